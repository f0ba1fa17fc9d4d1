package approvals

import (
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

// A post that is taken back loses its approvals: to offer it again, unchanged as it may
// be, somebody has to approve it who saw it taken back. While it is, nobody is asked.

// recalled notes what a step takes back, by every id that the post ever had: what was
// approved below that commit counts no longer, whatever any clock says.
func (c *collector) recalled(s step, before, after *snapshot) {
	for _, p := range after.all {
		c.found.state.name(idsOf(p))
	}
	for _, p := range after.all {
		if !withdrawn(p) || before.withdrew(p) {
			continue
		}
		ids := c.found.state.namesOf(p)
		for _, id := range ids {
			c.found.state.Recalled[id] = c.place[s.last().Hash]
		}
		c.end(s, func(e Entry) bool { return slices.Contains(ids, e.Post) })
	}
}

// name ties the ids of a post together, with all that they were tied to before.
func (s state) name(ids []string) {
	all := slices.Clone(ids)
	for _, id := range ids {
		all = append(all, s.Names[id]...)
	}
	all = sorted(all)
	for _, id := range all {
		if len(all) > 1 {
			s.Names[id] = all
		}
	}
}

// namesOf are all ids that a post ever had.
func (s state) namesOf(p *content.Post) []string {
	return sorted(append(idsOf(p), s.Names[p.ID]...))
}

// recalledAt is the place on the branch of the newest commit that took a post back; -1: none did.
func (s state) recalledAt(p *content.Post) int {
	last := -1
	for _, id := range s.namesOf(p) {
		if at, known := s.Recalled[id]; known {
			last = max(last, at)
		}
	}
	return last
}

// end notes the step that ended entries.
func (c *collector) end(s step, ends func(Entry) bool) {
	for i := range c.found.Ledger.Entries {
		e := &c.found.Ledger.Entries[i]
		if e.Ended != "" || !ends(*e) {
			continue
		}
		e.Ended = s.last().Hash
		if end := s.last().Time; end.After(e.At) {
			e.Until = sooner(e.Until, end)
		} else {
			e.Until = sooner(e.Until, e.At)
		}
	}
}

// withdrew reports whether a post was taken back at the snapshot.
func (s *snapshot) withdrew(p *content.Post) bool {
	return slices.ContainsFunc(s.all, func(other *content.Post) bool {
		return withdrawn(other) && slices.ContainsFunc(idsOf(p), func(id string) bool { return slices.Contains(idsOf(other), id) })
	})
}

func withdrawn(p *content.Post) bool { return p.State(time.Time{}) == content.Withdrawn }
