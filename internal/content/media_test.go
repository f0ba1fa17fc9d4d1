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
		"content/posts/no.png":   "\xff\xd8\xff no JPEG either",
		"content/posts/svg.png":  "<svg/>",
		"content/posts/as.jpg":   pixel,
		"content/posts/a.svg":    "<svg/>",
		"content/posts/.ok.png":  pixel,
		"content/posts/d.png/x":  "x",
		"content/posts/v.mp4":    video,
		"content/posts/v.webm":   "<html>",
		"content/posts/xyz.mp4":  video + strings.Repeat("\xa9xyz", 9000) + "\xa9xyz\x00\x12\x15\xc7+48.8584+002.2945/",
		"content/posts/key.mp4":  video + strings.Repeat("x", 32<<10-50) + "com.apple.quicktime.location.ISO6709",
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

func TestMediaProblems(t *testing.T) {
	const beside = "; put it into the post's folder, or correct its name"
	const all = ".jpg, .jpeg, .png, .gif, .webp, .mp4, .webm or .pdf"
	const wanted = "; use a JPEG, PNG, GIF or WebP file"
	sum := ", sha256: " + strings.Repeat("5e", 32)
	sumsUp := "; write what sha256sum prints for the file, so that what is shown is what was approved"
	tests := []struct{ name, item, want string }{
		{"missing", "file: b.jpg", `16: there is no file "b.jpg" beside the post` + beside},
		{"no file", "file: ''", `16: there is no file; write file: NAME, or url: ADDRESS`},
		{"nothing at all", "alt: A roof", `9: there is no file; write file: NAME, or url: ADDRESS`},
		{"of no kind", "file: a.fr.md", `16: "a.fr.md" can't be shown here, want ` + all},
		{"scripts may hide in it", "file: a.svg", `16: "a.svg" is an SVG drawing, which can hold scripts and which networks do not take; export it as PNG`},
		{"SVG by another name", "file: svg.png",
			`16: "svg.png" can't be shown: it is an SVG drawing, which can hold scripts and which networks do not take; export it as PNG`},
		{"no picture", "file: no.png", `16: "no.png" can't be shown: the file is cut off or damaged; export the picture again`},
		{"another picture", "file: as.jpg", `16: "as.jpg" can't be shown: it is image/png; give it the ending .png`},
		{"no video", "file: v.webm", `16: "v.webm" can't be shown: it does not begin as video/webm does; export it again, or correct the ending of its name`},
		{"a place", "file: xyz.mp4", `16: "xyz.mp4" can't be shown: it tells where it was recorded; export it again without its location`},
		{"a place of Apple's", "file: key.mp4", `16: "key.mp4" can't be shown: it tells where it was recorded; export it again without its location`},
		{"captions alone", "file: fr.vtt", `16: "fr.vtt" can't be shown here, want ` + all},
		{"folder", "file: d.png", `16: found a folder at "d.png", want a file`},
		{"out of the hub", "file: ../../../etc/passwd.png", `16: there is no file "../../../etc/passwd.png" beside the post` + beside},
		{"out of content", "file: ../../site/logo.png", `16: there is no file "../../site/logo.png" beside the post` + beside},
		{"absolute", "file: /content/posts/ok.png", `16: there is no file "/content/posts/ok.png" beside the post` + beside},
		{"backslash", `file: '..\ok.png'`, `16: there is no file "..\\ok.png" beside the post` + beside},
		{"hidden", "file: .ok.png", `16: there is no file ".ok.png" beside the post` + beside},
		{"address as file", "file: https://example.com/ok.png", `16: there is no file "https://example.com/ok.png" beside the post` + beside},

		{"file and url", "file: ok.png, url: 'https://example.com/a.png'", `29: there is both a file and a url; keep one of them`},
		{"sum of a file", "file: ok.png" + sum, `32: sha256 goes with a url: of a file the hub finds it out; remove it`},
		{"url without sum", "url: 'https://example.com/a.png'", `9: the url needs its SHA-256: 64 hexadecimal digits` + sumsUp},
		{"short sum", "url: 'https://example.com/a.png', sha256: 5e", `52: the url needs its SHA-256: 64 hexadecimal digits` + sumsUp},
		{"plain http", "url: 'http://example.com/a.png'" + sum, `15: "http://example.com/a.png" is no https address; write the whole address: https://…`},
		{"script", "url: 'javascript:alert(1)//.png'" + sum, `15: "javascript:alert(1)//.png" is no https address; write the whole address: https://…`},
		{"hidden host", "url: 'https://good.example@evil.example/a.png'" + sum,
			`15: "https://good.example@evil.example/a.png" is no https address; write the whole address: https://…`},
		{"page of a video", "url: 'https://example.com/watch?v=1'" + sum, `15: the address does not say what it leads to, want one that ends in ` +
			all + `; name the file itself, not the page that shows it`},

		{"poster of an image", "file: ok.png, poster: ok.png", `32: an image needs no poster; remove it`},
		{"no such poster", "file: v.mp4, poster: b.png", `31: there is no file "b.png" beside the post` + beside},
		{"a video as poster", "file: v.mp4, poster: v.mp4", `31: "v.mp4" can't be shown here, want .jpg, .jpeg, .png, .gif or .webp`},
		{"captions of an image", "file: ok.png, captions: {fr: fr.vtt}", `34: captions go with a video; remove them`},
		{"captions without mark", "file: v.mp4, captions: {fr: text.vtt}", `38: "text.vtt" can't be shown: it does not begin as text/vtt does; export it again, or correct the ending of its name`},
		{"captions in no language", "file: v.mp4, captions: {french: fr.vtt}", `42: "french" is no language; write its code, such as fr or pt-BR`},
		{"focus of a video", "file: v.mp4, focus: [0, 0]", `30: only an image of the hub is cropped; remove focus`},
		{"focus outside", "file: ok.png, focus: [0, 1.5]",
			`31: the focus is two numbers from 0 to 1: from the left, from the top; write [0.5, 0.3], for instance`},
		{"no focus", "file: ok.png, focus: [.nan, 0]",
			`31: the focus is two numbers from 0 to 1: from the left, from the top; write [0.5, 0.3], for instance`},
		{"half a focus", "file: ok.png, focus: [1]",
			`31: the focus is two numbers from 0 to 1: from the left, from the top; write [0.5, 0.3], for instance`},
		{"release in words", "file: ok.png, rights: {release: she said yes}",
			`42: "she said yes" is no id of a release form; write letters, digits, dots, hyphens and underscores, such as REL-2026-014`},
		{"empty", "file: empty.png", `16: "empty.png" can't be shown: the file is empty` + wanted},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := folder(post("media: [{" + test.item + "}]\n"))
			files["content/posts/empty.png"] = ""
			_, got := problems(files)
			if want := postFile + ":3:" + test.want + " [media]\n"; got != want {
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
