package results

import (
	"slices"

	"github.com/portevoix/portevoix/internal/metrics"
)

// A Change is a sentence about the last seven closed days, compared with the seven
// before.
type Change struct {
	Kind     ChangeKind
	Post     string          // of NewBest
	Campaign string          // of Reached, Ended
	Measure  metrics.Measure // of Reached
	Now      Number          // how many
	Before   Number          // in the seven days before; of Reached: the goal
}

// ChangeKind is what a change says.
type ChangeKind string

const (
	Missing ChangeKind = "missing" // Now of 14 days were counted: nothing can be compared
	More    ChangeKind = "more"    // visits than in the seven days before
	Fewer   ChangeKind = "fewer"
	Same    ChangeKind = "same"  // as far as such numbers can tell
	Best    ChangeKind = "best"  // the post with the most visits
	Fresh   ChangeKind = "fresh" // new posts
	Reached ChangeKind = "reached"
	Ended   ChangeKind = "ended" // a campaign, without reaching all of its goals
)

// ChangeKinds are all there are.
var ChangeKinds = []ChangeKind{Missing, More, Fewer, Same, Best, Fresh, Reached, Ended}

// changes need a closed day to end with.
func (c *counter) changes(r *Results) []Change {
	if r.Closed == "" {
		return nil
	}
	now := c.during(later(r.Closed, 1-aWeek), r.Closed, all)
	before := c.during(later(now.From, -aWeek), later(now.From, -1), all)
	list := []Change{compared(now, before)}
	if best, ok := c.best(now); ok {
		list = append(list, best)
	}
	if fresh := c.fresh(now); fresh > 0 {
		list = append(list, Change{Kind: Fresh, Now: Number{fresh, metrics.Counted}})
	}
	for _, campaign := range r.Campaigns {
		list = append(list, c.milestones(campaign, now)...)
	}
	return list
}

// compared says whether there were more visits or fewer. Visits that come by chance differ
// by about the root of their number; less than twice that tells nothing.
func compared(now, before Span) Change {
	c := Change{Kind: Same, Now: now.Visits, Before: before.Visits}
	switch difference := now.Visits.Value - before.Visits.Value; {
	case !now.Whole() || !before.Whole():
		return Change{Kind: Missing, Now: Number{int64(now.Known + before.Known), metrics.Counted}}
	case float64(difference*difference) <= 1.96*1.96*float64(now.Visits.Value+before.Visits.Value):
	case difference > 0:
		c.Kind = More
	default:
		c.Kind = Fewer
	}
	return c
}

// best is the post with the most visits; where several share the place there is none.
func (c *counter) best(week Span) (Change, bool) {
	sums := c.visits.by(between(week.From, week.To), keyed(func(f metrics.Fact) string { return f.Post }))
	delete(sums, "")
	best, several := Change{Kind: Best}, false
	for id, n := range sums {
		switch {
		case n > best.Now.Value:
			best.Post, best.Now, several = id, c.visits.number(n), false
		case n == best.Now.Value:
			several = true
		}
	}
	return best, best.Now.Value > 0 && !several
}

// fresh is how many posts came up.
func (c *counter) fresh(week Span) (n int64) {
	for _, p := range slices.Concat(c.Offered, c.Over) {
		if since := c.since(p); since >= week.From && since <= week.To {
			n++
		}
	}
	return n
}

// milestones are the goals that a campaign reached, and its end.
func (c *counter) milestones(r Campaign, week Span) []Change {
	before := later(week.From, -1)
	if r.To != "" {
		before = min(before, r.To)
	}
	earlier := func(f metrics.Fact) bool { return f.Campaign == r.ID && between(r.From, before)(f) }
	var list []Change
	missed := false
	for _, g := range r.Goals {
		switch {
		case !g.Reached():
			missed = true
		case c.telling(g.Measure).sum(earlier) < g.Target:
			list = append(list, Change{
				Kind: Reached, Campaign: r.ID, Measure: g.Measure, Now: *g.Done, Before: Number{g.Target, g.Done.Badge},
			})
		}
	}
	if missed && r.To >= week.From && r.To <= week.To {
		list = append(list, Change{Kind: Ended, Campaign: r.ID, Now: r.Visits})
	}
	return list
}
