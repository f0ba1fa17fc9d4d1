package check

import (
	"slices"

	"github.com/portevoix/portevoix/internal/content"
)

var translation = Rule{
	Name: "translation",
	Doc: "A text is written in every language of the hub, and the translation of a post follows its " +
		"source: the digest in translated_from says which words it was made from.",
	Example: `
-- site/hub.yaml --
title: Hub
languages: [en, fr]
-- content/posts/moved.en.md --
---
title: We have moved, again
---
-- content/posts/moved.fr.md --
---
title: Nous avons déménagé
translated_from: {lang: en, digest: 000000000000}
---
-- finding --
content/posts/moved.fr.md:3:37: warning: the edition in "en" has changed since it was translated [translation]
    → bring this one up to date, then write digest: d77307d224e1
`,
	post: func(f *finder, p *content.Post) {
		for _, lang := range f.Settings.Languages {
			if _, ok := p.In(lang); !ok {
				f.hint(p.Original().Source.At("title"), "the post is not written in %q", lang)
			}
		}
		for _, e := range p.Editions {
			if e.TranslatedFrom != nil {
				f.stale(p, e)
			}
		}
	},
	hub: func(f *finder) {
		untranslated(f, "campaign", f.Library.Campaigns)
		untranslated(f, "guideline", f.Library.Guidelines)
		untranslated(f, "lesson", f.Library.Lessons)
		untranslated(f, "library page", f.Library.Pages)
		untranslated(f, "poll", f.Library.Polls)
	},
}

// untranslated finds what is not written in a language of the hub: pages of that language
// show another's.
func untranslated[T any](f *finder, what string, entries []*content.Entry[T]) {
	for _, e := range entries {
		for _, lang := range f.Settings.Languages {
			if _, ok := e.In(lang); !ok {
				f.hint(e.Original().Source.At("title"), "the %s is not written in %q", what, lang)
			}
		}
	}
}

// stale finds a translation whose source has changed, is gone or was never noted.
func (f *finder) stale(p *content.Post, e *content.Edition) {
	source, ok := p.In(e.TranslatedFrom.Lang)
	if !ok {
		if slices.Contains(f.Settings.Languages, e.TranslatedFrom.Lang) {
			f.warn(e.At("translated_from", "lang"),
				"the post has no edition in %q to be translated from", e.TranslatedFrom.Lang).Cure =
				"name the language that it was translated from"
		}
		return
	}
	switch digest := source.ShareDigest(); e.TranslatedFrom.Digest {
	case digest:
	case "":
		f.hint(e.At("translated_from"),
			"no digest says which words this was translated from").Cure = "write digest: " + digest
	default:
		f.warn(e.At("translated_from", "digest"),
			"the edition in %q has changed since it was translated", source.Lang).Cure =
			"bring this one up to date, then write digest: " + digest
	}
}
