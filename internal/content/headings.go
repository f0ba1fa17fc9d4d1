package content

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/portevoix/portevoix/internal/problem"
)

// A Heading is a heading of a body.
type Heading struct {
	Level int    // 1 to 6
	Text  string // without markup; empty: it says nothing
	Pos   problem.Position
}

// Headings returns the headings of the body in their order. It is nil for a body that
// HTML refuses.
func (d *Document) Headings() []Heading {
	root, err := d.parse()
	if err != nil {
		return nil
	}
	var headings []Heading
	for _, n := range nodes(root, ast.KindHeading) {
		headings = append(headings, Heading{
			Level: n.(*ast.Heading).Level,
			Text:  strings.TrimSpace(plainText(n, d.Body)),
			Pos:   d.Source.AtBody(n.Pos()),
		})
	}
	return headings
}
