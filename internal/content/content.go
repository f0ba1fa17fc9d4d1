// Package content reads what people wrote: posts, campaigns, guidelines, lessons,
// library pages and the page about the hub.
package content

import (
	"cmp"
	"slices"
	"time"
)

// Options say what a hub has; package content knows nothing of its settings.
type Options struct {
	Languages []string       // in the hub's order
	Zone      *time.Location // of dates without a time; nil: UTC
	Networks  []string       // a post may have texts for
	Cache     *Cache         // of files read before; nil: none
}

// A Library is everything a hub holds, each kind in the order of its ids.
type Library struct {
	Posts      []*Post
	Campaigns  []*Entry[Campaign]
	Guidelines []*Entry[Guideline]
	Lessons    []*Entry[Lesson]
	Pages      []*Entry[LibraryPage]
	About      *Entry[Page] // nil: none
	Broken     []string     // paths of the files that were left out, sorted
}

// Post returns the post with an id or an alias.
func (l *Library) Post(id string) (*Post, bool) {
	at, found := slices.BinarySearchFunc(l.Posts, id, func(p *Post, id string) int { return cmp.Compare(p.ID, id) })
	if !found {
		at = slices.IndexFunc(l.Posts, func(p *Post) bool { return slices.Contains(p.Aliases, id) })
	}
	if at < 0 {
		return nil, false
	}
	return l.Posts[at], true
}

// Campaign returns the campaign with an id or an alias.
func (l *Library) Campaign(id string) (*Entry[Campaign], bool) {
	for _, c := range l.Campaigns {
		if c.ID == id || slices.Contains(c.Aliases, id) {
			return c, true
		}
	}
	return nil, false
}
