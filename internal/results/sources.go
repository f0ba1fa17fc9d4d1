package results

import (
	"cmp"
	"math"
	"slices"

	"github.com/portevoix/portevoix/internal/metrics"
)

// A Source is what stands behind figures.
type Source struct {
	Name, Kind string
	Badge      metrics.Badge
	Primary    bool
	From, To   string // the days it speaks of; "": it has said nothing yet
	Missing    int    // days in between of which it says nothing
	At         string // when it was last read: RFC 3339
	Sums       []Measured
}

// sources are those of the settings, in their order.
func (c *counter) sources() []Source {
	var list []Source
	for _, wanted := range c.Settings.Metrics.Sources {
		s := Source{Name: wanted.Name, Kind: wanted.Kind, Primary: wanted.Name == c.Settings.Metrics.Primary}
		at := slices.IndexFunc(c.Sources, func(b metrics.Batch) bool { return b.Source == wanted.Name })
		if at >= 0 {
			b := c.Sources[at]
			s.Badge, s.At, s.Sums = b.Badge, b.At, c.sums(b.Source)
			s.From, s.To, s.Missing = reach(b.Days)
		}
		list = append(list, s)
	}
	return list
}

// reach is the first and the last day, and how many between them are not there.
func reach(days []metrics.Day) (from, to string, missing int) {
	if len(days) == 0 {
		return "", "", 0
	}
	compare := func(a, b metrics.Day) int { return cmp.Compare(a.Day, b.Day) }
	from, to = slices.MinFunc(days, compare).Day, slices.MaxFunc(days, compare).Day
	return from, to, daysTo(from, to) + 1 - len(days)
}

func (c *counter) sums(source string) []Measured {
	var list []Measured
	for _, m := range metrics.Measures {
		if t := c.tally(source, m); len(t.facts) > 0 {
			list = append(list, Measured{m, t.number(t.sum(all))})
		}
	}
	return list
}

// Value is what the visits would have cost elsewhere.
type Value struct {
	Number   Number // in whole units of Currency; estimated
	Currency string
	Visit    float64 // the price of one
}

func (c *counter) value(visits Number) *Value {
	v := c.Settings.Metrics.Value
	if v.Visit == 0 {
		return nil
	}
	worth := int64(math.Round(float64(visits.Value) * v.Visit))
	return &Value{Number{worth, metrics.Estimated}, v.Currency, v.Visit}
}

// Dropped is what the primary read and did not count as a visit of a post.
type Dropped struct {
	Reason string
	Number Number
}

// dropped adds up the days, most first.
func (c *counter) dropped() []Dropped {
	sums := map[string]int64{}
	for _, d := range c.primary.Days {
		for reason, n := range d.Dropped {
			sums[reason] += n
		}
	}
	var list []Dropped
	for reason, n := range sums {
		if n > 0 {
			list = append(list, Dropped{reason, Number{n, c.primary.Badge}})
		}
	}
	slices.SortFunc(list, func(a, b Dropped) int {
		return cmp.Or(cmp.Compare(b.Number.Value, a.Number.Value), cmp.Compare(a.Reason, b.Reason))
	})
	return list
}
