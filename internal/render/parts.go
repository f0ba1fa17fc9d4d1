package render

import (
	"bytes"
	"html/template"
	"strings"
	"sync"

	"github.com/portevoix/portevoix/internal/site"
)

// parts are the pieces made so far that stand on many pages.
type parts struct {
	made     sync.Map // [32]byte → template.HTML
	patterns sync.Map // kind → pattern
	layout   map[string]*template.Template
	uses     *sync.Map // use → true; nil: nobody watches
}

// in gives a language the templates of its parts.
func (p *parts) in(lang string, layout *template.Template) error {
	own, err := layout.Clone()
	p.layout[lang] = own
	return err
}

// part renders a part, or takes the one that is at hand.
func (p *parts) part(lang string, part site.Part) (template.HTML, error) {
	if made, ok := p.made.Load(part.Key); ok {
		return made.(template.HTML), nil
	}
	html, err := p.execute(lang, part.Template, part.View())
	if err == nil {
		p.made.Store(part.Key, html)
	}
	return html, err
}

// all is several parts, a line each.
func (p *parts) all(lang string, list []site.Part) (template.HTML, error) {
	made, size := make([]template.HTML, len(list)), 0
	for i, part := range list {
		var err error
		if made[i], err = p.part(lang, part); err != nil {
			return "", err
		}
		size += len(made[i]) + 1
	}
	var lines strings.Builder
	lines.Grow(size)
	for _, html := range made {
		lines.WriteString(string(html))
		lines.WriteByte('\n')
	}
	return joined(&lines), nil
}

func (p *parts) execute(lang, name string, view any) (template.HTML, error) {
	watched(p.uses, false, name, view)
	var out bytes.Buffer
	err := p.layout[lang].ExecuteTemplate(&out, name, view)
	return escaped(out.Bytes()), err
}
