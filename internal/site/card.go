package site

import (
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
)

// A cardInput is a post as a list shows it.
type cardInput struct {
	*locale
	post     *content.Post
	state    content.State
	campaign *content.Entry[content.Campaign] // nil: none
}

func (p *planner) card(l *locale, post *content.Post) cardInput {
	return cardInput{l, post, post.State(p.options.Now), p.campaigns[post.Campaign]}
}

func (p *planner) cards(l *locale, posts []*content.Post) []cardInput {
	list := make([]cardInput, len(posts))
	for i, post := range posts {
		list[i] = p.card(l, post)
	}
	return list
}

func (in cardInput) key(k *Key) {
	k.Post(in.post, in.state)
	entry(k, in.campaign)
}

// sum is the key of the card by itself: it may stand on many pages.
func (in cardInput) sum() digest {
	k := newKey()
	k.Digest(in.locale.digest)
	in.key(k)
	return k.sum()
}

// edition is the post in the page's language, else as it was first written.
func (in cardInput) edition() *content.Edition {
	if e, ok := in.post.In(in.lang); ok {
		return e
	}
	return in.post.Original()
}

func (in cardInput) view() Card {
	e, p := in.edition(), in.post
	c := Card{
		Href:     in.settings.Href(e.Lang + "/posts/" + p.ID + "/"),
		Title:    in.text(e.Title, e.Lang),
		Summary:  e.Summary,
		Kind:     string(p.Kind),
		Networks: in.networks(e),
		Date:     p.Date,
		Until:    lastMoment(p.Expires),
		State:    in.state.String(),
		From:     p.Publish,
	}
	for _, id := range p.Topics {
		if topic, ok := in.settings.Topic(id); ok {
			c.Topics = append(c.Topics, Link{topic.Name.In(in.lang), in.href("topics/" + id + "/")})
		}
	}
	for _, id := range p.Audience {
		if audience, ok := in.settings.Audience(id); ok {
			c.Audience = append(c.Audience, audience.Name.In(in.lang))
		}
	}
	if in.campaign != nil {
		c.Campaign = &Link{titleIn(in.campaign, in.lang), in.href("campaigns/" + in.campaign.ID + "/")}
	}
	return c
}

// parts are the cards of a list.
func parts(cards []cardInput) []Part {
	list := make([]Part, len(cards))
	for i, c := range cards {
		list[i] = Part{c.sum(), "card", func() any { return c.view() }}
	}
	return list
}

// lastMoment is the end of a time as people say it: a post that expires at 00:00 is
// offered until the day before.
func lastMoment(end time.Time) time.Time {
	if end.IsZero() {
		return end
	}
	return end.Add(-time.Second)
}

// networks are where the post can go: the same on most cards.
func (in cardInput) networks(e *content.Edition) Part {
	networks := sharedOn(in.settings.Networks, e)
	k := newKey()
	k.Digest(in.locale.digest)
	k.Text("networks")
	for _, n := range networks {
		k.Text(n.Name)
	}
	return Part{k.sum(), "networks", func() any {
		var list []Network
		for _, n := range networks {
			list = append(list, Network{n.Name, n.Title, in.href("networks/" + n.Name + "/")})
		}
		return list
	}}
}

// sharedOn lists the networks that an edition can be shared on.
func sharedOn(networks []network.Network, e *content.Edition) []network.Network {
	if e.Link == "" {
		return nil
	}
	var list []network.Network
	for _, n := range networks {
		if len(e.TextsFor(n.Name)) > 0 {
			list = append(list, n)
		}
	}
	return list
}

// titleIn is an entry's title in a language, else as it was first written.
func titleIn[T any](e *content.Entry[T], lang string) string { return editionIn(e, lang).Title }

func editionIn[T any](e *content.Entry[T], lang string) *content.EntryEdition[T] {
	if edition, ok := e.In(lang); ok {
		return edition
	}
	return e.Original()
}
