package check

import (
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

var rights = Rule{
	Name: "rights",
	Doc: "A picture says why it may be used, and who can be recognised in it, each with the " +
		"consent: a colleague who shares it answers for it, too. The rights last for as long as the " +
		"post is offered.",
	Example: `
-- content/posts/roof.jpg --
not looked into
-- content/posts/roof.en.md --
---
title: Our roof
expires: 2027-06-30
media:
  - {file: roof.jpg, alt: Panels on a roof, rights: {source: agency, people: [], until: 2027-01-31}}
---
-- finding --
content/posts/roof.en.md:5:89: warning: the rights of "roof.jpg" end on 2027-01-31, before the post does [rights]
    → let the post expire by then, or extend the rights
`,
	post: func(f *finder, p *content.Post) {
		for _, e := range p.Editions {
			for i, m := range e.Media {
				f.rightsOf(e, i, m)
				f.until(p, e, i, m)
			}
		}
	},
}

// rightsOf looks at what is said of a picture. That nobody can be recognised has to be
// written, since nobody can tell it from having been forgotten.
func (f *finder) rightsOf(e *content.Edition, i int, m content.Media) {
	if strings.TrimSpace(m.Rights.Source) == "" {
		f.warn(e.At("media", i, "rights"), "nothing says why %q may be used", m.Name()).Cure =
			"write rights: {source: own}, or whose it is and by what licence"
	}
	blank := slices.ContainsFunc(m.Rights.People, func(who string) bool { return strings.TrimSpace(who) == "" })
	switch {
	case m.Rights.People == nil:
		f.hint(e.At("media", i, "rights"), "nothing says who can be recognised in %q", m.Name()).Cure =
			"write people: [] in rights: for nobody, or each name with the consent"
	case blank:
		f.warn(e.At("media", i, "rights", "people"), "somebody in %q has no name", m.Name()).Cure =
			"write the name and the consent, or remove the item"
	}
}

// until finds rights that end before the post does. A post that goes on is not stopped
// by it: the day came by itself.
func (f *finder) until(p *content.Post, e *content.Edition, i int, m content.Media) {
	end := m.Rights.Until
	switch {
	case end.IsZero():
	case !end.After(f.Now):
		f.warn(e.At("media", i, "rights", "until"), "the rights of %q ended on %s", m.Name(), lastDay(end)).Cure =
			"extend the rights, take another picture, or let the post expire"
	case runsOut(end, p.Expires):
		f.warn(e.At("media", i, "rights", "until"), "the rights of %q end on %s, before the post does",
			m.Name(), lastDay(end)).Cure = "let the post expire by then, or extend the rights"
	}
}

// runsOut reports whether something ends before another, which never ends where it is
// the zero time.
func runsOut(until, end time.Time) bool { return end.IsZero() || until.Before(end) }
