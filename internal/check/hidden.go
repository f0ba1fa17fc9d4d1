package check

import (
	"unicode/utf8"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/markdown"
	"github.com/portevoix/portevoix/internal/problem"
)

var hidden = Rule{
	Name: "hidden",
	Doc: "Titles, summaries, alternative texts and what is shared hold no character that nobody sees, or " +
		"that turns the direction of what follows: they would read otherwise than they are, and " +
		"colleagues answer for what they share. Joiners in an emoji, and marks of direction in a text " +
		"from right to left, do their work and may stay.",
	Example: `
-- content/posts/turned.en.md --
---
title: "Paid \u202Eyltsenoh\u202C"
---
-- finding --
content/posts/turned.en.md:2:8: warning: found U+202E, which nobody sees, in "Paid \u202eyltsenoh\u202c" [hidden]
    → remove it, or write the words anew
`,
	text: func(f *finder, d *content.Document) {
		f.unseen(d.Source.At("title"), d.Title)
		f.unseen(d.Source.At("summary"), d.Summary)
	},
	post: func(f *finder, p *content.Post) {
		for _, e := range p.Editions {
			f.hiddenIn(e)
		}
	},
}

// hiddenIn looks at the words of a post that are shown or shared by themselves. What an
// edition has from another is looked at there.
func (f *finder) hiddenIn(e *content.Edition) {
	look := func(words string, path ...any) {
		if at := e.At(path...); at.File == e.Source.Path {
			f.unseen(at, words)
		}
	}
	for i, tag := range e.Hashtags {
		look(tag, "hashtags", i)
	}
	for i, starter := range e.Starters {
		look(starter, "starters", i)
	}
	for i, claim := range e.Claims {
		look(claim.Text, "claims", i, "text")
	}
	for i, m := range e.Media {
		look(m.Alt, "media", i, "alt")
	}
	for network, texts := range e.Share {
		for i, text := range texts {
			look(text.Body, "share", network, i)
		}
	}
}

// unseen finds words that hold more than they show.
func (f *finder) unseen(at problem.Position, words string) {
	shown := markdown.Visible(words)
	if shown == words {
		return
	}
	var first int // byte at which they differ
	for first < len(words) && shown[first] == words[first] {
		first++
	}
	const around = 15 // characters
	all, i := []rune(words), utf8.RuneCountInString(words[:first])
	excerpt := string(all[max(0, i-around):min(len(all), i+around)])
	f.warn(at, "found %U, which nobody sees, in %q", all[i], excerpt).Cure =
		"remove it, or write the words anew"
}
