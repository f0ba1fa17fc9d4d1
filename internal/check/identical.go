package check

import (
	"maps"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
)

var identical = Rule{
	Name: "identical",
	Doc: "No two texts have the same words, in one list or in two posts: readers see both and " +
		"take them for an advertisement. Case and white space make no difference.",
	Example: `
-- content/posts/first.en.md --
---
title: First
link: https://example.org/first
share: {any: ["Read this before Monday."]}
---
-- content/posts/second.en.md --
---
title: Second
link: https://example.org/second
share: {any: ["Read this  before monday."]}
---
-- finding --
content/posts/second.en.md:4:15: warning: this text has the words of content/posts/first.en.md:4:15 [identical]
    → say it in other words
`,
	hub: func(f *finder) {
		seen := map[string]occurrence{}
		for _, p := range f.current() {
			for _, e := range p.Editions {
				for _, list := range slices.Sorted(maps.Keys(e.Share)) {
					f.repeats(seen, e, e.Share[list])
				}
			}
		}
	},
}

// An occurrence is a text where it stands.
type occurrence struct {
	*content.Edition
	content.Text
}

func (o occurrence) at() problem.Position { return o.Edition.At("share", o.Text.Network, o.Index) }

// repeats finds the texts of a list that stood elsewhere. Two lists of one edition may
// share a text: no network shows both.
func (f *finder) repeats(seen map[string]occurrence, e *content.Edition, texts []content.Text) {
	for _, t := range texts {
		here := occurrence{e, t}
		words := strings.ToLower(strings.Join(strings.Fields(t.Body), " "))
		first, again := seen[words]
		switch {
		case !again:
			seen[words] = here
		case first.Edition != e || first.Network == t.Network:
			f.twice(first, here)
		}
	}
}

// twice is found at the second place, or at the first where only that one changed.
func (f *finder) twice(first, second occurrence) {
	if f.counts(first.Source.Path) && !f.counts(second.Source.Path) {
		first, second = second, first
	}
	f.warn(second.at(), "this text has the words of %s", first.at()).Cure = "say it in other words"
}
