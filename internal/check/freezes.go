package check

import (
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
)

var freezes = Rule{
	Name: "freezes",
	Doc: "A freeze in hub.yaml is there for as long as it is needed, and stops something: one that " +
		"was over a month ago is in the way of the next, and one that is about no post may not mean " +
		"what its writer thinks.",
	Example: `
-- site/hub.yaml --
title: Hub
freezes:
  - {id: results, until: 2026-09-30, reason: Our results come out in October.}
-- finding --
site/hub.yaml:3:26: note: the freeze "results" ended on 2026-09-30 [freezes]
    → remove it
`,
	hub: func(f *finder) {
		for i, freeze := range f.Settings.Freezes {
			switch {
			case freeze.Ended(f.Now.Add(-forgotten)):
				f.hint(f.Settings.At("freezes", i, "until"), "the freeze %q ended on %s",
					freeze.ID, lastDay(freeze.Until)).Cure = "remove it"
			case !freeze.Ended(f.Now) && !slices.ContainsFunc(f.current(), func(p *content.Post) bool { return f.stops(freeze, p) }):
				f.hint(f.Settings.At("freezes", i), "the freeze %q stops no post", freeze.ID).Cure =
					"see whether topics, entities, languages and networks are those that are meant"
			}
		}
	},
}

// forgotten is how long after its end a freeze seems to have been left behind.
const forgotten = 30 * 24 * time.Hour

// stops reports whether a freeze is about a way to share a post.
func (f *finder) stops(freeze config.Freeze, p *content.Post) bool {
	for _, e := range p.Editions {
		if !freeze.Covers(e.Lang, p.Entity, p.Topics) {
			continue
		}
		for _, n := range share.Networks(f.Settings, e) {
			if freeze.Stops(n.Name) {
				return true
			}
		}
	}
	return false
}
