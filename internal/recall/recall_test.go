package recall_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/recall"
	"github.com/portevoix/portevoix/internal/site"
)

const posts = `
-- site/hub.yaml --
title: Hub
base_url: https://example.org/hub/
languages: [en, fr, ar]
-- content/posts/a.en.md --
---
title: A
link: https://example.org/a
translated_from: {lang: fr}
media:
  - {file: a.pdf, alt: The plan, rights: {release: REL-1}}
  - {url: https://example.org/talk.mp4, sha256: 5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e, alt: A talk}
share: {any: [Words]}
---
-- content/posts/a.fr.md --
---
title: Un
aliases: [old-a]
link: https://example.org/a
media: []
share: {any: [Mots]}
---
-- content/posts/a.pdf --
%PDF-1.7 the plan
-- content/posts/spoilt.en.md --
---
title: Spoilt
translated_from: {lang: fr}
---
-- content/posts/spoilt.fr.md --
---
title: Gâté
aliases: [old-spoilt]
expires: someday
---
`

func read(t *testing.T) *site.Hub {
	t.Helper()
	files := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(posts)).Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	hub, _ := site.Read(site.Source{Program: portevoix.Files, Hub: files})
	if len(hub.Library.Broken) == 0 {
		t.Fatal("the hub has no mistake")
	}
	return hub
}

// Whatever a post is called, and whatever is wrong with it, it is its original's file
// that is written into.
func TestFind(t *testing.T) {
	hub := read(t)
	for name, file := range map[string]string{
		"a": "content/posts/a.fr.md", "old-a": "content/posts/a.fr.md", "content/posts/a.en.md": "content/posts/a.fr.md",
		"spoilt": "content/posts/spoilt.fr.md", "old-spoilt": "content/posts/spoilt.fr.md",
		"content/posts/spoilt.en.md": "content/posts/spoilt.fr.md", "other": "",
	} {
		if post, ok := recall.Find(hub, name); post.File != file || ok != (file != "") {
			t.Errorf("%s is found in %q", name, post.File)
		}
	}
}

func TestHolding(t *testing.T) {
	hub := read(t)
	sum := sha256.Sum256([]byte("%PDF-1.7 the plan\n"))
	digest := hex.EncodeToString(sum[:])
	for _, name := range []string{
		"content/posts/a.pdf", digest, strings.ToUpper(digest), digest[:16], "media/" + digest[:16] + ".pdf",
		"https://example.org/hub/media/" + digest[:16] + "-wide.jpg",
		strings.Repeat("5e", 32), // of what stands elsewhere
	} {
		shown, err := recall.Shown(hub.Files, name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		found, unread := recall.Holding(hub, time.Now(), shown)
		if len(found) != 1 || found[0].ID != "a" || len(unread) != 2 {
			t.Errorf("%s is found in %v; %v were not looked through", name, found, unread)
		}
	}
	for _, name := range []string{"", digest[:15], digest + "0", "content/posts/b.pdf", "../secret"} {
		if _, err := recall.Shown(hub.Files, name); err == nil {
			t.Errorf("%q is taken for a file", name)
		}
	}
	if found, _ := recall.Holding(hub, time.Now(), recall.Released("REL-1")); len(found) != 1 {
		t.Errorf("the form is found in %v", found)
	}
}

// Whatever the site has of a medium, in whatever shape, its name leads to the post.
func TestEveryPublishedNameIsFound(t *testing.T) {
	files := fstest.MapFS{
		"site/hub.yaml":       {Data: []byte("title: Hub\nbase_url: https://example.org/hub/\n")},
		"content/posts/a.png": {Data: picture(t, 1600, 900, color.White)},
		"content/posts/b.png": {Data: picture(t, 1600, 900, color.Black)},
		"content/posts/c.mp4": {Data: []byte("\x00\x00\x00\x18ftypisom")},
		"content/posts/c.vtt": {Data: []byte("WEBVTT\n")},
		"content/posts/a.en.md": {Data: []byte("---\ntitle: A\nmedia:\n  - {file: a.png, alt: A, focus: [0.2, 0.3]}\n" +
			"  - {file: c.mp4, alt: C, poster: b.png, captions: {en: c.vtt}}\n---\n")},
		"content/posts/z.pdf":   {Data: []byte("%PDF-1.7")},
		"content/posts/z.en.md": {Data: []byte("---\ntitle: Z\nmedia: [{file: z.pdf, alt: Z}]\n---\n")},
	}
	hub, _ := site.Read(site.Source{Program: portevoix.Files, Hub: files})
	a, _ := hub.Library.Post("a")
	names := 0
	for _, m := range a.Original().Media {
		for _, f := range site.MediaFiles(m) {
			names++
			shown, err := recall.Shown(files, "https://example.org/hub/"+f.Path)
			if err != nil {
				t.Errorf("%s: %v", f.Path, err)
			} else if found, _ := recall.Holding(hub, time.Now(), shown); len(found) != 1 || found[0].ID != "a" {
				t.Errorf("%s is found in %v", f.Path, found)
			}
		}
	}
	// A picture in two sizes and three crops, a film, its captions, its poster in two sizes and a crop.
	if names != 12 {
		t.Errorf("%d names were tried", names)
	}
}

// picture is a PNG that is large enough to be worth narrower versions.
func picture(t *testing.T, w, h int, c color.Color) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{c})); err != nil {
		t.Fatal(err)
	}
	return append(out.Bytes(), make([]byte, 100_000)...)
}

// A message says how to delete a post on each network it could go to; of a post with
// mistakes that is on all.
func TestNotice(t *testing.T) {
	hub := read(t)
	w := content.Withdrawal{On: time.Now(), Reason: "C’était faux."}
	for _, id := range []string{"a", "spoilt"} {
		post, _ := recall.Find(hub, id)
		for _, form := range recall.Forms {
			text, err := recall.Notice(hub, time.Now(), post, w, form)
			if err != nil {
				t.Fatal(err)
			}
			for _, n := range hub.Settings.Networks {
				if strings.Count(text, "\n- "+n.Title+": ") != 2 && !n.NeedsImage() {
					t.Errorf("the %s about %s does not say in two languages how to delete it on %s", form, id, n.Title)
				}
			}
			if strings.Count(text, w.Reason) != 2 || !strings.Contains(text, "https://example.org/hub/fr/posts/"+id+"/") {
				t.Errorf("the %s about %s lacks the reason or the address:\n%s", form, id, text)
			}
		}
	}
}

// What is offered again is said in each language of the post, with its page there.
func TestAgain(t *testing.T) {
	hub := read(t)
	for _, id := range []string{"a", "spoilt"} {
		post, _ := recall.Find(hub, id)
		for _, form := range recall.Forms {
			text, err := recall.Again(hub, post, form)
			if err != nil || !strings.Contains(text, "can be shared again") || !strings.Contains(text, "https://example.org/hub/fr/posts/"+id+"/") {
				t.Errorf("the %s about %s: %v\n%s", form, id, err, text)
			}
		}
		if want := []string{"content/posts/" + id + ".en.md", "content/posts/" + id + ".fr.md"}; !slices.Equal(post.Files, want) {
			t.Errorf("%s stands in %v", id, post.Files)
		}
	}
}

// No network is without a sentence, in any language of the program.
func TestEveryNetworkSaysHowToDelete(t *testing.T) {
	hub := read(t)
	for lang, words := range hub.Words {
		for _, n := range network.All {
			text, err := words.T("recall.delete." + n.Name)
			if err != nil || strings.Count(strings.TrimRight(text, "."), ". ") > 0 || !strings.HasSuffix(text, ".") {
				t.Errorf("%s, %s: %q is not one sentence (%v)", lang, n.Title, text, err)
			}
		}
	}
}
