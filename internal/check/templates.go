package check

import (
	"bytes"
	"io/fs"
	"time"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/render"
	"github.com/portevoix/portevoix/internal/site"
)

// templates finds what would stop a build, now or once there is more to show: a template
// that can't be parsed, or fails on a page. The first page of each template is tried, and
// where a hub has templates of its own the pages of the fixture, too; branches that none of
// them takes are inspected.
func templates(hub *site.Hub, plan *site.Plan, now time.Time) problem.List {
	renderer, problems := render.New(hub, plan, "")
	if problems.HasErrors() {
		return problems // pages would only fail for want of these
	}
	renderer.Watch()
	r := rehearsing{renderer, map[problem.Position]bool{}, problems}
	tried := map[string]bool{}
	for _, page := range plan.Pages {
		if !tried[page.Template] {
			tried[page.Template] = true
			r.try(page)
		}
	}
	if _, err := fs.Stat(hub.Files, "templates"); err != nil {
		return r.problems
	}
	all, _ := rehearsal(hub).Plan(site.Options{Now: now, Preview: true})
	for _, page := range all.Pages {
		if page.Lang == hub.Settings.Languages[0] {
			r.try(page)
		}
	}
	for _, p := range r.Inspect() {
		r.note(p)
	}
	return r.problems
}

// rehearsing gathers what fails. What pages share fails on each and is told once.
type rehearsing struct {
	*render.Renderer
	known    map[problem.Position]bool
	problems problem.List
}

func (r *rehearsing) try(page site.Page) {
	if page.Template == "" {
		return
	}
	if failed := r.Render(&bytes.Buffer{}, page); failed != nil {
		r.note(*failed)
	}
}

func (r *rehearsing) note(p problem.Problem) {
	line := problem.Position{File: p.File, Line: p.Line} // executing and inspecting name columns differently
	if !r.known[line] {
		r.known[line] = true
		r.problems = append(r.problems, p)
	}
}
