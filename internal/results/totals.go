package results

import "github.com/portevoix/portevoix/internal/metrics"

// totals are the sums of every measure but visits that a source speaks of.
func (c *counter) totals() []Measured {
	var list []Measured
	for _, m := range metrics.Measures {
		if t := c.telling(m); m != metrics.Visits && t != nil {
			list = append(list, Measured{m, t.number(t.sum(all))})
		}
	}
	return list
}
