package site

import (
	"github.com/portevoix/portevoix/internal/calendar"
	"github.com/portevoix/portevoix/internal/feed"
)

// A form is a way to write a feed.
type form struct {
	name, file, media string
	write             func(*feed.Feed) ([]byte, error)
}

// forms are all ways in which feeds are written.
var forms = []form{
	{"Atom", "feed.atom", feed.AtomType, (*feed.Feed).Atom},
	{"RSS", "feed.rss", feed.RSSType, (*feed.Feed).RSS},
	{"JSON Feed", "feed.json", feed.JSONType, (*feed.Feed).JSON},
}

// feeds plans the news of each language, and of each topic that has any in it. The feed
// of a language is there from the first day, so that one can subscribe to it.
func feeds(p *planner) {
	for _, l := range p.locales {
		p.feed(feedInput{locale: l, title: l.hub.Title, about: l.hub.Tagline.Words, items: p.news[l.lang].all})
		for _, topic := range p.Settings.Topics {
			items := p.news[l.lang].topic[topic.ID]
			if len(items) == 0 {
				continue
			}
			title := l.feedTitle(l.named(topic.Name).Words)
			in := feedInput{locale: l, path: topicPath(topic.ID), title: title, items: items}
			if len(p.topic[topic.ID]) > 0 { // else all were taken back, and the topic has no page
				in.home = in.path
			}
			p.feed(in)
		}
	}
}

func topicPath(id string) string { return "topics/" + id + "/" }

func (l *locale) feedTitle(of string) string { return l.hub.Title + " · " + of }

// feed plans a feed in all its forms.
func (p *planner) feed(in feedInput) {
	for _, in.form = range forms {
		p.add(in.lang+"/"+in.path+in.form.file, "", in.locale, in)
	}
}

type feedInput struct {
	*locale
	form         form
	path         string // where it stands, below the language's
	home         string // the page it goes with, likewise
	title, about string
	items        []*newsItem
}

func (in feedInput) Key(k *Key) {
	k.Text(in.home) // title and about are settings
	for _, item := range in.items {
		item.key(k)
	}
}

func (in feedInput) View() (any, error) {
	f := feed.Feed{
		Title: in.title, Description: in.about, Lang: in.lang, Author: in.hub.Title,
		Home: in.absolute(in.home), Self: in.absolute(in.path + in.form.file),
	}
	for _, n := range in.items {
		item, err := n.item()
		if err != nil {
			return nil, err
		}
		f.Items = append(f.Items, item)
	}
	data, err := in.form.write(&f)
	return Raw(data), err
}

// follow offers the feeds that go with a page; the calendar goes with those of all posts.
func (l *locale) follow(path, title string) ([]FeedLink, error) {
	var links []FeedLink
	for _, f := range forms {
		links = append(links, FeedLink{Type: f.media, Name: f.name, Title: title, Href: l.href(path + f.file)})
	}
	if path != "" {
		return links, nil
	}
	var s speaker
	dates := FeedLink{calendar.Type, s.word(l, "calendar.name"), title, l.href(calendarFile)}
	return append(links, dates), s.err
}
