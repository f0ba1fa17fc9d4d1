package content_test

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

func TestMedia(t *testing.T) {
	keys := "media:\n  - {file: Photo 1.JPG, alt: ' A roof ', rights: {source: own, people: [Ana], until: 2028-01-01}}\n"
	fsys := hub(map[string]string{
		"content/posts/2026/a.fr.md": post(keys),
		"content/posts/2026/a.en.md": post("translated_from: {lang: fr}\n"),
	})
	fsys["content/posts/2026/Photo 1.JPG"] = &fstest.MapFile{Data: []byte("jpeg")}
	library, list := content.Read(fsys, options())
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, e := range library.Posts[0].Editions {
		m := e.Media[0]
		if m.Path != "content/posts/2026/Photo 1.JPG" || m.Size != 4 || m.Digest != sha256.Sum256([]byte("jpeg")) {
			t.Errorf("%s: file %+v", e.Lang, m)
		}
		if m.Alt != "A roof" || m.Rights.People[0] != "Ana" || m.Rights.Until.Format(time.DateOnly) != "2028-01-02" {
			t.Errorf("%s: words and rights %+v", e.Lang, m)
		}
		if at := e.At("media", 0, "alt").String(); at != "content/posts/2026/a.fr.md:4:30" {
			t.Errorf("%s: alt stands at %s", e.Lang, at)
		}
	}
}

func TestMediaProblems(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"missing", "b.jpg", `there is no image "b.jpg" beside the post`},
		{"no file", "''", `the image has no file`},
		{"not an image", "a.fr.md", `"a.fr.md" is no image a network takes, want jpg, jpeg, png, gif or webp`},
		{"scripts may hide in it", "a.svg", `"a.svg" is no image a network takes, want jpg, jpeg, png, gif or webp`},
		{"folder", "d.png", `found a folder at "d.png", want a file`},
		{"out of the hub", "../../../etc/passwd.png", `there is no image "../../../etc/passwd.png" beside the post`},
		{"out of content", "../../site/logo.png", `there is no image "../../site/logo.png" beside the post`},
		{"absolute", "/content/posts/ok.png", `there is no image "/content/posts/ok.png" beside the post`},
		{"backslash", `'..\ok.png'`, `there is no image "..\\ok.png" beside the post`},
		{"hidden", ".ok.png", `there is no image ".ok.png" beside the post`},
		{"address", "https://example.com/ok.png", `there is no image "https://example.com/ok.png" beside the post`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, got := problems(map[string]string{
				postFile:                post("media: [{file: " + test.file + "}]\n"),
				"content/posts/a.svg":   "<svg/>",
				"content/posts/ok.png":  "png",
				"content/posts/.ok.png": "png",
				"content/posts/d.png/x": "x",
				"site/logo.png":         "png",
				"etc/passwd.png":        "secret",
			})
			if want := postFile + ":3:16: " + test.want + " [media]\n"; got != want {
				t.Errorf("\n got %swant %s", got, want)
			}
		})
	}
}

// On a disk there are links, which are never opened, wherever they lead.
func TestLinksOnDisk(t *testing.T) {
	dir := t.TempDir()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	posts := filepath.Join(dir, "content", "posts")
	must(os.MkdirAll(posts, 0o755))
	must(os.WriteFile(filepath.Join(posts, "a.fr.md"), []byte(post("media: [{file: s.png}]\n")), 0o644))
	must(os.WriteFile(filepath.Join(posts, "b.fr.md"), []byte(post("")), 0o644))
	must(os.WriteFile(filepath.Join(dir, "secret"), []byte(post("")), 0o644))
	must(os.Symlink(filepath.Join(dir, "secret"), filepath.Join(posts, "s.png")))
	must(os.Symlink("../../secret", filepath.Join(posts, "b.en.md")))
	must(os.Symlink("..", filepath.Join(posts, "loop")))
	must(os.Symlink("content", filepath.Join(dir, "guidelines")))

	root, err := os.OpenRoot(dir)
	must(err)
	defer root.Close()
	library, list := content.Read(root.FS(), options())
	got := ""
	for _, p := range list {
		got += p.String() + "\n"
	}
	want := `content/posts/a.fr.md:3:16: found a symbolic link at "s.png", want a file [media]
content/posts/b.en.md: found a symbolic link, want a file [file]
content/posts/loop: found a symbolic link, which is never followed [file]
content/posts/s.png: found a symbolic link, which is never followed [file]
guidelines: found a symbolic link, want a folder [file]
`
	if got != want {
		t.Errorf("\n got %swant %s", got, want)
	}
	if len(library.Posts) > 0 {
		t.Errorf("%d posts were read", len(library.Posts))
	}
}
