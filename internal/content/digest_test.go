package content_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/portevoix/portevoix/internal/content"
)

const digested = `---
title: T
link: https://example.com/
summary: S
share: {any: [words]}
media: [{file: a.png, alt: A}]
hashtags: [H]
starters: [B]
topics: [t]
---
body
`

// A translation is stale when what it was made from changed, and only then.
func TestShareDigest(t *testing.T) {
	digest := func(text string) string {
		fsys := hub(map[string]string{postFile: text})
		fsys["content/posts/a.png"] = &fstest.MapFile{Data: []byte(pixel)}
		library, list := content.Read(fsys, options())
		if len(list) > 0 {
			t.Fatal(list)
		}
		return library.Posts[0].Original().ShareDigest()
	}
	want := digest(digested)
	if want != "ec6830a9c12d" {
		t.Errorf("digest %s: every translated_from would turn stale", want)
	}
	for _, in := range []string{"T\n", "example", "S\n", "words", "alt: A", "H]", "B]", "body"} {
		changed := strings.Replace(digested, in, strings.Replace(in, in[:1], "z", 1), 1)
		if in == "alt: A" {
			changed = strings.Replace(digested, in, "alt: Z", 1)
		}
		if digest(changed) == want {
			t.Errorf("a change in %q is not seen", in)
		}
	}
	for name, same := range map[string]string{
		"topics":     strings.Replace(digested, "[t]", "[u]", 1),
		"CRLF":       strings.ReplaceAll(digested, "\n", "\r\n"),
		"empty line": digested + "\n",
		"a comment":  strings.Replace(digested, "topics", "# why\ntopics", 1),
	} {
		if digest(same) != want {
			t.Errorf("%s makes translations stale", name)
		}
	}
}
