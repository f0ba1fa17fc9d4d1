package results

import (
	"slices"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/metrics"
)

// A counter has the facts at hand as they are asked for.
type counter struct {
	Given
	byID    map[string]*content.Post // that may be named, by id and former ids
	running map[string]*content.Entry[content.Campaign]
	tallies map[tallied]*tally
	visits  *tally // of the primary
	primary metrics.Kept
}

// A tally is the facts of one measure in one source.
type tally struct {
	badge metrics.Badge
	facts []metrics.Fact
}

type tallied struct {
	source  string
	measure metrics.Measure
}

func newCounter(g Given) *counter {
	c := &counter{
		Given: g, byID: map[string]*content.Post{}, running: map[string]*content.Entry[content.Campaign]{},
		tallies: map[tallied]*tally{},
	}
	for _, p := range slices.Concat(g.Over, g.Offered) {
		for _, id := range append([]string{p.ID}, p.Aliases...) {
			c.byID[id] = p
		}
	}
	for _, e := range g.Campaigns {
		for _, id := range append([]string{e.ID}, e.Aliases...) {
			c.running[id] = e
		}
	}
	c.readSources()
	c.readFacts()
	return c
}

func (c *counter) readSources() {
	for _, s := range c.Facts.Sources {
		for _, m := range slices.Concat(metrics.Measures, metrics.Work) {
			c.tallies[tallied{s.Source, m}] = &tally{badge: s.Badge()}
		}
	}
	c.primary, _ = c.Facts.Source(c.Settings.Metrics.Primary)
	c.visits = c.tally(c.Settings.Metrics.Primary, metrics.Visits)
}

// readFacts files each under its source and measure, with the ids of today.
func (c *counter) readFacts() {
	for _, f := range c.Facts.List {
		t, ok := c.tallies[tallied{f.Source, f.Measure}]
		if !ok {
			continue
		}
		if p, ok := c.byID[f.Post]; ok {
			f.Post = p.ID
			if f.Campaign == "" {
				f.Campaign = p.Campaign
			}
		} else {
			f.Post, f.Text = "", ""
		}
		if e, ok := c.running[f.Campaign]; ok {
			f.Campaign = e.ID
		} else {
			f.Campaign = ""
		}
		t.facts = append(t.facts, f)
	}
}

func (c *counter) tally(source string, m metrics.Measure) *tally {
	if t, ok := c.tallies[tallied{source, m}]; ok {
		return t
	}
	return &tally{}
}

// telling is the tally of a measure that speaks for the hub: the primary's, else that of
// the first source that has any; nil: none has.
func (c *counter) telling(m metrics.Measure) *tally {
	order := []string{c.Settings.Metrics.Primary}
	for _, s := range c.Settings.Metrics.Sources {
		order = append(order, s.Name)
	}
	for _, source := range order {
		if t := c.tally(source, m); len(t.facts) > 0 {
			return t
		}
	}
	if m == metrics.Visits && len(c.primary.Origins) > 0 {
		return c.visits
	}
	return nil
}

func (c *counter) first() string {
	if len(c.primary.Origins) == 0 {
		return ""
	}
	return c.primary.Origins[0].Day
}

func (c *counter) last() string { return c.primary.Origins[len(c.primary.Origins)-1].Day }

// closed is the last day to which nothing will be added.
func (c *counter) closed() string {
	for _, day := range slices.Backward(c.primary.Origins) {
		if day.Closed {
			return day.Day
		}
	}
	return ""
}

// today is the day from which ages and what is left are counted.
func (c *counter) today() string {
	if day := c.closed(); day != "" {
		return day
	}
	return c.last()
}

// A filter says which facts are meant.
type filter func(metrics.Fact) bool

func all(metrics.Fact) bool { return true }

func between(from, to string) filter {
	return func(f metrics.Fact) bool { return (from == "" || f.Day >= from) && (to == "" || f.Day <= to) }
}

func (t *tally) number(n int64) Number { return Number{n, t.badge} }

func (t *tally) sum(which filter) (n int64) {
	for _, f := range t.facts {
		if which(f) {
			n += f.Value
		}
	}
	return n
}

// by adds up facts under each of their keys.
func (t *tally) by(which filter, keys func(metrics.Fact) []string) map[string]int64 {
	sums := map[string]int64{}
	for _, f := range t.facts {
		if !which(f) {
			continue
		}
		for _, key := range keys(f) {
			sums[key] += f.Value
		}
	}
	return sums
}
