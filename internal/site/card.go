package site

import (
	"cmp"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/results"
	"github.com/portevoix/portevoix/internal/share"
)

// A cardInput is a post as a list shows it.
type cardInput struct {
	*locale
	post     *content.Post
	state    content.State
	campaign *content.Entry[content.Campaign] // nil: none
	approval approval
	freezing freezing
	first    results.Number // visits in its first week; 0: it had none, or nobody knows
}

func (p *planner) card(l *locale, post *content.Post) cardInput {
	in := cardInput{locale: l, post: post, state: post.State(p.options.Now), campaign: p.campaigns[post.Campaign], first: p.first[post.ID]}
	if in.state != content.Expired && in.state != content.Withdrawn {
		in.freezing = p.frozen(post, in.edition())
		in.approval = p.approval(post, in.edition().Lang)
	}
	return in
}

// cards are the cards of a list. A post is on many, with the same card.
func (p *planner) cards(l *locale, posts []*content.Post) []Part {
	list := make([]Part, len(posts))
	for i, post := range posts {
		card, made := l.cards[post]
		if !made {
			in := p.card(l, post)
			card = l.part("card", in.key, func() any { return in.view() })
			l.cards[post] = card
		}
		list[i] = card
	}
	return list
}

func (in cardInput) key(k *Key) {
	k.Post(in.post, in.state)
	entry(k, in.campaign)
	in.approval.key(k)
	in.freezing.key(k)
	k.Int(int(in.first.Value))
	k.Text(string(in.first.Badge))
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
		Topics:   strings.Join(p.Topics, " "),
		Since:    in.since(),
		Entity:   in.entity(p.Entity),
		Facts:    in.facts(),
		Networks: in.networks(in.freezing.open(share.Networks(in.settings, e))),
		Until:    content.LastMoment(p.End()),
		Over:     in.state == content.Expired,
		Draft:    in.state == content.Draft,
		Ahead:    in.state == content.Embargoed,
		From:     p.Publish,
		Waits:    in.approval.waits(),
		Missing:  in.approval.missing(),
		Frozen:   in.frozen(),
		First:    MetricsFigure{Number: int(in.first.Value), Badge: string(in.first.Badge)},
	}
	return c
}

// frozen reports whether the post can be shared nowhere for a time.
func (in cardInput) frozen() bool {
	if len(in.freezing) == 0 {
		return false
	}
	networks := share.Networks(in.settings, in.edition())
	return len(networks) > 0 && len(in.freezing.open(networks)) == 0
}

// since is the day from which the post could be seen.
func (in cardInput) since() string {
	from := began(in.post)
	if in.post.Publish.After(from) {
		from = in.post.Publish
	}
	if from.IsZero() {
		return ""
	}
	return from.In(in.settings.Zone).Format(time.DateOnly)
}

// facts are the same on many cards, and on the page of the post.
func (in cardInput) facts() Part {
	end := in.post.End()
	key := func(k *Key) {
		k.Text(in.post.Audience...)
		k.Time(end)
	}
	return in.part("facts", key, func() any {
		f := Facts{Until: content.LastMoment(end)}
		for _, id := range in.post.Audience {
			if audience, ok := in.settings.Audience(id); ok {
				f.Audience = append(f.Audience, in.named(audience.Name))
			}
		}
		return f
	})
}

// details stand on the page of the post.
func (in cardInput) details() Part {
	entity, _ := in.settings.Entity(in.post.Entity)
	owner := cmp.Or(in.post.Owner, entity.Contact)
	key := func(k *Key) {
		entry(k, in.campaign)
		k.Text(in.post.Topics...)
		k.Time(in.post.Date)
		k.Text(owner)
	}
	return in.part("details", key, func() any {
		d := Details{Date: in.post.Date, Owner: in.owner(owner)}
		if in.campaign != nil {
			d.Campaign = &TitleLink{titleIn(in.locale, in.campaign), in.href("campaigns/" + in.campaign.ID + "/")}
		}
		for _, id := range in.post.Topics {
			if topic, ok := in.settings.Topic(id); ok {
				d.Topics = append(d.Topics, TitleLink{in.named(topic.Name), in.href("topics/" + id + "/")})
			}
		}
		return d
	})
}

// networks are where a post can go: the same on most cards.
func (l *locale) networks(networks []network.Network) Part {
	return l.part("networks", keyOf(networks), l.viewOf(networks))
}

func keyOf(networks []network.Network) func(*Key) {
	return func(k *Key) {
		for _, n := range networks {
			k.Text(n.Name)
		}
	}
}

func (l *locale) viewOf(networks []network.Network) func() any {
	return func() any {
		var list []Network
		for _, n := range networks {
			list = append(list, Network{n.Name, n.Title, l.href("networks/" + n.Name + "/")})
		}
		return list
	}
}

// titleIn is an entry's title in the page's language, else as it was first written.
func titleIn[T any](l *locale, e *content.Entry[T]) Text {
	edition := editionIn(e, l.lang)
	return l.text(edition.Title, edition.Lang)
}

func editionIn[T any](e *content.Entry[T], lang string) *content.EntryEdition[T] {
	if edition, ok := e.In(lang); ok {
		return edition
	}
	return e.Original()
}
