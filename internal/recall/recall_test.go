package recall_test

import (
	"crypto/sha256"
	"encoding/hex"
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
media: [{file: a.pdf, alt: The plan, rights: {release: REL-1}}]
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
	} {
		shown, err := recall.Shown(hub.Files, name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		found, unread := recall.Holding(hub, shown)
		if len(found) != 1 || found[0].ID != "a" || len(unread) != 2 {
			t.Errorf("%s is found in %v; %v were not looked through", name, found, unread)
		}
	}
	for _, name := range []string{"", digest[:15], digest + "0", "content/posts/b.pdf", "../secret"} {
		if _, err := recall.Shown(hub.Files, name); err == nil {
			t.Errorf("%q is taken for a file", name)
		}
	}
	if found, _ := recall.Holding(hub, recall.Released("REL-1")); len(found) != 1 {
		t.Errorf("the form is found in %v", found)
	}
}

// A message says how to delete a post on each network it could go to; of a post with
// mistakes that is on all.
func TestNotice(t *testing.T) {
	hub := read(t)
	w := content.Withdrawal{On: time.Now(), Reason: "C’était faux."}
	for _, id := range []string{"a", "spoilt"} {
		post, _ := recall.Find(hub, id)
		for _, form := range recall.Forms {
			text, err := recall.Notice(hub, post, w, form)
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
