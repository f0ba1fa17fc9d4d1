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
		"consent: a colleague who shares it answers for it, too. When the rights end, the post ends " +
		"with them.",
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
content/posts/roof.en.md:5:89: warning: the rights of "roof.jpg" end on 2027-01-31, and the post with them [rights]
    → extend the rights, or write expires: 2027-01-31
`,
	over: true, // when the rights have ended, so has the post
	post: func(f *finder, p *content.Post) {
		for _, e := range p.Editions {
			for i, m := range e.Media {
				if !over(p.State(f.Now)) {
					f.rightsOf(e, i, m)
				}
				if f.endsEarly(p, m.Rights.Until) {
					f.until(e, i, m)
				}
			}
		}
	},
}

// rightsOf looks at what is said of a picture. That nobody can be recognised has to be
// written, since nobody can tell it from having been forgotten.
func (f *finder) rightsOf(e *content.Edition, i int, m content.Media) {
	if strings.TrimSpace(m.Rights.Source) == "" {
		f.refuse(e.At("media", i, "rights"), "nothing says why %q may be used", m.Name()).Cure =
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

// until says that the rights of a medium end a post. It is no mistake that stops
// anything: the day comes by itself.
func (f *finder) until(e *content.Edition, i int, m content.Media) {
	at, last := e.At("media", i, "rights", "until"), lastDay(m.Rights.Until)
	if !m.Rights.Until.After(f.Now) {
		f.warn(at, "the rights of %q ended on %s, and the post with them", m.Name(), last).Cure =
			"extend the rights, take another picture, or write expires: " + writtenEnd(m.Rights.Until)
		return
	}
	f.warn(at, "the rights of %q end on %s, and the post with them", m.Name(), last).Cure =
		"extend the rights, or write expires: " + writtenEnd(m.Rights.Until)
}

// endsEarly reports whether something that a post needs ends it before it would expire,
// and that is still worth knowing.
func (f *finder) endsEarly(p *content.Post, until time.Time) bool {
	expires := p.Expires
	return !until.IsZero() && p.State(f.Now) != content.Withdrawn &&
		(expires.IsZero() || until.Before(expires) && f.Now.Before(expires))
}
