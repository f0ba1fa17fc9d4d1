package site

import (
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
)

// freeze picks the freezes that hold now. One to come changes no page.
func (p *planner) freeze() {
	now := p.options.Now
	for _, f := range p.Settings.Freezes {
		switch {
		case f.On(now):
			p.freezes = append(p.freezes, f)
			p.report.Freezes = append(p.report.Freezes, f.ID)
			if !f.Until.IsZero() {
				p.report.changes(f.Until)
			}
		case !f.Ended(now):
			p.report.changes(f.From)
		}
	}
}

// freezing is the freezes that hold for an edition.
type freezing []config.Freeze

// frozen are the freezes that stop something of an edition of a post.
func (p *planner) frozen(post *content.Post, e *content.Edition) freezing {
	var list freezing
	for _, f := range p.freezes {
		if !f.Covers(e.Lang, post.Entity, post.Topics) {
			continue
		}
		shared := slices.ContainsFunc(share.Networks(p.Settings, e), func(n network.Network) bool { return f.Stops(n.Name) })
		if shared || slices.ContainsFunc(e.Actions, func(a content.Action) bool { return a.On != "" && f.Stops(a.On) }) {
			list = append(list, f)
		}
	}
	return list
}

// key adds which freezes they are: what they say is in the settings.
func (f freezing) key(k *Key) {
	k.Int(len(f))
	for _, freeze := range f {
		k.Text(freeze.ID)
	}
}

func (f freezing) stops(network string) bool {
	return slices.ContainsFunc(f, func(f config.Freeze) bool { return f.Stops(network) })
}

// open are the networks of a list that are not stopped.
func (f freezing) open(networks []network.Network) []network.Network {
	if len(f) == 0 {
		return networks
	}
	var list []network.Network
	for _, n := range networks {
		if !f.stops(n.Name) {
			list = append(list, n)
		}
	}
	return list
}

// leave keeps pictures from being taken along: they are there to be looked at.
func leave(media []Medium) {
	for _, m := range media {
		if m.Picture != nil {
			m.Picture.Downloads = nil
		}
	}
}

// notices say why something is missing on the page of a post. whole: nothing is left.
func (f freezing) notices(l *locale, whole bool) []Freeze {
	var list []Freeze
	for _, freeze := range f {
		list = append(list, Freeze{
			Reason: l.named(freeze.Reason), Until: content.LastMoment(freeze.Until), Whole: whole || len(freeze.Networks) == 0,
		})
	}
	return list
}

// Freeze says why a post, or a part of it, is not to be shared for a time.
type Freeze struct {
	Reason Text
	Until  time.Time // last moment of it; zero: not known
	Whole  bool      // no network is left
}
