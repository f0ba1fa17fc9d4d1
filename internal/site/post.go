package site

import (
	"cmp"
	"net/url"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/share"
)

// post plans the page of every post in each language it is written in. A post whose
// time is over keeps its page, without its texts.
func post(p *planner) {
	for _, post := range append(p.offered[:len(p.offered):len(p.offered)], p.over...) {
		for _, l := range p.locales {
			e, ok := post.In(l.lang)
			if !ok {
				continue
			}
			in := postInput{
				frame: frame{locale: l, section: "posts", path: "posts/" + post.ID + "/", langs: editionsOf(post)},
				card:  p.card(l, post),
				e:     e,
			}
			in.image = p.postImage(in.card, e)
			in.campaign, _ = p.Library.Campaign(post.Campaign)
			if other, ok := p.instead(post); ok {
				in.replacement = other
			}
			p.add(in.file(), "post", l, in)
		}
	}
}

// instead returns the post that is to be shared instead of a withdrawn one, while it is
// live; a preview shows it in any state.
func (p *planner) instead(post *content.Post) (*content.Post, bool) {
	if post.Withdrawn == nil {
		return nil, false
	}
	other, ok := p.Library.Post(post.Withdrawn.Replacement)
	return other, ok && (p.options.Preview || other.State(p.options.Now) == content.Live)
}

func editionsOf(post *content.Post) []string {
	var list []string
	for _, e := range post.Editions {
		list = append(list, e.Lang)
	}
	return list
}

type postInput struct {
	frame
	card        cardInput
	e           *content.Edition
	campaign    *content.Entry[content.Campaign] // also before it begins: its hashtag was approved
	replacement *content.Post                    // of a withdrawn post; nil: none
}

func (in postInput) origin() problem.Position {
	return problem.Position{File: in.e.Source.Path}
}

func (in postInput) Key(k *Key) {
	image(k, in.image)
	in.card.key(k)
	entry(k, in.campaign)
	if in.replacement != nil {
		k.Post(in.replacement, content.Live)
	}
}

func (in postInput) View() (any, error) {
	v := PostPage{
		Base: in.base(in.e.Title, in.e.Summary),
		Card: in.card.view(),
		Edit: string(cmp.Or(in.card.post.Edit, content.Free)),

		Details:  in.card.details(),
		Approval: in.card.approval.view(),
	}
	var err error
	if v.Report, err = in.report(); err != nil {
		return v, err
	}
	switch in.card.state {
	case content.Withdrawn:
		v.Withdrawn = in.withdrawal()
		v.Description, v.Card.Summary = "", "" // what is taken back may stand in them
		return v, nil
	case content.Expired:
		return v, nil
	}
	v.Freezes = in.card.freezing.notices(in.locale, v.Card.Frozen)
	v.Watch = in.watch()
	v.Target = target(in.e.Link)
	v.Media = in.media()
	if v.Card.Frozen {
		leave(v.Media)
	}
	v.Groups = in.groups()
	if len(v.Groups) > 0 {
		v.Starters = in.e.Starters
		if in.settings.Links == "go" {
			v.Through = in.settings.Go.Address
		}
		v.Disclosure = Disclosure(share.DisclosureOf(in.settings, in.card.post, in.e))
	}
	v.Actions = in.actions()
	for _, c := range in.e.Claims {
		v.Claims = append(v.Claims, Claim{c.Text, address(c.Evidence), content.LastMoment(c.Until)})
	}
	v.Body, err = in.e.HTML(in.settings.BasePath)
	return v, err
}

func target(link string) *Target {
	if address(link) == "" {
		return nil
	}
	u, _ := url.Parse(link)
	return &Target{link, u.Host + strings.TrimSuffix(u.EscapedPath(), "/")}
}

// address is a link of the kind that a page may hold, else nothing: check says what is
// wrong with the others.
func address(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return ""
	}
	return link
}

func (in postInput) actions() []Action {
	var list []Action
	for _, a := range in.e.Actions {
		if address(a.URL) == "" && !strings.HasPrefix(a.URL, "mailto:") {
			continue
		}
		if a.On != "" && in.card.freezing.stops(a.On) {
			continue
		}
		name := a.On
		if n, ok := in.settings.Network(a.On); ok {
			name = n.Title
		}
		list = append(list, Action{string(a.Kind), a.On, Link{name, a.URL}})
	}
	return list
}

func (in postInput) watch() *Watch {
	w := &Watch{
		Status: in.settings.Href("status.json"), ID: in.card.post.ID,
		Topics: strings.Join(in.card.post.Topics, " "), Zone: in.settings.Zone.String(),
	}
	if end := in.card.post.End(); !end.IsZero() {
		w.End = end.UTC().Format(time.RFC3339)
	}
	return w
}
