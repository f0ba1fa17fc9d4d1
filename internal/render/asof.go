package render

import (
	"bytes"

	"github.com/portevoix/portevoix/internal/problem"
)

// dated refuses a page of an earlier time that does not say so: a hub's own layout wins
// over the program's, and may be older than what it would have to say.
func dated(page []byte) *problem.Problem {
	if bytes.Contains(page, []byte(`class="asof"`)) {
		return nil
	}
	p := problem.Errorf(problem.Position{File: file("layout")}, rule,
		"a page does not say that it is of an earlier time, or of a change").
		WithCure(`write {{template "asof" .Base}} after <body>`)
	return &p
}
