package check

import (
	"maps"
	"slices"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
)

var banned = Rule{
	Name: "banned",
	Doc: "A post keeps clear of the words and patterns that hub.yaml bans, each for its " +
		"reason. Words are found whole, whatever their case and accents; in title, summary, " +
		"texts, starters and briefing.",
	Example: `
-- site/hub.yaml --
title: Hub
banned:
  - {words: [risk-free], reason: Nobody can promise that., advice: Say what was checked.}
-- content/posts/promise.en.md --
---
title: Our RISK FREE offer
---
-- finding --
content/posts/promise.en.md:2:12: error: found "RISK FREE": Nobody can promise that. [banned]
    → Say what was checked.
`,
	post: func(f *finder, p *content.Post) {
		if len(f.Settings.Banned) == 0 {
			return
		}
		for _, e := range p.Editions {
			f.wordingOf(e)
		}
	},
}

// wordingOf looks at everything an edition says.
func (f *finder) wordingOf(e *content.Edition) {
	f.wording(e, e.Title, "title")
	f.wording(e, e.Summary, "summary")
	for i, starter := range e.Starters {
		f.wording(e, starter, "starters", i)
	}
	for _, network := range slices.Sorted(maps.Keys(e.Share)) {
		for _, t := range e.Share[network] {
			f.wording(e, t.Body, "share", network, t.Index)
		}
	}
	for _, hit := range f.lexicon(e.Lang).find(string(e.Body)) {
		f.isBanned(e.Source.AtBody(hit.start), hit)
	}
}

// wording reports each banned wording of a value once, where it first stands.
func (f *finder) wording(e *content.Edition, text string, path ...any) {
	said := map[*config.Banned]bool{}
	for _, hit := range f.lexicon(e.Lang).find(text) {
		if !said[hit.by] {
			said[hit.by] = true
			f.isBanned(e.Source.WordsAt(hit.words, path...), hit)
		}
	}
}

func (f *finder) isBanned(at problem.Position, h hit) {
	f.refuse(at, "found %q: %s", h.words, h.by.Reason).Cure = h.by.Advice
}

// lexicon is what is banned in a language.
func (f *finder) lexicon(lang string) *lexicon {
	l, made := f.lexica[lang]
	if !made {
		l = newLexicon(f.Settings.Banned, lang)
		f.lexica[lang] = l
	}
	return l
}
