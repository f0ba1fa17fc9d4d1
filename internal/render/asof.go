package render

import (
	"bytes"
	"html/template"
	"regexp"
	"slices"

	"github.com/portevoix/portevoix/internal/problem"
)

var body = regexp.MustCompile(`(?i)<body\b[^>]*>`)

// dated makes a page say that it is of an earlier time, or of a change. A hub's own layout
// wins over the program's, and may be older than what it would have to say: then it stands
// on top.
func (r *Renderer) dated(page *bytes.Buffer, t *template.Template) *problem.Problem {
	if bytes.Contains(page.Bytes(), []byte(`class="asof"`)) {
		return nil
	}
	var banner bytes.Buffer
	if err := t.ExecuteTemplate(&banner, "asof", r.banner); err != nil {
		return fault("partials/asof", err)
	}
	text := slices.Clone(page.Bytes())
	top := body.FindIndex(text)
	if top == nil {
		p := problem.Errorf(problem.Position{File: file("layout")}, rule,
			"a page can't say that it is of an earlier time, or of a change: it has no <body>").
			WithCure(`write {{template "asof" .Base}} where it can be seen`)
		return &p
	}
	page.Reset()
	for _, part := range [][]byte{text[:top[1]], banner.Bytes(), text[top[1]:]} {
		page.Write(part)
	}
	return nil
}
