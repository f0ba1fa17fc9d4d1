package approvals

import (
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

// A post that is taken back loses its approvals: to offer it again, unchanged as it may
// be, somebody has to approve it again. While it is taken back nobody is asked.

// recalled notes what a step takes back: approvals given before end with it.
func (c *collector) recalled(s step, before, after *snapshot) {
	ended := c.found.state.Ended
	for _, p := range after.posts {
		if !withdrawn(p) || before.withdrew(p) {
			continue
		}
		for _, id := range idsOf(p) {
			ended[id] = append(ended[id], s.last().Time)
		}
	}
	for i, e := range c.found.Ledger.Entries {
		c.found.Ledger.Entries[i].Until = c.until(e)
	}
}

// until is the end of an entry: its own, or when its post was taken back.
func (c *collector) until(e Entry) time.Time {
	until := e.Until
	for _, end := range c.found.state.Ended[e.Post] {
		if !end.Before(e.At) {
			until = sooner(until, end)
		}
	}
	return until
}

// withdrew reports whether a post was taken back at the snapshot.
func (s *snapshot) withdrew(p *content.Post) bool {
	return slices.ContainsFunc(s.posts, func(other *content.Post) bool {
		return withdrawn(other) && slices.ContainsFunc(idsOf(p), func(id string) bool { return slices.Contains(idsOf(other), id) })
	})
}

func withdrawn(p *content.Post) bool { return p.State(time.Time{}) == content.Withdrawn }
