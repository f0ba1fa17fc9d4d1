package site

import (
	"net/url"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
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
			if w := post.Withdrawn; w != nil && w.Replacement != "" {
				in.replacement, _ = p.Library.Post(w.Replacement)
				if in.replacement != nil && !p.shows(in.replacement) {
					in.replacement = nil
				}
			}
			p.add(in.file(), "post", l, in)
		}
	}
}

// shows reports whether a post has a page in this plan.
func (p *planner) shows(post *content.Post) bool {
	switch post.State(p.options.Now) {
	case content.Draft, content.Embargoed:
		return p.options.Preview
	}
	return true
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
	replacement *content.Post // of a withdrawn post; nil: none
}

func (in postInput) origin() problem.Position {
	return problem.Position{File: in.e.Source.Path}
}

func (in postInput) Key(k *Key) {
	in.card.key(k)
	if in.replacement != nil {
		k.Post(in.replacement, content.Live)
	}
}

func (in postInput) View() (any, error) {
	v := PostPage{
		Base: in.base(in.e.Title, in.e.Summary),
		Card: in.card.view(),
		Edit: string(in.card.post.Edit),
	}
	v.Owner = in.owner(in.card.post.Owner)
	switch in.card.state {
	case content.Withdrawn:
		v.Withdrawn = in.withdrawal()
		return v, nil
	case content.Expired:
		return v, nil
	}
	v.Target = target(in.e.Link)
	v.Images = in.images()
	v.Groups = in.groups()
	v.Starters = in.e.Starters
	v.Actions = in.actions()
	for _, c := range in.e.Claims {
		v.Claims = append(v.Claims, Claim{c.Text, c.Evidence, lastMoment(c.Until)})
	}
	var err error
	v.Body, err = in.e.HTML(in.settings.BasePath)
	return v, err
}

func target(link string) *Target {
	u, err := url.Parse(link)
	if link == "" || err != nil {
		return nil
	}
	return &Target{link, u.Host}
}

func (in postInput) images() []Image {
	var list []Image
	for _, m := range in.e.Media {
		list = append(list, Image{in.settings.Href(mediaPath(m)), m.Alt})
	}
	return list
}

func (in postInput) actions() []Action {
	var list []Action
	for _, a := range in.e.Actions {
		name := a.On
		if n, ok := in.settings.Network(a.On); ok {
			name = n.Title
		}
		list = append(list, Action{string(a.Kind), Link{name, a.URL}})
	}
	return list
}

func (in postInput) withdrawal() *Withdrawal {
	w := in.card.post.Withdrawn
	if w == nil {
		return &Withdrawal{}
	}
	v := &Withdrawal{On: w.On, Reason: w.Reason, Answer: w.Answer}
	if in.replacement != nil {
		other := in.card
		other.post = in.replacement
		e := other.edition()
		v.Replacement = &Link{e.Title, in.settings.Href(e.Lang + "/posts/" + in.replacement.ID + "/")}
	}
	return v
}

// groups gathers the shares of the post: texts that go to the same networks stand
// together, each with its ways to them.
func (in postInput) groups() []ShareGroup {
	var campaigns content.Library
	if in.card.campaign != nil {
		campaigns.Campaigns = []*content.Entry[content.Campaign]{in.card.campaign}
	}
	b := grouping{settings: in.settings, locale: in.locale, lang: in.e.Lang}
	for _, s := range share.Of(in.settings, &campaigns, in.card.post, in.e.Lang) {
		b.add(s)
	}
	return b.groups()
}

// A grouping puts shares of equal words together, and texts of equal networks.
type grouping struct {
	settings *config.Settings
	locale   *locale
	lang     string
	texts    []*ShareText
}

func (b *grouping) add(s share.Share) {
	words := withoutLink(s)
	text := b.text(s.Name, words)
	if text == nil {
		text = &ShareText{Name: s.Name, Words: words, Lang: b.lang, Dir: b.locale.words.Dir()}
		b.texts = append(b.texts, text)
	}
	n, _ := b.settings.Network(s.Network)
	text.Links = append(text.Links, ShareLink{
		Network: Network{n.Name, n.Title, s.URL}, Carries: n.Carries(),
		Count: s.Count, Limit: s.Limit, Fits: s.Fits,
	})
}

func (b *grouping) text(name, words string) *ShareText {
	for _, t := range b.texts {
		if t.Name == name && t.Words == words {
			return t
		}
	}
	return nil
}

func (b *grouping) groups() []ShareGroup {
	var groups []ShareGroup
	at := map[string]int{}
	for _, t := range b.texts {
		var networks []Network
		key := ""
		for _, l := range t.Links {
			key += l.Name + " "
			networks = append(networks, Network{l.Name, l.Title, b.locale.href("networks/" + l.Name + "/")})
		}
		if _, ok := at[key]; !ok {
			at[key] = len(groups)
			groups = append(groups, ShareGroup{Networks: networks})
		}
		g := &groups[at[key]]
		t.Number = len(g.Texts) + 1
		g.Texts = append(g.Texts, *t)
	}
	return groups
}

// withoutLink is what a share says in words: the link has its own place on the page.
func withoutLink(s share.Share) string {
	return strings.TrimSpace(strings.TrimSuffix(s.Text, s.Link))
}
