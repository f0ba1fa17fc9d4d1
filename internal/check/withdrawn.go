package check

import (
	"strings"

	"github.com/portevoix/portevoix/internal/content"
)

var withdrawn = Rule{
	Name: "withdrawn",
	Doc: "A post that was taken back says since when, by which feed readers see that it has " +
		"changed, and why, in each of its languages; what to share instead leads to a post that is " +
		"offered: whoever has shared it wants to know. It is taken back at once, whatever status " +
		"and on say.",
	Example: `
-- content/posts/mistaken.en.md --
---
title: A wrong number
status: withdrawn
---
-- finding --
content/posts/mistaken.en.md:3:9: error: the post is withdrawn and does not say since when, or why [withdrawn]
    → write withdrawn: {on: 2026-12-10, reason: …, answer: …}, or run portevoix recall mistaken
`,
	over: true,
	post: func(f *finder, p *content.Post) {
		if p.State(f.Now) != content.Withdrawn {
			return
		}
		f.taken(p)
		if p.Withdrawn == nil {
			f.refuse(keyAt(p, "status"), "the post is withdrawn and does not say since when, or why").Cure =
				"write withdrawn: {on: " + f.since() + ", reason: …, answer: …}, or run portevoix recall " + p.ID
			return
		}
		if p.Withdrawn.On.IsZero() {
			f.refuse(keyAt(p, "withdrawn"), "the post is withdrawn and does not say since when").Cure =
				"add on: " + f.since()
		}
		f.reasons(p)
		f.replacement(p, p.Withdrawn.Replacement)
	},
}

// since is now, as front matter takes it.
func (f *finder) since() string { return writtenDay(f.Now.In(f.Settings.Zone)) }

// taken looks at when, and whether its writers agree that, a post was taken back.
func (f *finder) taken(p *content.Post) {
	for _, e := range p.Editions {
		status := e.Source.At("status")
		if has(e, "status") && has(e, "withdrawn") && written(e.Source, status) != string(content.StatusWithdrawn) {
			f.warn(status, "status is %s, and withdrawn: takes the post back all the same",
				written(e.Source, status)).Cure = "write status: withdrawn, or remove withdrawn:"
		}
	}
	if p.Withdrawn != nil && p.Withdrawn.On.After(f.Now) {
		f.warn(keyAt(p, "withdrawn", "on"), "the post is taken back from now on, not from %s",
			day(p.Withdrawn.On)).Cure = "correct on, or write expires: for a post that ends then"
	}
}

// reasons finds the languages in which nobody is told why.
func (f *finder) reasons(p *content.Post) {
	if unsaid(p.Withdrawn.Reason) {
		f.warn(keyAt(p, "withdrawn"), "the post is withdrawn and does not say why").Cure = "add reason:"
		return
	}
	for _, e := range p.Editions {
		if _, in := p.Reason(e.Lang); in != e.Lang {
			f.hint(e.Source.At("title"), "why the post is withdrawn is told in %q here", in).Cure =
				"write withdrawn: {reason: …, answer: …} in this file, too"
		}
	}
}

// unsaid reports whether a text is none, or the mark of one to be written.
func unsaid(text string) bool { return strings.Trim(text, " .…") == "" }

func (f *finder) replacement(p *content.Post, id string) {
	if id == "" {
		return
	}
	var ids []string
	for _, other := range f.Library.Posts {
		if other != p {
			ids = append(ids, other.ID)
		}
	}
	other, ok := f.Library.Post(id)
	switch {
	case !ok && !f.broken("content/posts/", id):
		f.refuse(keyAt(p, "withdrawn", "replacement"),
			"there is no post %q to share instead", id).Cure = suggest(id, ids)
	case ok && other == p:
		f.refuse(keyAt(p, "withdrawn", "replacement"),
			"the post names itself to be shared instead").Cure = "name another, or none"
	case ok && other.State(f.Now) != content.Live:
		f.warn(keyAt(p, "withdrawn", "replacement"),
			"post %q, to be shared instead, is %s", id, other.State(f.Now)).Cure =
			"name another, or none"
	}
}
