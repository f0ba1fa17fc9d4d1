package content_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/portevoix/portevoix/internal/content"
)

var entries = map[string]string{
	"content/campaigns/rabat.fr.md": `---
title: Rabat
summary: Une région
goal: Faire savoir
targets: {visits: 500}
start: 2026-11-01
end: 2026-12-31
hashtag: "#Rabat"
owner: comms
aliases: [maroc]
---
Pourquoi.
`,
	"content/campaigns/rabat.en.md":     "---\ntitle: Rabat in English\ngoal: Let it be known\n---\n",
	"guidelines/charter.fr.md":          "---\ntitle: Charte\norder: 2\nversion: 1.10\napplies_to: tous\nowner: hr\nupdated: 2026-10-01\n---\n",
	"guidelines/charter.en.md":          "---\ntitle: Charter\nversion: '1.11'\n---\n",
	"content/onboarding/one.fr.md":      "---\ntitle: Un\norder: 1\nminutes: 5\nchecklist: [lire]\nquiz: [{question: Q, answers: [{text: oui, correct: true, because: c}, {text: non}]}]\n---\n",
	"content/onboarding/one.en.md":      "---\ntitle: One\nchecklist: [read, share]\n---\n",
	"content/library/logos/logos.fr.md": "---\ntitle: Logos\nowner: brand\nreview: 2027-01-31\norder: 3\n---\n",
	"content/library/logos/logos.ar.md": "---\ntitle: شعارات\n---\n",
	"content/about.fr.md":               "---\ntitle: À propos\nsummary: Ce hub\n---\nTexte.\n",
}

func TestEntries(t *testing.T) {
	library := read(t, entries)
	campaign, ok := library.Campaign("maroc")
	if !ok {
		t.Fatal("the campaign is not found by its alias")
	}
	en, _ := campaign.In("en")
	charter, _ := library.Guidelines[0].In("en")
	lesson, _ := library.Lessons[0].In("en")
	page, _ := library.Pages[0].In("ar")
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, paris) }
	for _, test := range []struct{ got, want any }{
		{en.Title, "Rabat in English"},
		{en.Summary, ""},
		{en.Meta, content.Campaign{
			Goal: "Let it be known", Targets: map[string]int{"visits": 500}, Hashtag: "Rabat", Owner: "comms",
			Start: day(2026, 11, 1), End: day(2027, 1, 1),
		}},
		{charter.Meta, content.Guideline{Order: 2, Version: "1.11", Owner: "hr", Updated: day(2026, 10, 1)}},
		{lesson.Meta, content.Lesson{Order: 1, Minutes: 5, Checklist: []string{"read", "share"}}},
		{page.Meta, content.LibraryPage{Owner: "brand", Review: day(2027, 2, 1), Order: 3}},
		{library.About.Original().Title + " " + string(library.About.Original().Body), "À propos Texte.\n"},
		{library.Lessons[0].Original().Meta.Quiz[0].Answers[0], content.Answer{Text: "oui", Correct: true, Because: "c"}},
	} {
		if diff := cmp.Diff(test.want, test.got, cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestProblemsOfEntries(t *testing.T) {
	tests := []struct{ name, file, keys, want string }{
		{"key of another kind", "guidelines/a.fr.md", "minutes: 5\n",
			`3:1: unknown key "minutes"; want one of aliases, applies_to, order, owner, summary, title, updated, version [front-matter]`},
		{"target", "content/campaigns/a.fr.md", "targets: {visits: many}\n", `3:19: found text "many", want a whole number [front-matter]`},
		{"question without words", "content/onboarding/a.fr.md", "quiz: [{answers: [{text: a}]}]\n", `3:8: the question has no words [front-matter]`},
		{"one answer", "content/onboarding/a.fr.md", "quiz: [{question: Q, answers: [{text: a, correct: true}]}]\n",
			`3:31: found 1 answers, want at least 2 [front-matter]`},
		{"no right answer", "content/onboarding/a.fr.md", "quiz: [{question: Q, answers: [{text: a}, {text: b}]}]\n",
			`3:31: no answer is correct; write correct: true on one [front-matter]`},
		{"about has no more keys", "content/about.fr.md", "owner: me\n", `3:1: unknown key "owner"; want one of aliases, summary, title [front-matter]`},
		{"alias", "content/library/a.fr.md", "aliases: [page]\n", `3:11: the id "page" is reserved [id]`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			library, got := problems(map[string]string{test.file: post(test.keys)})
			if want := test.file + ":" + test.want + "\n"; got != want {
				t.Errorf("\n got %swant %s", got, want)
			}
			if len(library.Broken) != 1 || library.Broken[0] != test.file {
				t.Errorf("left out: %v", library.Broken)
			}
		})
	}
}
