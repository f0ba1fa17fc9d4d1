package site

import (
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/feed"
	"github.com/portevoix/portevoix/internal/share"
)

// tell says what a feed has to say of a post: the summary, the briefing and the way to
// its texts, or that it was taken back and why.
func (n *newsItem) tell() (feed.Item, error) {
	item := feed.Item{
		ID:         n.identity("posts", n.post.ID, n.post.Aliases),
		Title:      n.e.Title,
		URL:        n.absolute("posts/" + n.post.ID + "/"),
		Categories: n.categories(),
		Published:  appeared(n.post),
		Updated:    changed(n.post),
	}
	if n.state == content.Withdrawn {
		return n.takenBack(item)
	}
	return n.offered(item)
}

func (n *newsItem) offered(item feed.Item) (feed.Item, error) {
	var s speaker
	l := n.locale
	body, _ := n.e.HTML(n.settings.BaseURL) // its page says why not: a feed must not wait to tell of a recall
	m := n.markup()
	m.paragraph(n.text(n.e.Summary, n.lang))
	for _, image := range n.e.Media {
		if image.Kind == content.MediaImage && image.URL == "" { // nothing is loaded from elsewhere
			m.image(n.settings.BaseURL+share.MediaPath(image.Stored), image.Alt)
		}
	}
	m.WriteString(settled(body, item.URL))
	if n.e.Link != "" {
		m.link(s.word(l, "feed.share"), item.URL)
	}
	item.Related, item.Summary, item.HTML = address(n.e.Link), n.e.Summary, m.done()
	return item, s.err
}

// takenBack says nothing that the post has said, but for its title.
func (n *newsItem) takenBack(item feed.Item) (feed.Item, error) {
	var s speaker
	l := n.locale
	item.Title = s.word(l, "feed.withdrawn", "Title", n.e.Title)
	item.Summary = s.word(l, "feed.gone")
	m := n.markup()
	m.paragraph(n.text(item.Summary, n.lang))
	if n.post.Withdrawn != nil {
		reason, reasonIn := n.post.Reason(n.lang)
		m.paragraph(n.text(reason, reasonIn))
		m.paragraph(n.text(s.word(l, "withdrawn.delete"), n.lang))
		if answer, in := n.post.Answer(n.lang); answer != "" {
			m.paragraph(n.text(s.word(l, "withdrawn.answer"), n.lang))
			m.paragraph(n.text(answer, in))
		}
		item.Summary = strings.TrimSpace(item.Summary + " " + reason)
	}
	if n.instead != nil {
		e, _ := n.instead.In(n.lang)
		m.paragraph(n.text(s.word(l, "withdrawn.replacement"), n.lang))
		m.link(e.Title, n.absolute("posts/"+n.instead.ID+"/"))
	}
	item.HTML = m.done()
	return item, s.err
}

func (n *newsItem) categories() []feed.Category {
	var list []feed.Category
	for i, id := range n.post.Topics {
		if topic, ok := n.settings.Topic(id); ok && !slices.Contains(n.post.Topics[:i], id) {
			list = append(list, feed.Category{ID: id, Name: n.named(topic.Name).Words})
		}
	}
	return list
}

// A markup is HTML for places that know nothing of the page's language.
type markup struct{ strings.Builder }

func (l *locale) markup() *markup {
	m := &markup{}
	m.WriteString(`<div lang="` + l.lang + `" dir="` + l.words.Dir() + `">`)
	return m
}

func (m *markup) paragraph(t Text) {
	if t.Words == "" {
		return
	}
	m.WriteString("<p")
	if t.Foreign != "" {
		m.WriteString(` lang="` + t.Lang + `" dir="` + t.Dir + `"`)
	}
	m.WriteString(">" + html.EscapeString(t.Words) + "</p>\n")
}

func (m *markup) link(words, to string) {
	m.WriteString(`<p><a href="` + html.EscapeString(to) + `">` + html.EscapeString(words) + "</a></p>\n")
}

func (m *markup) image(from, alt string) {
	m.WriteString(`<p><img src="` + html.EscapeString(from) + `" alt="` + html.EscapeString(alt) + "\"></p>\n")
}

func (m *markup) done() string { return m.String() + "</div>" }

// addressed are the attributes that have an address, as package content writes them.
var addressed = regexp.MustCompile(`<(?:a href|img src)="[^"]*"`)

// settled is a briefing that can be read away from its page: what its addresses are
// relative to, a feed reader does not know.
func settled(body content.HTML, page string) string {
	base, err := url.Parse(page)
	if err != nil {
		return string(body)
	}
	return addressed.ReplaceAllStringFunc(string(body), func(attribute string) string {
		name, value, _ := strings.Cut(strings.TrimSuffix(attribute, `"`), `"`)
		to, err := url.Parse(html.UnescapeString(value))
		if err != nil || to.IsAbs() {
			return attribute
		}
		return name + `"` + html.EscapeString(base.ResolveReference(to).String()) + `"`
	})
}

// A speaker words what the plan itself has to say. It keeps the first failure.
type speaker struct{ err error }

func (s *speaker) word(l *locale, key string, pairs ...any) string {
	text, err := l.words.T(key, pairs...)
	if s.err == nil {
		s.err = err
	}
	return text
}
