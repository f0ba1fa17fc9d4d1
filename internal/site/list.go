package site

import (
	"slices"
	"strconv"

	"github.com/portevoix/portevoix/internal/content"
)

// A list is a list of posts, to be cut into pages.
type list struct {
	kind     string // posts, campaign, topic, kind, network
	path     string // below the language's: "topics/cloud/"
	section  string // of the navigation
	heading  func(l *locale) Text
	campaign *content.Entry[content.Campaign] // whose list it is; nil: none
	topic    string                           // whose list it is; empty: none
	posts    []*content.Post
}

// lists plans the pages of a list in every language.
func (p *planner) lists(of list) {
	pages := slices.Collect(slices.Chunk(of.posts, p.Settings.PageSize))
	if len(pages) == 0 {
		pages = [][]*content.Post{nil}
	}
	var filters filters
	if of.campaign == nil {
		filters = p.filters()
	}
	for _, l := range p.locales {
		for i, posts := range pages {
			in := listInput{
				frame:   frame{locale: l, section: of.section, path: pagePath(of.path, i+1)},
				list:    of,
				cards:   p.cards(l, posts),
				filters: filters,
				page:    i + 1,
				last:    len(pages),
				past:    of.kind == "posts" && len(p.over) > 0,
				fed:     of.kind == "posts" || len(p.news[l.lang].topic[of.topic]) > 0,
			}
			if of.campaign != nil {
				in.image = p.campaignCard(of.campaign, l.lang)
			}
			p.add(in.file(), "list", l, in)
		}
	}
}

func pagePath(path string, page int) string {
	if page == 1 {
		return path
	}
	return path + "page/" + strconv.Itoa(page) + "/"
}

// filters are the topics, kinds and networks that have posts to show.
type filters struct{ topics, kinds, networks []string }

func (p *planner) filters() filters {
	var f filters
	for _, t := range p.Settings.Topics {
		if len(p.topic[t.ID]) > 0 {
			f.topics = append(f.topics, t.ID)
		}
	}
	for _, kind := range content.Kinds {
		if len(p.kind[kind]) > 0 {
			f.kinds = append(f.kinds, string(kind))
		}
	}
	for _, n := range p.Settings.Networks {
		if len(p.network[n.Name]) > 0 {
			f.networks = append(f.networks, n.Name)
		}
	}
	return f
}

func (f filters) key(k *Key) {
	for _, list := range [][]string{f.topics, f.kinds, f.networks} {
		k.Int(len(list))
		k.Text(list...)
	}
}

type listInput struct {
	frame
	list
	cards      []Part
	filters    filters
	page, last int
	past       bool
	fed        bool // has feeds of its own
}

func (in listInput) Key(k *Key) {
	k.Text(in.kind, in.list.path)
	in.filters.key(k)
	k.Int(in.page)
	k.Int(in.last)
	k.Int(len(in.cards))
	for _, c := range in.cards {
		k.Digest(c.Key)
	}
	entry(k, in.campaign) // its picture, too, is made of it
	k.Text(strconv.FormatBool(in.past), strconv.FormatBool(in.fed))
}

func (in listInput) View() (any, error) {
	heading := in.heading(in.locale)
	v := ListPage{
		Base:    in.base(heading.Words, ""),
		Kind:    in.kind,
		Heading: heading,
		Cards:   in.cards,
		Pages:   in.pages(),
		Filters: in.narrow(),
	}
	if in.page > 1 {
		v.Prev = in.href(pagePath(in.list.path, in.page-1))
	}
	if in.page < in.last {
		v.Next = in.href(pagePath(in.list.path, in.page+1))
	}
	if in.past {
		v.Past = in.href("past/")
	}
	var err error
	if v.Feeds, err = in.feedLinks(heading.Words); err != nil {
		return v, err
	}
	return v, in.describe(&v)
}

// feedLinks are the feeds of the list's posts.
func (in listInput) feedLinks(heading string) ([]FeedLink, error) {
	switch {
	case !in.fed:
		return nil, nil
	case in.topic == "":
		return in.follow("", in.hub.Title)
	}
	return in.follow(topicPath(in.topic), in.feedTitle(heading))
}

// narrow offers the topics, kinds and networks that the list can be narrowed to: the same on
// all its pages.
func (in listInput) narrow() Part {
	k := newKey()
	k.Digest(in.digest)
	k.Text("filters", in.list.path)
	in.filters.key(k)
	return Part{k.sum(), "filters", func() any { return in.choices() }}
}

// choice has a name, and its language where that is not the page's.
func choice(name Text, href string, current bool) Choice {
	c := Choice{Name: name.Words, Href: href, Current: current}
	if name.Foreign != "" {
		c.Lang, c.Dir = name.Lang, name.Dir
	}
	return c
}

func (in listInput) choices() Filters {
	var f Filters
	for _, id := range in.filters.topics {
		topic, _ := in.settings.Topic(id)
		path := topicPath(id)
		f.Topics = append(f.Topics, choice(in.named(topic.Name), in.href(path), path == in.list.path))
	}
	for _, kind := range in.filters.kinds {
		path := kindPath(content.Kind(kind))
		f.Kinds = append(f.Kinds, KindChoice{kind, in.href(path), path == in.list.path})
	}
	for _, name := range in.filters.networks {
		n, _ := in.settings.Network(name)
		path := "networks/" + name + "/"
		link := Network{n.Name, n.Title, in.href(path)}
		f.Networks = append(f.Networks, NetworkChoice{link, path == in.list.path})
	}
	return f
}

// describe adds what a campaign says about itself.
func (in listInput) describe(v *ListPage) error {
	if in.campaign == nil {
		return nil
	}
	e := editionIn(in.campaign, in.lang)
	v.Intro, v.Description = e.Summary, e.Summary
	v.Campaign = &CampaignView{
		Goal: e.Meta.Goal, Lang: v.Heading.Lang, Dir: v.Heading.Dir, Start: e.Meta.Start, End: content.LastMoment(e.Meta.End),
		Hashtag: e.Meta.Hashtag, Owner: in.owner(e.Meta.Owner),
	}
	if in.page > 1 {
		return nil
	}
	var err error
	v.Body, err = e.HTML(in.settings.BasePath)
	return err
}

// pages are the numbers under a list: the first, the last and those around.
func (in listInput) pages() []Choice {
	if in.last == 1 {
		return nil
	}
	var list []Choice
	for n := 1; n <= in.last; n++ {
		switch near := n >= in.page-1 && n <= in.page+1; {
		case near, n == 1, n == in.last:
			list = append(list, Choice{
				Name: strconv.Itoa(n), Href: in.href(pagePath(in.list.path, n)), Current: n == in.page,
			})
		case n == in.page-2, n == in.page+2:
			list = append(list, Choice{Name: "…"})
		}
	}
	return list
}
