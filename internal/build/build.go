// Package build writes a hub's site into a folder.
//
// A build reads the hub, plans its pages, renders those that may differ from the
// ones that stand, and commits them:
//
//	OUTPUT/.portevoix/lock            held by the one build that is at work
//	OUTPUT/.portevoix/stage/N         pages rendered beside, page N of the plan
//	OUTPUT/.portevoix/journal.json    what is being moved in: there while a commit runs
//	OUTPUT/.portevoix/as-of           there in the output of a hub as it stood: it stays apart
//	OUTPUT/.portevoix/manifest.json   every file of the site: path, size, key, digest
//
// Until the journal stands, nothing of the old site has changed. From then on the
// new site wins: the next build finishes what a killed one began. Files are moved in
// so that none is named before it is there: assets, media, pages, everything else,
// status.json; then what is gone is removed in the opposite order, and the manifest
// comes last. Each file is wholly old or wholly new at any moment.
//
// A page is not rendered if its key is the manifest's and its file still has the
// size written there, and not written if its bytes are those that stand. Only files
// in the manifest are ever removed, with the folders that they leave empty.
//
// The same files and the same state of now give the same bytes, also below
// .portevoix.
package build

import (
	"io/fs"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/render"
	"github.com/portevoix/portevoix/internal/site"
)

// Options say what is built, where and for when.
type Options struct {
	Output    string                // folder of the site; made when missing
	Dir       string                // the hub's folder, which Output must not endanger; empty: not on disk
	BaseURL   string                // instead of the one in the settings; empty: that one
	Now       time.Time             // for when the site is built
	AsOf      string                // commit, of the hub as it stood at Now; empty: it is as it stands
	Change    *site.Change          // to look at, with drafts and what is not approved; nil: none
	KeepGoing bool                  // leave out what has errors instead of stopping
	Program   string                // identifies the program: pages of another one are made again
	Cache     site.Cache            // of pictures made before; nil: none
	Progress  func(done, total int) // pages looked at so far, one call at a time; nil: none
}

// Run builds the site. The error says that the output could not be written; what is
// wrong with the hub is in the list.
//
// If the list has errors, nothing was written. With KeepGoing, what has errors is
// left out of the site, and a page that cannot be rendered stays as it stands, unless
// its post has been taken back: then it goes. Errors
// in the settings stop the build all the same: without them nobody knows the time
// zone of an embargo.
func Run(program, hub fs.FS, o Options) (Report, problem.List, error) {
	if err := guard(o.Output, o.Dir); err != nil {
		return Report{}, nil, err
	}
	output, err := open(o.Output)
	if err != nil {
		return Report{}, nil, err
	}
	defer output.Close()
	unlock, err := lock(o.Output)
	if err != nil {
		return Report{}, nil, err
	}
	defer unlock()
	return run(output, program, hub, o)
}

// run is a build from beginning to end.
func run(d disk, program, hub fs.FS, o Options) (Report, problem.List, error) {
	old, err := heal(d)
	if err != nil {
		return Report{}, nil, err
	}
	if err := apart(d, old, o.AsOf != "" || o.Change != nil); err != nil {
		return Report{}, nil, err
	}
	h, problems := site.Read(site.Source{Program: program, Hub: hub, BaseURL: o.BaseURL})
	plan, found := h.Plan(site.Options{
		Now: o.Now, AsOf: o.AsOf, Change: o.Change, Preview: o.Change != nil, Cache: o.Cache,
	})
	problems = append(problems, found...)
	renderer, found := render.New(h, plan, o.Program)
	problems = append(problems, found...)
	report := newReport(plan.Report, o.Output, h.Settings.Zone)
	if stops(problems, o.KeepGoing) {
		problems.Sort()
		return report, problems, nil
	}
	staged := stage(d, old, plan, renderer, o.Progress)
	problems = append(problems, staged.problems...)
	problems.Sort()
	if staged.err != nil || stops(problems, o.KeepGoing) {
		clearStage(d)
		return report, problems, staged.err
	}
	j := changes(old, staged)
	report.count(staged, j)
	return report, problems, commit(d, old, j)
}

// stops reports whether a build must not go on.
func stops(problems problem.List, keepGoing bool) bool {
	if !keepGoing {
		return problems.HasErrors()
	}
	for _, p := range problems {
		if p.Severity == problem.Error && p.File == config.File {
			return true
		}
	}
	return false
}
