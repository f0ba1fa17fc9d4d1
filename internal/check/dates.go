package check

import (
	"cmp"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

var dates = Rule{
	Name: "dates",
	Doc: "A post's dates agree: it begins before it ends, and neither before its campaign does " +
		"nor after it is over. Feeds and calendars tell of a post by its date or publish: one that " +
		"has neither is in none.",
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
		if p.Date.IsZero() && p.Publish.IsZero() && p.State(f.Now) == content.Live {
			f.hint(p.Original().Source.At("title"), "no feed tells of the post: it has no date").Cure =
				"write date: and the day of the news"
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

// campaignDates compares a post with its campaign. One without a date begins when it is
// offered.
func (f *finder) campaignDates(p *content.Post) {
	c, ok := f.Library.Campaign(p.Campaign)
	if !ok {
		return
	}
	begin, start, end := cmp.Or(p.Publish, p.Date), c.Original().Meta.Start, c.Original().Meta.End
	switch {
	case !end.IsZero() && !begin.Before(end):
		f.warn(keyAt(p, "campaign"),
			"campaign %q ends on %s, before the post begins on %s", c.ID, lastDay(end), day(begin)).Cure =
			"move the post to another campaign, or lengthen this one"
	case !begin.IsZero() && begin.Before(start):
		f.warn(keyAt(p, "campaign"),
			"campaign %q begins on %s, after the post on %s", c.ID, day(start), day(begin)).Cure =
			"write publish: in the post, or let the campaign begin earlier"
	case begin.IsZero() && p.State(f.Now) == content.Live && f.Now.Before(start):
		f.warn(keyAt(p, "campaign"),
			"campaign %q begins on %s, and the post is live", c.ID, day(start)).Cure =
			"write publish: in the post, or let the campaign begin earlier"
	}
}

// day is a date, with its time where there is one.
func day(t time.Time) string {
	if content.StartsDay(t) {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02 15:04")
}

// writtenDay is a date as front matter takes it.
func writtenDay(t time.Time) string {
	if content.StartsDay(t) {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// writtenEnd is the last day, or the moment, as front matter takes it.
func writtenEnd(end time.Time) string {
	if content.StartsDay(end) {
		return lastDay(end)
	}
	return writtenDay(end)
}

// lastDay is the day that ends with a moment, or the moment within a day.
func lastDay(end time.Time) string {
	if content.StartsDay(end) {
		return end.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	return day(end)
}
