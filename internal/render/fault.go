package render

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

const rule = "template"

// place is how html/template names the place of an error.
var place = regexp.MustCompile(`^(?:html/)?template: ?(?:.*?: ?)??([\w/.-]+\.html):(\d+)(?::(\d+))?:\s*(.*)$`)

// fault turns an error of html/template into a problem with its place.
func fault(name string, err error) *problem.Problem {
	at := problem.Position{File: "templates/" + name + ".html"}
	message := strings.ReplaceAll(err.Error(), "\n", " ")
	if m := place.FindStringSubmatch(message); m != nil {
		at.File, message = "templates/"+m[1], m[4]
		at.Line, _ = strconv.Atoi(m[2])
		if column, err := strconv.Atoi(m[3]); err == nil {
			at.Column = column + 1
		}
	}
	p := problem.Errorf(at, rule, "%s", message)
	return &p
}

// failed says which page could not be rendered.
func failed(p site.Page, err error) *problem.Problem {
	f := fault(p.Template, fmt.Errorf("%w", err))
	f.Message = fmt.Sprintf("%s (for %s)", f.Message, p.URL())
	return f
}
