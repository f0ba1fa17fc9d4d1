package site

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/feed"
)

// newest is how many posts a feed holds.
const newest = 50

// news is what feeds tell in one language, newest first.
type news struct {
	all   []*newsItem
	topic map[string][]*newsItem
}

// newsworthy lists the posts that feeds and calendars tell of, newest first: those that
// are live, and those that were taken back, for whoever has heard of them. Drafts and
// posts whose time has not come are not among them, not even in a preview.
func (p *planner) newsworthy() []*content.Post {
	now := p.options.Now
	var list []*content.Post
	for _, post := range slices.Concat(p.offered, p.over) {
		state := post.State(now)
		if state == content.Live || state == content.Withdrawn && !post.NeverOut(now) {
			list = append(list, post)
		}
	}
	slices.SortFunc(list, func(a, b *content.Post) int {
		return cmp.Or(changed(b).Compare(changed(a)), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// gather picks what feeds tell in each language. A post that says no date is no news.
func (p *planner) gather() {
	p.told, p.news = p.newsworthy(), map[string]news{}
	for _, l := range p.locales {
		p.news[l.lang] = p.newsIn(l)
	}
}

func (p *planner) newsIn(l *locale) news {
	n := news{topic: map[string][]*newsItem{}}
	for _, post := range p.told {
		e, ok := post.In(l.lang)
		if !ok || changed(post).IsZero() {
			continue
		}
		var item *newsItem
		tell := func(list []*newsItem) []*newsItem {
			if len(list) == newest || len(list) > 0 && list[len(list)-1] == item {
				return list
			}
			if item == nil {
				item = p.newsItem(l, post, e)
			}
			return append(list, item)
		}
		n.all = tell(n.all)
		for _, id := range post.Topics {
			n.topic[id] = tell(n.topic[id])
		}
	}
	return n
}

// A newsItem is a post as feeds tell it in a language.
type newsItem struct {
	*locale
	post    *content.Post
	e       *content.Edition
	state   content.State
	instead *content.Post // to be shared instead of a withdrawn one; nil: none

	item func() (feed.Item, error) // made once, for all feeds it stands in
}

func (p *planner) newsItem(l *locale, post *content.Post, e *content.Edition) *newsItem {
	n := &newsItem{locale: l, post: post, e: e, state: post.State(p.options.Now)}
	other, ok := p.instead(post)
	if ok && other.State(p.options.Now) == content.Live && slices.Contains(editionsOf(other), l.lang) {
		n.instead = other
	}
	n.item = sync.OnceValues(n.tell)
	return n
}

func (n *newsItem) key(k *Key) {
	k.Post(n.post, n.state)
	if n.instead == nil {
		k.Int(0)
		return
	}
	k.Post(n.instead, content.Live)
}

// identity is the address that a post had first in a language. It never changes,
// however often the post is renamed, as long as former ids are added at the end.
func (l *locale) identity(section, id string, aliases []string) string {
	if len(aliases) > 0 {
		id = aliases[0]
	}
	return l.absolute(section + "/" + id + "/")
}

// absolute is the whole address of a page of the language.
func (l *locale) absolute(path string) string { return l.settings.BaseURL + l.lang + "/" + path }

// appeared is when colleagues could first see a post; zero: nobody has said.
func appeared(p *content.Post) time.Time { return later(p.Date, p.Publish) }

// changed is when there was last something to tell of a post.
func changed(p *content.Post) time.Time {
	if p.Withdrawn != nil {
		return later(p.Withdrawn.On, appeared(p))
	}
	return appeared(p)
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
