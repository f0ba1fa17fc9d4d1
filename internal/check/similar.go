package check

import (
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
)

var similar = Rule{
	Name: "similar",
	Doc: "No two texts say the same in nearly the same words, in one list or in two posts: " +
		"readers see both and take them for an advertisement. Case, accents, signs and white space " +
		"make no difference. Nearly the same are texts that share six in ten of all runs of three words.",
	Example: `
-- content/posts/first.en.md --
---
title: First
link: https://example.org/first
share: {any: ["What surprised me most in this report: a small team can change a lot in a year."]}
---
-- content/posts/second.en.md --
---
title: Second
link: https://example.org/second
share: {any: ["What surprised me most in this report: a small team can change much in a year!"]}
---
-- finding --
content/posts/second.en.md:4:15: warning: this text has nearly the words of content/posts/first.en.md:4:15 [similar]
    → say it in other words
`,
	hub: func(f *finder) {
		texts := f.occurrences()
		sketches := make([]sketch, len(texts))
		for i, t := range texts {
			sketches[i] = newSketch(t.Body)
		}
		for _, pair := range nearest(sketches, func(i, j int) bool { return texts[i].besides(texts[j]) }) {
			f.twice(texts[pair.first], texts[pair.second], pair.same)
		}
	},
}

// An occurrence is a text where it stands.
type occurrence struct {
	*content.Edition
	content.Text
}

func (o occurrence) at() problem.Position { return o.Edition.At("share", o.Text.Network, o.Index) }

// besides reports whether a reader can be offered both texts: no network shows two lists
// of one edition.
func (o occurrence) besides(other occurrence) bool {
	return o.Edition != other.Edition || o.Network == other.Network
}

func (f *finder) occurrences() []occurrence {
	var list []occurrence
	for _, p := range f.current() {
		for _, e := range p.Editions {
			for _, network := range slices.Sorted(maps.Keys(e.Share)) {
				for _, t := range e.Share[network] {
					list = append(list, occurrence{e, t})
				}
			}
		}
	}
	return list
}

// twice is found at the second place, or at the first where only that one changed.
func (f *finder) twice(first, second occurrence, same bool) {
	if f.counts(first.Source.Path) && !f.counts(second.Source.Path) {
		first, second = second, first
	}
	how := "nearly the words"
	if same {
		how = "the words"
	}
	f.warn(second.at(), "this text has %s of %s", how, first.at()).Cure = "say it in other words"
}

// wordsOf lists the words of a text, folded, without signs.
func wordsOf(text string) []string {
	var words []string
	for _, t := range tokens(text) {
		if r, _ := utf8.DecodeRuneInString(t.word); unicode.In(r, unicode.L, unicode.N) {
			words = append(words, t.word)
		}
	}
	return words
}
