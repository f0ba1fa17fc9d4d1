package propose_test

import (
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/propose"
	"github.com/portevoix/portevoix/internal/site"
)

var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// hub is one of two languages.
func hub(t testing.TB) *site.Hub {
	t.Helper()
	settings := `title: Hub
timezone: Europe/Paris
languages: [fr, en]
topics: {cloud: {fr: Nuage, en: Cloud}, law: {fr: "Droit, lois", en: Law}}
contacts: {comms: {name: Comms, url: "mailto:comms@example.org"}}
default_expiry: 30d
`
	hub, problems := site.Read(site.Source{
		Program: os.DirFS("../.."), Hub: fstest.MapFS{"site/hub.yaml": {Data: []byte(settings)}},
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return hub
}

// named gives every post the same name.
func named(_, lang string, day time.Time) string {
	return "content/posts/" + day.Format("2006") + "/post." + lang + ".md"
}

func TestMake(t *testing.T) {
	d := propose.Make(hub(t), propose.Proposal{
		Title: "Rabat: open", Link: "https://a.example", Why: "Because.", Kind: "De chez nous", Language: "English",
		Texts: []string{"One\n\ntwo", "Three"}, Topics: []string{"Droit, lois", "nuage, law"},
		At: time.Date(2026, 12, 31, 23, 30, 0, 0, time.UTC), // the next year in Paris
	}, now, named)
	const want = `---
title: 'Rabat: open'
link: https://a.example
date: 2027-01-01
topics:
  - cloud
  - law
kind: company
expires: 2027-01-30
share:
  any:
    - |-
      One

      two
    - Three
owner: comms
status: draft
---

Because.
`
	if string(d.Data) != want || d.Path != "content/posts/2027/post.en.md" || len(d.Problems) > 0 {
		t.Errorf("%s, %v is\n%s", d.Path, d.Problems, d.Data)
	}
}

func TestMakeFindsWhatIsMissing(t *testing.T) {
	for _, test := range []struct {
		name string
		p    propose.Proposal
		want string // "": nothing
	}{
		{"nothing", propose.Proposal{Title: "A", Texts: []string{"b"}}, ""},
		{"title", propose.Proposal{Texts: []string{"b"}}, "there is no title; write one"},
		{"text", propose.Proposal{Title: "A"}, "there is no text to share; write at least one"},
		{"language", propose.Proposal{Title: "A", Texts: []string{"b"}, Language: "../fr"},
			`the hub has no language "../fr"`},
		{"kind", propose.Proposal{Title: "A", Texts: []string{"b"}, Kind: "evnt"},
			`there is no kind of post "evnt"; did you mean "event"?`},
		{"topic", propose.Proposal{Title: "A", Texts: []string{"b"}, Topics: []string{"cloud, moon"}},
			`the hub has no topic "moon"`},
	} {
		d := propose.Make(hub(t), test.p, now, named)
		switch {
		case test.want == "" && len(d.Problems) == 0:
		case len(d.Problems) != 1 || !strings.Contains(d.Problems[0].Text(), test.want):
			t.Errorf("%s: found %v, want %s", test.name, d.Problems, test.want)
		case (d.Path == "") != d.Problems.HasErrors():
			t.Errorf("%s: the path is %q", test.name, d.Path)
		}
	}
}

// Whatever is proposed, the file is a draft of one post that says just that.
func TestHostileDraft(t *testing.T) {
	for _, words := range []string{
		"../../etc/passwd", "${{ secrets.TOKEN }}", "---\nstatus: live\n---\n", "status: live", "a: b\n- c",
		"*x", "&x y", "!!python/object",
		"'", `"`, "\\", "#", "@everyone", "fixes #1", "<script>alert(1)</script>", "<!-- -->", "{{.Title}}",
		"null", "~", "\u200f", "$(id)",
		"```", "\ufeff", "[skip ci]", "Approved-by: legal",
	} {
		var p propose.Proposal
		body := filled("Title", words, "Language of your texts", words, "A text to share", words, "Link", words,
			"Why it matters", words, "What it is", words, "Topics", "- [X] "+words)
		p, _, err := propose.Read(forms(t), body)
		if err != nil {
			t.Fatal(err)
		}
		d := propose.Make(hub(t), p, now, named)
		library, problems := content.Read(fstest.MapFS{d.Path: {Data: d.Data}}, content.Options{Languages: []string{"fr", "en"}})
		if problems.HasErrors() || len(library.Posts) != 1 {
			t.Errorf("%q: %v in\n%s", words, problems, d.Data)
			continue
		}
		post := library.Posts[0]
		e := post.Original()
		if post.Status != content.StatusDraft || post.ID != "post" || e.Title != p.Title || e.Link != p.Link ||
			strings.TrimSpace(string(e.Body)) != p.Why || len(e.Share) != 1 || texts(e) != strings.Join(p.Texts, "|") {
			t.Errorf("%q: the post is %+v\n%s", words, e, d.Data)
		}
		if path.Dir(d.Path) != "content/posts/2026" {
			t.Errorf("%q: the file is %s", words, d.Path)
		}
	}
}

func texts(e *content.Edition) string {
	var list []string
	for _, text := range e.Share[content.Any] {
		list = append(list, text.Body)
	}
	return strings.Join(list, "|")
}
