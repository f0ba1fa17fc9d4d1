package check

import (
	"fmt"
	"io"
	"strings"

	"github.com/portevoix/portevoix/internal/markdown"
	"github.com/portevoix/portevoix/internal/problem"
)

// writeText writes a line for each problem, its cure below it, an empty line between
// files and how many there are at the end.
func writeText(w io.Writer, list problem.List, _ Place) error {
	var b strings.Builder
	for i, p := range list {
		if i > 0 && p.File != list[i-1].File {
			b.WriteByte('\n')
		}
		writeProblem(&b, p)
	}
	if len(list) > 0 {
		b.WriteByte('\n')
	}
	b.WriteString(summary(list) + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func writeProblem(b *strings.Builder, p problem.Problem) {
	fmt.Fprintf(b, "%s: %s: %s [%s]\n", visible(p.Position.String()), p.Severity, visible(p.Message), p.Rule)
	if p.Cure != "" {
		fmt.Fprintf(b, "    → %s\n", visible(p.Cure))
	}
}

// summary counts problems by severity, and the files they are in.
func summary(list problem.List) string {
	if len(list) == 0 {
		return "no problems"
	}
	files := map[string]bool{}
	for _, p := range list {
		files[p.File] = true
	}
	var parts []string
	for _, s := range []problem.Severity{problem.Error, problem.Warning, problem.Note} {
		if n := list.Count(s); n > 0 {
			parts = append(parts, count(n, s.String()))
		}
	}
	return strings.Join(parts, ", ") + " in " + count(len(files), "file")
}

// visible is a line that does what it says: what a reader would not see is written out,
// and nothing is a command to GitHub's runner. The runner also obeys :: at the start of a
// line, indented or not: none of ours begins so.
func visible(s string) string {
	s = strings.ReplaceAll(markdown.Visible(s), "\n", `\n`)
	return strings.ReplaceAll(s, "##[", `#\u0023[`)
}
