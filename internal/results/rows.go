package results

import (
	"cmp"
	"maps"
	"slices"

	"github.com/portevoix/portevoix/internal/metrics"
)

// A Row is the visits of one of several things: a network, a topic …
type Row struct {
	ID     string // "": not known, or of what is not named
	Visits Number
	Recent int64 // of these, in the last four weeks that are closed
}

// recently is how many days are recent.
const recently = 28

// recent are the facts of the last closed four weeks.
func (c *counter) recent() filter {
	end := c.closed()
	if end == "" {
		return func(metrics.Fact) bool { return false }
	}
	return between(later(end, 1-recently), end)
}

// rows are the visits under each key, most first.
func (c *counter) rows(keys func(metrics.Fact) []string) []Row {
	return c.rowsOf(all, keys)
}

func (c *counter) rowsOf(which filter, keys func(metrics.Fact) []string) []Row {
	sums := c.visits.by(which, keys)
	recent := c.visits.by(c.recent(), keys)
	var list []Row
	for _, id := range slices.Sorted(maps.Keys(sums)) {
		list = append(list, Row{id, c.visits.number(sums[id]), recent[id]})
	}
	slices.SortStableFunc(list, func(a, b Row) int { return cmp.Compare(b.Visits.Value, a.Visits.Value) })
	return list
}

func (c *counter) topicsOf(f metrics.Fact) []string {
	if p, ok := c.byID[f.Post]; ok && len(p.Topics) > 0 {
		return p.Topics
	}
	return []string{""}
}

func (c *counter) kindOf(f metrics.Fact) []string {
	if p, ok := c.byID[f.Post]; ok {
		return []string{string(p.Kind)}
	}
	return []string{""}
}
