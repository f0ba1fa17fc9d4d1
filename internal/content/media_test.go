package content_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/images"
)

// video begins as an MP4 file does.
const video = "\x00\x00\x00\x18ftypisom and the rest of it"

// folder is a hub with a file of every kind, and some that posts must not show.
func folder(post string) map[string]string {
	return map[string]string{
		postFile:                 post,
		"content/posts/ok.png":   pixel,
		"content/posts/none.png": "",
		"content/posts/no.png":   "\xff\xd8\xff no JPEG either",
		"content/posts/svg.png":  "<svg/>",
		"content/posts/as.jpg":   pixel,
		"content/posts/a.svg":    "<svg/>",
		"content/posts/.ok.png":  pixel,
		"content/posts/d.png/x":  "x",
		"content/posts/v.mp4":    video,
		"content/posts/v.webm":   "<html>",
		"content/posts/home.mp4": video + strings.Repeat("x", 32<<10-50) + "com.apple.quicktime.location.ISO6709",
		"content/posts/fr.vtt":   "\ufeffWEBVTT\n",
		"content/posts/text.vtt": "no captions",
		"content/posts/a.pdf":    "%PDF-1.7",
		"site/logo.png":          pixel,
		"etc/passwd.png":         "secret",
	}
}

func TestMedia(t *testing.T) {
	keys := "media:\n  - {file: Photo 1.PNG, alt: ' A roof ', rights: {source: own, people: [Ana], until: 2028-01-01}}\n"
	fsys := hub(map[string]string{
		"content/posts/2026/a.fr.md": post(keys),
		"content/posts/2026/a.en.md": post("translated_from: {lang: fr}\n"),
	})
	fsys["content/posts/2026/Photo 1.PNG"] = &fstest.MapFile{Data: []byte(pixel)}
	library, list := content.Read(fsys, options())
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, e := range library.Posts[0].Editions {
		m := e.Media[0]
		if m.Path != "content/posts/2026/Photo 1.PNG" || m.Size != int64(len(pixel)) || m.Digest != sha256.Sum256([]byte(pixel)) {
			t.Errorf("%s: file %+v", e.Lang, m)
		}
		if m.Kind != content.MediaImage || m.Type != "image/png" || m.Width != 1 || m.Height != 1 || m.Focus != [2]float64{0.5, 0.5} {
			t.Errorf("%s: image %+v", e.Lang, m)
		}
		if m.Alt != "A roof" || m.Rights.People[0] != "Ana" || m.Rights.Until.Format(time.DateOnly) != "2028-01-02" {
			t.Errorf("%s: words and rights %+v", e.Lang, m)
		}
		if at := e.At("media", 0, "alt").String(); at != "content/posts/2026/a.fr.md:4:30" {
			t.Errorf("%s: alt stands at %s", e.Lang, at)
		}
	}
}

func TestMediaOfEveryKind(t *testing.T) {
	sum := strings.Repeat("5e", 32)
	p := read(t, folder(post(`media:
  - {file: ok.png, alt: A, focus: [0, 0.25]}
  - {file: v.mp4, alt: B, poster: ok.png, captions: {fr: fr.vtt, ar: fr.vtt}}
  - {file: a.pdf, alt: C}
  - {url: "https://example.com/talk.WEBM?x=1", sha256: `+sum+`, alt: D, poster: ok.png}
`))).Posts[0]
	stored := func(file, data, mime string, side int) content.Stored {
		return content.Stored{
			File: file, Path: "content/posts/" + file, Digest: sha256.Sum256([]byte(data)), Size: int64(len(data)),
			Info: images.Info{Type: mime, Width: side, Height: side, Lossless: side > 0},
		}
	}
	image, captions := stored("ok.png", pixel, "image/png", 1), stored("fr.vtt", "\ufeffWEBVTT\n", "text/vtt", 0)
	want := []content.Media{
		{Kind: content.MediaImage, Alt: "A", Focus: [2]float64{0, 0.25}, Stored: image},
		{Kind: content.MediaVideo, Alt: "B", Stored: stored("v.mp4", video, "video/mp4", 0), Poster: &image,
			Captions: []content.Caption{{Lang: "ar", Stored: captions}, {Lang: "fr", Stored: captions}}},
		{Kind: content.MediaDocument, Alt: "C", Stored: stored("a.pdf", "%PDF-1.7", "application/pdf", 0)},
		{Kind: content.MediaVideo, Alt: "D", URL: "https://example.com/talk.WEBM?x=1", Poster: &image,
			Stored: content.Stored{Digest: [32]byte(bytes.Repeat([]byte{0x5e}, 32)), Info: images.Info{Type: "video/webm"}}},
	}
	if diff := cmp.Diff(want, p.Original().Media); diff != "" {
		t.Error(diff)
	}
}

// What can be wrong with an item of media, and what to do about it: each case of
// testdata/media.txtar is an item, and what is found in it.
func TestMediaProblems(t *testing.T) {
	cases, err := txtar.ParseFile("testdata/media.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases.Files {
		t.Run(c.Name, func(t *testing.T) {
			item, want, _ := strings.Cut(string(c.Data), "\n")
			_, list := content.Read(hub(folder(post("media: [{"+item+"}]\n"))), options())
			got := ""
			for _, p := range list {
				got += fmt.Sprintf("%s: %s [%s]\n", p.Position, p.Message, p.Rule)
				if p.Cure != "" {
					got += "    → " + p.Cure + "\n"
				}
			}
			if got != want {
				t.Errorf("\n got %swant %s", got, want)
			}
		})
	}
}

// A file that is too long is not read.
func TestMediaTooLong(t *testing.T) {
	for name, size := range map[string]int64{"a.png": 32 << 20, "a.mp4": 100 << 20, "a.pdf": 100 << 20} {
		dir := t.TempDir()
		posts := filepath.Join(dir, "content", "posts")
		if err := os.MkdirAll(posts, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(posts, "a.fr.md"), []byte(post("media: [{file: "+name+"}]\n")), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(os.WriteFile(filepath.Join(posts, name), nil, 0o644), os.Truncate(filepath.Join(posts, name), size+1)); err != nil {
			t.Fatal(err)
		}
		_, list := content.Read(os.DirFS(dir), options())
		want := fmt.Sprintf("content/posts/a.fr.md:3:16: %q has %d bytes, want at most %d; make it smaller, or name it by url and sha256 [media]",
			name, size+1, size)
		if len(list) != 1 || list[0].String() != want {
			t.Errorf("found %v, want %s", list, want)
		}
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
