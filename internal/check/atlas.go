package check

import (
	"html"
	"net/url"
	"regexp"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/site"
)

// An atlas knows the pages of the hub by their addresses: fr/posts/rabat/.
type atlas struct {
	pages   map[string]bool // drafts and posts to come among them
	hidden  map[string]bool // those
	bodies  map[string]*content.Document
	anchors map[string]map[string]bool // of the bodies that a link leads into
}

func (f *finder) atlas(documents []document) *atlas {
	m := &atlas{
		pages: map[string]bool{}, hidden: map[string]bool{},
		bodies: map[string]*content.Document{}, anchors: map[string]map[string]bool{},
	}
	plan, _ := f.Plan(site.Options{Now: f.Now, Preview: true})
	for _, page := range plan.Pages {
		m.pages[page.URL()], m.pages[page.Path] = true, true
	}
	for _, d := range documents {
		m.bodies[d.url] = d.Document
	}
	for _, p := range f.Library.Posts {
		if state := p.State(f.Now); state == content.Draft || state == content.Embargoed {
			for _, e := range p.Editions {
				m.hidden[e.Lang+"/posts/"+p.ID+"/"] = true
			}
		}
	}
	for _, p := range f.Library.Polls {
		if p.Original().Meta.State(f.Now) == content.PollToCome {
			for _, e := range p.Editions {
				m.hidden[e.Lang+"/polls/"+p.ID+"/"] = true
			}
		}
	}
	return m
}

// holds reports whether a page has the place that a link names. A page without a body
// of its own is taken at its word.
func (m *atlas) holds(l content.Link, to *url.URL) bool {
	body, ok := m.bodies[to.Path]
	if !ok {
		return true
	}
	if m.anchors[to.Path] == nil {
		m.anchors[to.Path] = anchorsOf(body)
	}
	return m.anchors[to.Path][l.Anchor()]
}

var identified = regexp.MustCompile(` id="([^"]*)"`)

// anchorsOf lists the ids in a body as it is shown.
func anchorsOf(d *content.Document) map[string]bool {
	ids := map[string]bool{}
	shown, _ := d.HTML("/")
	for _, match := range identified.FindAllStringSubmatch(string(shown), -1) {
		ids[html.UnescapeString(match[1])] = true
	}
	return ids
}
