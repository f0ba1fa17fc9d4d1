// Package check finds what is wrong with a hub before it is published.
//
// A rule looks at the posts, or at the hub as a whole, and names what it finds with
// its place and its cure. What must not be published is an error: text that a
// network refuses, banned words, a missing disclosure, an unknown id, an image without
// alternative text or rights, a claim without evidence. All else is a warning, a hint is
// a note, and what time alone can cause is never an error.
//
// Rules look at posts that are offered or will be: live, embargoed and draft. Few
// look at posts that are over, and say so. A draft is not published, so what would
// be an error in it is a warning.
//
// To add a rule: one file and one line in Rules.
package check

import (
	"io/fs"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

// Options say when and against what a hub is checked.
type Options struct {
	Now     time.Time
	Before  *site.Hub       // as it stood before the change, see Before; nil: not known
	Changed map[string]bool // files that changed since; nil: every file counts
}

// Run returns what the rules find in a hub, in order. Where files that changed are
// named it is what these files, the other languages of their posts and the hub as a
// whole have.
func Run(hub *site.Hub, o Options) problem.List {
	return run(hub, o, Rules)
}

// Before reads a hub as it was.
func Before(tree fs.FS) *site.Hub {
	hub, _ := site.Read(site.Source{Program: tree, Hub: tree})
	return hub
}

// Hub reads a hub, plans its pages, tries its templates and runs the rules: everything
// that can be found.
// Where a setting could not be read it is the settings' own problems: what would be
// held against a default that nobody chose may be false.
func Hub(source site.Source, o Options) (*site.Hub, problem.List) {
	hub, problems := site.Read(source)
	if own := settingsOnly(problems); own.HasErrors() {
		return hub, own
	}
	plan, found := hub.Plan(site.Options{Now: o.Now, Unapproved: true})
	problems = append(problems, found...)
	problems = append(problems, templates(hub, plan, o.Now)...)
	problems = append(problems, Run(hub, o)...)
	problems.Sort()
	return hub, problems
}

func settingsOnly(found problem.List) problem.List {
	var list problem.List
	for _, p := range found {
		if p.File == config.File {
			list = append(list, p)
		}
	}
	return list
}
