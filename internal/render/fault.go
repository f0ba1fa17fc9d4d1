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

// place is how html/template names the place of an error. Where templates call each
// other it names one for each, the innermost last.
var place = regexp.MustCompile(`([\w/.-]+)\.html:(\d+)(?::(\d+))?:\s*`)

// fault turns an error of html/template into a problem with its place, which is in the
// template of that name where the error names none.
func fault(name string, err error) *problem.Problem {
	message := strings.ReplaceAll(err.Error(), "\n", " ")
	at := problem.Position{File: file(name)}
	if places := place.FindAllStringSubmatchIndex(message, -1); len(places) > 0 {
		last := places[len(places)-1]
		part := func(n int) string {
			if last[2*n] < 0 {
				return ""
			}
			return message[last[2*n]:last[2*n+1]]
		}
		at.File = file(part(1))
		at.Line, _ = strconv.Atoi(part(2))
		if column, err := strconv.Atoi(part(3)); err == nil {
			at.Column = column + 1
		}
		message = message[last[1]:]
	}
	p := problem.Errorf(at, rule, "%s", message)
	return &p
}

func file(name string) string { return "templates/" + name + ".html" }

// failed says why a page could not be rendered. A mistake in a template is the same for
// all its pages; any other names the page. A page without template names its source.
func failed(p site.Page, err error) *problem.Problem {
	if p.Template == "" {
		found := problem.Errorf(p.Origin(), "page", "%v (for %s)", err, p.Path)
		return &found
	}
	f := fault(p.Template, err)
	if f.Line == 0 {
		f.Message = fmt.Sprintf("%s (for %s)", f.Message, p.Path)
	}
	return f
}
