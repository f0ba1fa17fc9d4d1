package check

import (
	"fmt"
	"path"
	"strings"

	"github.com/portevoix/portevoix/internal/markdown"
	"github.com/portevoix/portevoix/internal/problem"
)

// noteRoom is what a note of what is left out may take of a summary, in bytes.
const noteRoom = 200

// Summary writes problems as Markdown, for the summary of a GitHub job: a table of all of
// them, the most serious first. Nothing in it is markup but our own. It has at most limit
// bytes: where they are too few it ends with how many problems it leaves out, and is empty
// where there is no room for that.
func Summary(list problem.List, at Place, limit int) string {
	var b strings.Builder
	b.WriteString("### portevoix check: " + summary(list) + "\n")
	if len(list) > 0 {
		b.WriteString("\n" + markdown.Head("", "place", "what", "rule"))
	}
	if b.Len()+noteRoom > limit {
		return ""
	}
	sorted := bySeverity(list)
	for i, p := range sorted {
		row := summaryRow(p, at)
		if b.Len()+len(row)+noteRoom > limit {
			fmt.Fprintf(&b, "\nThere is no room for %s: portevoix check tells them all.\n", summary(sorted[i:]))
			break
		}
		b.WriteString(row)
	}
	return b.String()
}

func summaryRow(p problem.Problem, at Place) string {
	place := p.Position
	place.File = path.Join(at.Folder, place.File)
	what, rule := markdown.Cell(p.Text()), markdown.Cell(p.Rule)
	return markdown.Row(p.Severity.String(), markdown.Cell(place.String()), what, rule)
}
