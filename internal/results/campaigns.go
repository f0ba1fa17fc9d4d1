package results

import (
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/metrics"
)

// A Campaign is what came of a campaign, from its first day to its last.
type Campaign struct {
	ID       string
	From, To string // days; "": no end on that side
	Left     int    // days that are left after the last counted one; 0 where To is ""
	Over     bool
	Visits   Number
	Goals    []Goal
	Weeks    []Span // from its first visit on
	Posts    []Row
	Networks []Row
}

// A Goal is what a campaign is to bring.
type Goal struct {
	Measure metrics.Measure
	Target  int64
	Done    *Number // nil: no source can tell
}

// Missing is how much there is still to come.
func (g Goal) Missing() int64 {
	if g.Done == nil {
		return g.Target
	}
	return max(0, g.Target-g.Done.Value)
}

// Reached reports whether the goal is met.
func (g Goal) Reached() bool { return g.Done != nil && g.Done.Value >= g.Target }

// campaigns are those with goals or visits, in the order of their ids.
func (c *counter) campaigns() []Campaign {
	var list []Campaign
	for _, e := range c.Campaigns {
		if r := c.campaign(e); len(r.Goals) > 0 || len(r.Posts) > 0 {
			list = append(list, r)
		}
	}
	return list
}

func (c *counter) campaign(e *content.Entry[content.Campaign]) Campaign {
	meta := e.Original().Meta
	r := Campaign{ID: e.ID, From: c.dayIn(meta.Start), To: c.dayIn(content.LastMoment(meta.End))}
	if r.To != "" {
		r.Left, r.Over = max(0, daysTo(c.today(), r.To)), c.today() >= r.To
	}
	which := func(f metrics.Fact) bool { return f.Campaign == e.ID && between(r.From, r.To)(f) }
	r.Visits = c.visits.number(c.visits.sum(which))
	r.Posts = c.rowsOf(which, keyed(func(f metrics.Fact) string { return f.Post }))
	r.Networks = c.rowsOf(which, keyed(func(f metrics.Fact) string { return f.Network }))
	r.Weeks = c.weeksOf(r, which)
	for _, m := range metrics.Measures {
		if target := meta.Targets[string(m)]; target > 0 {
			r.Goals = append(r.Goals, c.goal(m, int64(target), which))
		}
	}
	return r
}

func (c *counter) goal(m metrics.Measure, target int64, which filter) Goal {
	g := Goal{Measure: m, Target: target}
	if t := c.telling(m); t != nil {
		done := t.number(t.sum(which))
		g.Done = &done
	}
	return g
}

// weeksOf are the weeks of a campaign that were counted.
func (c *counter) weeksOf(r Campaign, which filter) []Span {
	var list []Span
	seen := false
	for _, week := range c.weeks(which) {
		seen = seen || week.Visits.Value > 0
		if seen && week.To >= r.From && (r.To == "" || week.From <= r.To) {
			list = append(list, week)
		}
	}
	return list
}

func (c *counter) dayIn(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(c.Settings.Zone).Format(time.DateOnly)
}
