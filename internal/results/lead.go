package results

import (
	"cmp"

	"github.com/portevoix/portevoix/internal/metrics"
)

// Lead is how long it took from a proposal until it was approved.
type Lead struct {
	Hours     Number // of one, on average
	Proposals int64
}

// lead is nil where no source tells.
func (c *counter) lead() *Lead {
	hours, proposals := c.telling(metrics.LeadHours), c.telling(metrics.Proposals)
	if hours == nil || proposals == nil {
		return nil
	}
	n := proposals.sum(all)
	whole := cmp.Or(n, 1)
	return &Lead{hours.number((2*hours.sum(all) + whole) / (2 * whole)), n}
}
