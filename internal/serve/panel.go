package serve

import (
	"bytes"
	"fmt"
	"html"
	"path"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
)

// finished adds to an HTML page what makes it follow the hub, and the panel of
// problems.
func (s *state) finished(name string, page []byte, problems problem.List) []byte {
	if path.Ext(name) != ".html" {
		return page
	}
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	added := panel(problems) + fmt.Sprintf("<script type=\"module\" src=\"%s?%s\"></script>\n", reloadPath, s.token)
	return slices.Concat(page[:at], []byte(added), page[at:])
}

// barePage is shown where there is no page to put the panel on.
func (s *state) barePage(problems problem.List) []byte {
	page := "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width\">\n<title>This page cannot be shown</title>\n" +
		"</head>\n<body>\n<h1>This page cannot be shown</h1>\n<p>It appears as soon as the hub is mended.</p>\n" +
		"</body>\n</html>\n"
	return s.finished(".html", []byte(page), problems)
}

// panel says what is wrong, open when there are errors.
func panel(problems problem.List) string {
	if len(problems) == 0 {
		return ""
	}
	open := ""
	if problems.HasErrors() {
		open = " open"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<link rel=\"stylesheet\" href=\"%s\">\n"+
		"<aside id=\"portevoix-panel\" lang=\"en\" dir=\"ltr\" role=\"alert\">\n"+
		"<details%s>\n<summary>%s</summary>\n<ol>\n", panelPath, open, count(problems))
	for _, p := range problems {
		fmt.Fprintf(&b, "<li class=\"%v\"><code>%s</code> %s", p.Severity,
			html.EscapeString(p.Position.String()), html.EscapeString(p.Message))
		if p.Cure != "" {
			fmt.Fprintf(&b, " <em>%s</em>", html.EscapeString(p.Cure))
		}
		fmt.Fprintf(&b, " <small>%s</small></li>\n", html.EscapeString(p.Rule))
	}
	return b.String() + "</ol>\n</details>\n</aside>\n"
}
