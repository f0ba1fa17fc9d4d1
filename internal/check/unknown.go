package check

import (
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
)

var unknown = Rule{
	Name: "unknown",
	Doc: "What a file refers to exists: campaigns are files, topics, audiences, paths, owners, " +
		"entities and disclosures stand in hub.yaml. A slip of the pen would hide a post from its readers.",
	Example: `
-- site/hub.yaml --
title: Hub
topics: {cloud: Cloud}
-- content/posts/astray.en.md --
---
title: Astray
topics: [clout]
---
-- finding --
content/posts/astray.en.md:3:10: error: there is no topic "clout" [unknown]
    → did you mean "cloud"?
`,
	far: true,
	post: func(f *finder, p *content.Post) {
		f.unknownCampaign(p)
		for i, id := range p.Topics {
			if _, ok := f.Settings.Topic(id); !ok {
				f.missing(keyAt(p, "topics", i), "topic", id, terms(f.Settings.Topics))
			}
		}
		for i, id := range p.Audience {
			if _, ok := f.Settings.Audience(id); !ok {
				f.missing(keyAt(p, "audience", i), "audience", id, terms(f.Settings.Audiences))
			}
		}
		if d := p.Disclosure; d != "" && d != config.NoDisclosure && f.Settings.Disclosures[d] == nil {
			known := append(keys(f.Settings.Disclosures), config.NoDisclosure)
			f.missing(keyAt(p, "disclosure"), "disclosure", d, known)
		}
		if _, ok := f.Settings.Entity(p.Entity); !ok && p.Entity != "" {
			f.missing(keyAt(p, "entity"), "entity", p.Entity, entities(f.Settings.Entities))
		}
		f.owner(p.Owner, func() problem.Position { return keyAt(p, "owner") })
		for _, e := range p.Editions {
			for i, c := range e.Claims {
				f.owner(c.Owner, func() problem.Position { return e.At("claims", i, "owner") })
			}
			f.unoffered(e)
		}
	},
	hub: func(f *finder) {
		f.paths()
		f.goals()
		owners(f, f.Library.Campaigns, func(c content.Campaign) string { return c.Owner })
		owners(f, f.Library.Guidelines, func(g content.Guideline) string { return g.Owner })
		owners(f, f.Library.Lessons, func(l content.Lesson) string { return l.Owner })
		owners(f, f.Library.Pages, func(p content.LibraryPage) string { return p.Owner })
		owners(f, f.Library.Polls, func(p content.Poll) string { return p.Owner })
	},
}

// unoffered finds texts for networks that the hub does not list.
func (f *finder) unoffered(e *content.Edition) {
	for _, name := range keys(e.Share) {
		if _, ok := f.Settings.Network(name); !ok && name != content.Any && len(e.Share[name]) > 0 {
			f.hint(e.At("share", name), "the hub does not offer the network %q, so its texts are seen nowhere", name).Cure =
				"add it to networks: in hub.yaml, or remove the texts"
		}
	}
}

// goals looks at what campaigns are to reach.
func (f *finder) goals() {
	for _, c := range f.Library.Campaigns {
		for _, e := range c.Editions {
			for _, measure := range keys(e.Meta.Targets) {
				at := e.Source.At("targets", measure)
				if e.Meta.Targets[measure] < 0 && at != e.Source.At() {
					f.refuse(at, "found %d, want how many are hoped for", e.Meta.Targets[measure]).Cure = "write 0 or more"
				}
			}
		}
	}
}

// paths looks at each file that names the path of a lesson.
func (f *finder) paths() {
	for _, lesson := range f.Library.Lessons {
		for _, e := range lesson.Editions {
			at := e.Source.At("path")
			if _, ok := f.Settings.Path(e.Meta.Path); !ok && e.Meta.Path != "" && at != e.Source.At() {
				f.missing(at, "path", e.Meta.Path, terms(f.Settings.Paths))
			}
		}
	}
}

// madeIn is where there comes to be what posts and pages name.
var madeIn = map[string]string{
	"topic":      "under topics: in " + config.File,
	"audience":   "under audiences: in " + config.File,
	"disclosure": "under disclosures: in " + config.File,
	"entity":     "under entities: in " + config.File,
	"contact":    "under contacts: in " + config.File,
	"path":       "under paths: in " + config.File,
	"campaign":   "as a file in content/campaigns/",
}

func (f *finder) missing(at problem.Position, what, id string, known []string) {
	p := f.refuse(at, "there is no %s %q", what, id)
	if len(known) == 0 {
		p.Cure = "the hub has none: add it " + madeIn[what] + ", or remove it here"
		return
	}
	p.Cure = suggest(id, known)
}

func (f *finder) unknownCampaign(p *content.Post) {
	_, ok := f.Library.Campaign(p.Campaign)
	if ok || p.Campaign == "" || f.broken("content/campaigns/", p.Campaign) {
		return
	}
	var known []string
	for _, c := range f.Library.Campaigns {
		known = append(known, c.ID)
	}
	f.missing(keyAt(p, "campaign"), "campaign", p.Campaign, known)
}

// owner finds an owner who is no contact. Its place is only looked for then.
func (f *finder) owner(id string, at func() problem.Position) {
	if _, ok := f.Settings.Contact(id); ok || id == "" {
		return
	}
	var known []string
	for _, c := range f.Settings.Contacts {
		known = append(known, c.ID)
	}
	f.missing(at(), "contact", id, known)
}

// owners looks at each file that names an owner; the other languages inherit it.
func owners[T any](f *finder, entries []*content.Entry[T], owner func(T) string) {
	for _, e := range entries {
		for _, edition := range e.Editions {
			if edition.Source.At("owner") != edition.Source.At() {
				f.owner(owner(edition.Meta), func() problem.Position { return edition.Source.At("owner") })
			}
		}
	}
}

func terms(list []config.Term) []string {
	var ids []string
	for _, t := range list {
		ids = append(ids, t.ID)
	}
	return ids
}

func entities(list []config.Entity) []string {
	var ids []string
	for _, e := range list {
		ids = append(ids, e.ID)
	}
	return ids
}
