package render

import (
	"bytes"
	"html/template"
	"sync"

	"github.com/portevoix/portevoix/internal/site"
)

// parts are the pieces made so far that stand on many pages.
type parts struct {
	made   sync.Map // [32]byte → template.HTML
	layout map[string]*template.Template
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
	var out bytes.Buffer
	if err := p.layout[lang].ExecuteTemplate(&out, part.Template, part.View()); err != nil {
		return "", err
	}
	html := escaped(out.Bytes())
	p.made.Store(part.Key, html)
	return html, nil
}
