package check

import (
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

var dates = Rule{
	Name: "dates",
	Doc: "A post's dates agree: it begins before it ends, and while it is offered its campaign " +
		"runs, the rights of its images hold and its claims are valid.",
	Example: `
-- content/posts/upside-down.en.md --
---
title: Soon over
publish: 2026-12-01
expires: 2026-11-20
---
-- finding --
content/posts/upside-down.en.md:4:10: error: the post ends on 2026-11-20 and begins on 2026-12-01 [dates]
    → correct publish or expires
`,
	over: true, // a post that ends before it begins is over from the start
	post: func(f *finder, p *content.Post) {
		f.order(p)
		if over(p.State(f.Now)) {
			return
		}
		f.campaignDates(p)
		for _, e := range p.Editions {
			f.validity(p, e)
		}
	},
	hub: func(f *finder) {
		for _, c := range f.Library.Campaigns {
			for _, e := range c.Editions {
				if end := e.Meta.End; !end.IsZero() && !e.Meta.Start.Before(end) {
					f.refuse(e.Source.At("end"),
						"the campaign ends on %s and begins on %s", lastDay(end), day(e.Meta.Start)).Cure =
						"correct start or end"
				}
			}
		}
	},
}

// order compares a post's own dates.
func (f *finder) order(p *content.Post) {
	switch {
	case !p.Expires.IsZero() && !p.Publish.Before(p.Expires):
		f.refuse(keyAt(p, "expires"),
			"the post ends on %s and begins on %s", lastDay(p.Expires), day(p.Publish)).Cure =
			"correct publish or expires"
	case !p.Expires.IsZero() && !p.Date.Before(p.Expires):
		f.warn(keyAt(p, "expires"),
			"the post ends on %s, before its date %s", lastDay(p.Expires), day(p.Date)).Cure =
			"correct date or expires"
	case !p.Publish.IsZero() && p.Publish.Before(p.Date):
		f.warn(keyAt(p, "publish"),
			"the post begins on %s, before its date %s", day(p.Publish), day(p.Date)).Cure =
			"correct date or publish"
	}
}

// campaignDates compares a post with its campaign.
func (f *finder) campaignDates(p *content.Post) {
	c, ok := f.Library.Campaign(p.Campaign)
	if !ok {
		return
	}
	begin := p.Publish
	if begin.IsZero() {
		begin = p.Date
	}
	if end := c.Original().Meta.End; !end.IsZero() && !begin.Before(end) {
		f.warn(keyAt(p, "campaign"),
			"campaign %q ends on %s, before the post begins on %s", c.ID, lastDay(end), day(begin)).Cure =
			"move the post to another campaign, or lengthen this one"
	}
}

// validity finds what runs out while the post is still offered.
func (f *finder) validity(p *content.Post, e *content.Edition) {
	for i, m := range e.Media {
		if runsOut(m.Rights.Until, p.Expires) {
			f.warn(e.At("media", i, "rights", "until"),
				"the rights of %q end on %s, before the post does", m.File,
				lastDay(m.Rights.Until)).Cure = "let the post expire by then, or extend the rights"
		}
	}
	for i, c := range e.Claims {
		if runsOut(c.Until, p.Expires) {
			f.warn(e.At("claims", i, "until"),
				"the claim %q holds until %s, the post for longer", c.Text, lastDay(c.Until)).Cure =
				"let the post expire by then, or renew the evidence"
		}
	}
}

// runsOut reports whether something ends before another; the zero time is never.
func runsOut(until, end time.Time) bool {
	return !until.IsZero() && (end.IsZero() || until.Before(end))
}

// day is a date, with its time where there is one.
func day(t time.Time) string {
	if t.Equal(midnight(t)) {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02 15:04")
}

// lastDay is the day that ends with a moment, or the moment within a day.
func lastDay(end time.Time) string {
	if end.Equal(midnight(end)) {
		return end.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	return day(end)
}

func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}
