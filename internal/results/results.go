// Package results works out what a hub's links brought, from facts alone.
//
// One source, the primary, makes all totals of visits: the others stand beside it and
// are never added, since one visit may be in all of them. Of what the primary can't
// count, such as reactions, the first source in the order of the settings speaks that
// can. Every figure wears the badge of its source.
//
// Days are those of the hub's zone, as facts have them; weeks are those of ISO 8601. A
// day that no file speaks of is a gap, not a zero. What is compared ends with the last
// closed day, so figures follow from the facts and not from when they are looked at.
//
// Only posts and campaigns that may be named are. Visits of others are in the totals,
// under the empty id.
package results

import (
	"github.com/portevoix/portevoix/internal/anonymity"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/metrics"
)

// Given is what figures are made of.
type Given struct {
	Facts     *metrics.Facts
	Released  []anonymity.Released // about teams; see Release
	Least     int                  // people of whom a number may be shown
	Settings  *config.Settings
	Offered   []*content.Post                    // live
	Over      []*content.Post                    // expired and withdrawn
	Campaigns []*content.Entry[content.Campaign] // that have begun
}

// Results are the figures of a hub. The zero value is those of a hub without facts.
type Results struct {
	From, To string     // first and last day that the primary speaks of: 2026-11-20
	Closed   string     // the last to which nothing will be added; "": none
	Visits   Number     // in all
	Others   []Measured // each by the source that speaks of it
	Days     []Span     // every day from From to To
	Weeks    []Span     // every week

	Networks, Topics, Kinds, Languages []Row // a post of two topics counts in both
	Posts                              []Post

	Campaigns []Campaign
	Texts     []Texts
	Live      int // posts
	Mix       []MixOf
	Freshness Freshness
	Lead      *Lead       // nil: not known
	Teams     []TeamMonth // newest first
	Least     int         // people of whom a number of Teams may be
	Value     *Value      // nil: the settings state none
	Changes   []Change
	Dropped   []Dropped
	Elsewhere Elsewhere
	Sources   []Source
}

// A Number is a figure and how sure it is.
type Number struct {
	Value int64
	Badge metrics.Badge
}

// Of works out the figures.
func Of(g Given) *Results {
	c := newCounter(g)
	if c.first() == "" {
		return &Results{Live: len(g.Offered), Elsewhere: c.elsewhere(), Mix: c.mix(), Sources: c.sources()}
	}
	r := &Results{From: c.first(), To: c.last(), Closed: c.closed(), Visits: c.visits.number(c.visits.sum(all))}
	r.Others = c.totals()
	r.Days, r.Weeks = c.days(all), c.weeks(all)
	r.Networks = c.rows(func(f metrics.Fact) []string { return []string{f.Network} })
	r.Languages = c.rows(func(f metrics.Fact) []string { return []string{f.Lang} })
	r.Topics, r.Kinds = c.rows(c.topicsOf), c.rows(c.kindOf)
	r.Posts, r.Texts, r.Campaigns = c.posts(), c.texts(), c.campaigns()
	r.Live, r.Mix, r.Freshness, r.Value = len(g.Offered), c.mix(), c.freshness(), c.value(r.Visits)
	r.Dropped, r.Elsewhere, r.Sources = c.dropped(), c.elsewhere(), c.sources()
	r.Lead, r.Teams, r.Least = c.lead(), c.teams(), g.Least
	r.Changes = c.changes(r)
	return r
}
