package check

import (
	"cmp"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

var expiry = Rule{
	Name: "expiry",
	Doc: "News of the company, a job or an event is old one day: such a post says until when " +
		"it may be shared. default_expiry in hub.yaml is how long is advised, and what new post " +
		"writes; any post that has gone on for longer without an end is read again.",
	Example: `
-- content/posts/wanted.en.md --
---
title: We look for a gardener
date: 2026-11-20
kind: job
---
-- finding --
content/posts/wanted.en.md:2:8: note: a post of kind job has no end [expiry]
    → write expires: 2027-02-18
`,
	post: func(f *finder, p *content.Post) {
		if f.Settings.DefaultExpiry == 0 || !p.Expires.IsZero() {
			return
		}
		begin, passes := cmp.Or(p.Publish, p.Date, f.Now), slices.Contains(passing, p.Kind)
		title, end := p.Original().Source.At("title"), f.Settings.Expiry(begin)
		const again = "see whether it still holds, and write expires:"
		switch old := !end.After(f.Now); {
		case old && passes:
			f.warn(title, "a post of kind %s has no end, and began on %s", p.Kind, day(begin)).Cure = again
		case old:
			f.hint(title, "the post has no end, and began on %s", day(begin)).Cure = again
		case passes:
			f.hint(title, "a post of kind %s has no end", p.Kind).Cure = "write expires: " + end.Format(time.DateOnly)
		}
	},
}

// passing are the kinds of posts that grow old.
var passing = []content.Kind{"company", "job", "event"}
