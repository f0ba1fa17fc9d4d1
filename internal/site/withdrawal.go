package site

import (
	"slices"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
)

// withdrawal says why a post was taken back, and what to do about it.
func (in postInput) withdrawal() *Withdrawal {
	v, w := &Withdrawal{}, in.card.post.Withdrawn
	for _, n := range SharedOn(in.settings, in.card.post) {
		v.From = append(v.From, Network{Name: n.Name, Title: n.Title})
	}
	if w == nil {
		return v
	}
	v.On, v.Reason, v.Answer = w.On, in.text(in.card.post.Reason(in.lang)), in.text(in.card.post.Answer(in.lang))
	if in.replacement != nil {
		other := in.card
		other.post = in.replacement
		e := other.edition()
		v.Replacement = &TitleLink{in.text(e.Title, e.Lang), in.settings.Href(e.Lang + "/posts/" + in.replacement.ID + "/")}
	}
	return v
}

// SharedOn are the networks on which a post could be shared in any language, in the
// hub's order.
func SharedOn(s *config.Settings, p *content.Post) []network.Network {
	taken := map[string]bool{}
	for _, e := range p.Editions {
		for _, n := range share.Networks(s, e) {
			taken[n.Name] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(s.Networks), func(n network.Network) bool { return !taken[n.Name] })
}
