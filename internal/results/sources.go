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
		if kept, ok := c.Facts.Source(wanted.Name); ok {
			s.Badge, s.Sums = kept.Badge(), c.sums(wanted.Name)
			s.From, s.To = kept.Origins[0].Day, kept.Origins[len(kept.Origins)-1].Day
			s.Missing = daysTo(s.From, s.To) + 1 - len(kept.Origins)
			for _, o := range kept.Origins {
				s.At = max(s.At, o.At)
			}
		}
		list = append(list, s)
	}
	return list
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
	for _, d := range c.primary.Origins {
		for reason, n := range d.Dropped {
			sums[reason] += n
		}
	}
	var list []Dropped
	for reason, n := range sums {
		if n > 0 {
			list = append(list, Dropped{reason, Number{n, c.primary.Badge()}})
		}
	}
	slices.SortFunc(list, func(a, b Dropped) int {
		return cmp.Or(cmp.Compare(b.Number.Value, a.Number.Value), cmp.Compare(a.Reason, b.Reason))
	})
	return list
}
