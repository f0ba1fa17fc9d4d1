package site

import (
	"cmp"
	"slices"

	"github.com/portevoix/portevoix/internal/content"
)

// A Change is one that is looked at before it is made.
type Change struct {
	Since string   // what it is compared with
	Posts []string // ids of those that it changes: they stand first
}

// order puts what the change is about before everything else.
func (c *Change) order(posts []*content.Post) {
	if c == nil {
		return
	}
	rank := func(p *content.Post) int {
		if slices.Contains(c.Posts, p.ID) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(posts, func(a, b *content.Post) int { return cmp.Compare(rank(a), rank(b)) })
}
