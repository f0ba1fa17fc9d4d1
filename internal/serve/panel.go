package serve

import (
	"bytes"
	_ "embed"
	"fmt"
	"html"
	"path"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
)

// bare is shown where there is no page that could carry the panel.
//
//go:embed bare.html
var bare []byte

const (
	script     = `<script type="module" src="` + reloadPath + `?%s"></script>` + "\n"
	panelBegin = `<link rel="stylesheet" href="` + panelPath + `">
<aside id="portevoix-panel" lang="en" dir="ltr" role="alert">
<details%s>
<summary>%s</summary>
<ol>
`
	panelItem = `<li class="%v"><code>%s</code> %s <em>%s</em> <small>%s</small></li>` + "\n"
	panelEnd  = `</ol>
</details>
</aside>
`
)

// finished adds to an HTML page the panel of problems, and what makes it follow the
// hub.
func (s *state) finished(name string, page []byte, problems problem.List) []byte {
	if path.Ext(name) != ".html" {
		return page
	}
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	added := panel(problems) + fmt.Sprintf(script, s.token)
	return slices.Concat(page[:at], []byte(added), page[at:])
}

// panel says what is wrong. It is open when there are errors.
func panel(problems problem.List) string {
	if len(problems) == 0 {
		return ""
	}
	open := ""
	if problems.HasErrors() {
		open = " open"
	}
	var b strings.Builder
	fmt.Fprintf(&b, panelBegin, open, count(problems))
	for _, p := range problems {
		fmt.Fprintf(&b, panelItem, p.Severity, html.EscapeString(p.Position.String()),
			html.EscapeString(p.Message), html.EscapeString(p.Cure), html.EscapeString(p.Rule))
	}
	return b.String() + panelEnd
}
