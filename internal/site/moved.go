package site

import (
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
)

// moved plans a page at every former address, which leads to the present one.
func moved(p *planner) {
	for _, post := range append(p.offered[:len(p.offered):len(p.offered)], p.over...) {
		for _, e := range post.Editions {
			p.move(e.Lang, "posts", post.ID, post.Aliases, &e.Document)
		}
	}
	for _, c := range p.begun {
		for _, l := range p.locales {
			p.move(l.lang, "campaigns", c.ID, c.Aliases, &editionIn(c, l.lang).Document)
		}
	}
	moveAll(p, "guidelines", p.Library.Guidelines)
	moveAll(p, "onboarding", p.Library.Lessons)
	moveAll(p, "library", p.Library.Pages)
	moveAll(p, "polls", p.asked())
}

func moveAll[T any](p *planner, section string, entries []*content.Entry[T]) {
	for _, e := range entries {
		for _, edition := range e.Editions {
			p.move(edition.Lang, section, e.ID, e.Aliases, &edition.Document)
		}
	}
}

func (p *planner) move(lang, section, id string, aliases []string, d *content.Document) {
	for _, l := range p.locales {
		if l.lang != lang {
			continue
		}
		for _, alias := range aliases {
			in := movedInput{
				frame: frame{locale: l, section: section, path: section + "/" + alias + "/", langs: []string{lang}},
				to:    l.href(section + "/" + id + "/"),
				title: d.Title,
				file:  d.Source.Path,
			}
			p.add(in.frame.file(), "moved", l, in)
		}
	}
}

type movedInput struct {
	frame
	to, title string
	file      string // that names the former id
}

func (in movedInput) origin() problem.Position { return problem.Position{File: in.file} }

func (in movedInput) Key(k *Key) { k.Text(in.to, in.title) }

func (in movedInput) View() (any, error) {
	v := MovedPage{Base: in.base(in.title, ""), To: Link{in.title, in.to}}
	v.MovesTo = in.to
	v.Canonical = ""
	return v, nil
}
