package check

import (
	"bytes"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/render"
	"github.com/portevoix/portevoix/internal/site"
)

// templates finds what would stop a build: a template that can't be parsed, or fails
// on the first page that is made with it.
func templates(hub *site.Hub, plan *site.Plan) problem.List {
	renderer, problems := render.New(hub, plan, "")
	if problems.HasErrors() {
		return problems // pages would only fail for want of these
	}
	tried := map[string]bool{}
	known := map[problem.Position]bool{} // what all pages share fails on each
	for _, page := range plan.Pages {
		if page.Template == "" || tried[page.Template] {
			continue
		}
		tried[page.Template] = true
		if failed := renderer.Render(&bytes.Buffer{}, page); failed != nil && !known[failed.Position] {
			known[failed.Position] = true
			problems = append(problems, *failed)
		}
	}
	return problems
}
