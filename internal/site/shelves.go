package site

import (
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
)

// shelves hold the offered posts by what a reader looks for. A campaign that has
// not begun has no shelf.
type shelves struct {
	topic, network, campaign map[string][]*content.Post
	kind                     map[content.Kind][]*content.Post
	begun                    []*content.Entry[content.Campaign]
	campaigns                map[string]*content.Entry[content.Campaign] // by id and former ids
}

// shelve puts the offered posts on their shelves, in order.
func (p *planner) shelve() {
	s := shelves{
		topic: map[string][]*content.Post{}, network: map[string][]*content.Post{}, kind: map[content.Kind][]*content.Post{},
		campaign: map[string][]*content.Post{}, campaigns: map[string]*content.Entry[content.Campaign]{},
	}
	for _, c := range p.Library.Campaigns {
		if start := begins(c); !p.options.Preview && p.options.Now.Before(start) {
			p.report.changes(start)
			continue
		}
		s.begun = append(s.begun, c)
		for _, id := range append([]string{c.ID}, c.Aliases...) {
			s.campaigns[id] = c
		}
	}
	for _, post := range p.offered {
		s.put(post, p)
	}
	p.shelves = s
}

func (s *shelves) put(post *content.Post, p *planner) {
	for _, id := range post.Topics {
		s.topic[id] = append(s.topic[id], post)
	}
	if post.Kind != "" {
		s.kind[post.Kind] = append(s.kind[post.Kind], post)
	}
	if c, ok := s.campaigns[post.Campaign]; ok {
		s.campaign[c.ID] = append(s.campaign[c.ID], post)
	}
	taken := map[string]bool{}
	for _, e := range post.Editions {
		for _, n := range share.Networks(p.Settings, e) {
			if !taken[n.Name] {
				taken[n.Name] = true
				s.network[n.Name] = append(s.network[n.Name], post)
			}
		}
	}
}

// begins is the latest start that any file of a campaign has: the strictest wins.
func begins(c *content.Entry[content.Campaign]) (start time.Time) {
	for _, e := range c.Editions {
		if e.Meta.Start.After(start) {
			start = e.Meta.Start
		}
	}
	return start
}
