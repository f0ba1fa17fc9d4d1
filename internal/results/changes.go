package results

import (
	"slices"

	"github.com/portevoix/portevoix/internal/metrics"
)

// A Change is a sentence about the last seven closed days.
type Change struct {
	Kind      ChangeKind
	Post      string          // of Best
	Campaign  string          // of Reached, Ended
	Measure   metrics.Measure // of Reached
	Now       Number          // how many
	Before    Number          // in the seven days before; of Reached: the goal
	Low, High int64           // in each of so many weeks before
	Weeks     int
}

// ChangeKind is what a change says.
type ChangeKind string

const (
	Missing ChangeKind = "missing" // Now of the seven days were counted
	First   ChangeKind = "first"   // visits; of the seven days before not all were counted
	Early   ChangeKind = "early"   // visits; there are too few weeks to know what is usual
	More    ChangeKind = "more"    // visits than in each of the weeks before
	Fewer   ChangeKind = "fewer"
	Usual   ChangeKind = "usual"
	Best    ChangeKind = "best"  // the post with the most visits
	Fresh   ChangeKind = "fresh" // new posts
	Reached ChangeKind = "reached"
	Ended   ChangeKind = "ended" // a campaign, without reaching all of its goals
)

// ChangeKinds are all there are.
var ChangeKinds = []ChangeKind{Missing, First, Early, More, Fewer, Usual, Best, Fresh, Reached, Ended}

// changes need a closed day to end with.
func (c *counter) changes(r *Results) []Change {
	if r.Closed == "" {
		return nil
	}
	now := c.during(later(r.Closed, 1-aWeek), r.Closed, all)
	list := []Change{c.compared(now)}
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

const (
	weeksLookedAt = 8
	weeksNeeded   = 4 // to say what is usual
)

// compared holds the visits of a week against those of each week before, no more: visits
// come in clumps, so nothing is said of chance.
func (c *counter) compared(now Span) Change {
	if !now.Whole() {
		return Change{Kind: Missing, Now: Number{int64(now.Known), metrics.Counted}}
	}
	change := Change{Kind: First, Now: now.Visits}
	for i := range weeksLookedAt {
		week := c.during(later(now.From, -aWeek*(i+1)), later(now.From, -aWeek*i-1), all)
		if !week.Whole() {
			continue
		}
		if i == 0 {
			change.Kind, change.Before = Early, week.Visits
		}
		if n := week.Visits.Value; change.Weeks == 0 {
			change.Low, change.High = n, n
		} else {
			change.Low, change.High = min(change.Low, n), max(change.High, n)
		}
		change.Weeks++
	}
	if change.Kind == Early && change.Weeks >= weeksNeeded {
		change.Kind = held(now.Visits.Value, change.Low, change.High)
	}
	return change
}

func held(n, low, high int64) ChangeKind {
	switch {
	case n > high:
		return More
	case n < low:
		return Fewer
	}
	return Usual
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
