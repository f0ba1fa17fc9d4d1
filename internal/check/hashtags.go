package check

import (
	"strings"
	"unicode"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
)

var hashtags = Rule{
	Name: "hashtags",
	Doc: "A hashtag is one word of letters, digits and underscores, not of digits alone: at any " +
		"other sign networks end it, and the rest is left standing as words. The # is added.",
	Example: `
-- content/posts/cut.en.md --
---
title: Cut short
hashtags: [energy-transition]
---
-- finding --
content/posts/cut.en.md:3:12: warning: networks end the hashtag "energy-transition" at "-" [hashtags]
    → write letters, digits and _ only, such as EnergyTransition
`,
	post: func(f *finder, p *content.Post) {
		for _, e := range p.Editions {
			for i, tag := range e.Hashtags {
				f.hashtag(tag, func() problem.Position { return e.At("hashtags", i) })
			}
		}
	},
	hub: func(f *finder) {
		for _, c := range f.Library.Campaigns {
			for _, e := range c.Editions {
				if at := e.Source.At("hashtag"); at != e.Source.At() {
					f.hashtag(e.Meta.Hashtag, func() problem.Position { return at })
				}
			}
		}
	},
}

// hashtag looks at a hashtag, which stands without its #. Its place is only looked for
// where something is wrong.
func (f *finder) hashtag(tag string, at func() problem.Position) {
	end := strings.IndexFunc(tag, func(r rune) bool { return !inHashtag(r) })
	switch {
	case tag == "":
		f.warn(at(), "the hashtag is empty").Cure = "write a word, or remove it"
	case end >= 0:
		sign := []rune(tag[end:])[0]
		f.warn(at(), "networks end the hashtag %q at %q", tag, string(sign)).Cure =
			"write letters, digits and _ only, such as " + camel(tag)
	case strings.IndexFunc(tag, func(r rune) bool { return !unicode.IsDigit(r) }) < 0:
		f.warn(at(), "networks take the hashtag %q for a number", tag).Cure = "add a letter"
	}
}

// inHashtag reports whether a character goes on a hashtag. Marks do, which accents and
// the vowels of many scripts are, and the signs that join letters in Persian or Hindi.
func inHashtag(r rune) bool {
	return r == '_' || unicode.In(r, unicode.L, unicode.M, unicode.Nd) || r == '\u200c' || r == '\u200d'
}

// camel joins the words of a hashtag, each with a capital.
func camel(tag string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(tag, func(r rune) bool { return !inHashtag(r) }) {
		first := []rune(word)[0]
		b.WriteRune(unicode.ToUpper(first))
		b.WriteString(word[len(string(first)):])
	}
	if b.Len() == 0 {
		return "EnergyTransition"
	}
	return b.String()
}
