package check

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
)

// most is how many annotations of a kind GitHub shows for a step; the others it drops
// without a word.
const most = 10

// writeGitHub writes workflow commands, which become annotations: the most serious first.
// Where there are more than GitHub shows the last one says how many, and where they are.
func writeGitHub(w io.Writer, list problem.List, at Place) error {
	shown, left := annotations(list)
	var b strings.Builder
	for _, p := range shown {
		writeAnnotation(&b, p, at)
	}
	if len(left) > 0 {
		all := at.All
		if all == "" {
			all = "run portevoix check to read them all"
		}
		rest := fmt.Sprintf("%s not shown here: GitHub shows %d of a kind; %s", summary(left), most, all)
		b.WriteString("::notice title=portevoix::" + message.Replace(rest) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// annotations are the problems that GitHub shows, and those that it would drop. The notice
// of how many these are needs a place, too.
func annotations(list problem.List) (shown, left problem.List) {
	room := map[problem.Severity]int{problem.Error: most, problem.Warning: most, problem.Note: most}
	for severity := range room {
		if list.Count(severity) > most {
			room[problem.Note] = most - 1
		}
	}
	for _, p := range bySeverity(list) {
		if room[p.Severity]--; room[p.Severity] >= 0 {
			shown = append(shown, p)
		} else {
			left = append(left, p)
		}
	}
	return shown, left
}

// bySeverity has the most serious problems first, those of each kind in order.
func bySeverity(list problem.List) problem.List {
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b problem.Problem) int { return int(a.Severity) - int(b.Severity) })
	return sorted
}

// writeAnnotation escapes as github.com/actions/toolkit, packages/core/src/command.ts:
// without that a message could end its line and begin a command of its own.
func writeAnnotation(b *strings.Builder, p problem.Problem, at Place) {
	b.WriteString("::" + commands[p.Severity] + " file=" + property.Replace(path.Join(at.Folder, p.File)))
	if p.Line > 0 {
		b.WriteString(",line=" + strconv.Itoa(p.Line))
	}
	if p.Column > 0 {
		b.WriteString(",col=" + strconv.Itoa(p.Column))
	}
	b.WriteString(",title=" + property.Replace("portevoix "+p.Rule) + "::" + message.Replace(p.Text()) + "\n")
}

var commands = [...]string{problem.Error: "error", problem.Warning: "warning", problem.Note: "notice"}

var (
	message  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
