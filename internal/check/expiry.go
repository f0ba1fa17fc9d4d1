package check

import (
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

var expiry = Rule{
	Name: "expiry",
	Doc: "News of the company, a job or an event is old one day: such a post says until when " +
		"it may be shared. default_expiry in hub.yaml is how long is advised.",
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
		if f.Settings.DefaultExpiry == 0 || !p.Expires.IsZero() || !slices.Contains(passing, p.Kind) {
			return
		}
		begin := p.Publish
		if begin.IsZero() {
			begin = p.Date
		}
		if begin.IsZero() {
			begin = f.Now
		}
		f.hint(p.Original().Source.At("title"), "a post of kind %s has no end", p.Kind).Cure =
			"write expires: " + f.Settings.Expiry(begin).Format(time.DateOnly)
	},
}

// passing are the kinds of posts that grow old.
var passing = []content.Kind{"company", "job", "event"}
