package content_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

var paris = zone("Europe/Paris")

func zone(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return z
}

// options are those of a hub in three languages.
func options() content.Options {
	return content.Options{
		Languages: []string{"fr", "en", "ar"}, Zone: paris, Networks: []string{"linkedin", "x", "mastodon"},
	}
}

// hub makes a file system of paths and texts.
func hub(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// post is the text of a post with further keys.
func post(keys string) string { return "---\ntitle: T\n" + keys + "---\n" }

// read reads a hub of one or more posts that must be without problems.
func read(t *testing.T, files map[string]string) *content.Library {
	t.Helper()
	library, problems := content.Read(hub(files), options())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return library
}

// onePost reads the post a in French, and in English where that is not empty.
func onePost(t *testing.T, fr, en string) *content.Post {
	t.Helper()
	files := map[string]string{"content/posts/a.fr.md": fr}
	if en != "" {
		files["content/posts/a.en.md"] = en
	}
	p, ok := read(t, files).Post("a")
	if !ok {
		t.Fatal("the post is not in the library")
	}
	return p
}

// problems reads a hub and returns what is wrong with it, a line each.
func problems(files map[string]string) (library *content.Library, lines string) {
	library, list := content.Read(hub(files), options())
	var b strings.Builder
	for _, p := range list {
		b.WriteString(p.String() + "\n")
	}
	return library, b.String()
}

// pixel is a PNG of one pixel. With any text behind it, it is another file with the same
// picture.
const pixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\b\x00\x00\x00\x00:~\x9bU" +
	"\x00\x00\x00\x0eIDATx\xdabb\x00\x04\x00\x00\xff\xff\x00\x06\x00\x03\xe7\xb8\x17\xd8\x00\x00\x00\x00IEND\xaeB`\x82"
