package serve

import (
	"bytes"
	"sync"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/render"
	"github.com/portevoix/portevoix/internal/site"
)

// Pages are the files of a plan, each made when it is first asked for.
type pages struct {
	planned  map[string]site.Page // by path
	renderer *render.Renderer
	made     sync.Map // path → func() rendered
}

type rendered struct {
	data  []byte
	fault *problem.Problem
}

func newPages(plan *site.Plan, r *render.Renderer) *pages {
	p := &pages{planned: make(map[string]site.Page, len(plan.Pages)), renderer: r}
	for _, page := range plan.Pages {
		p.planned[page.Path] = page
	}
	return p
}

func (p *pages) has(path string) bool {
	if p == nil {
		return false
	}
	_, ok := p.planned[path]
	return ok
}

// file makes the file of a page that is planned.
func (p *pages) file(path string) rendered {
	once, _ := p.made.LoadOrStore(path, sync.OnceValue(func() rendered {
		var out bytes.Buffer
		fault := p.renderer.Render(&out, p.planned[path])
		return rendered{out.Bytes(), fault}
	}))
	return once.(func() rendered)()
}
