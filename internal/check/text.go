package check

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

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

// visible shows what would steer a terminal, turn the direction of writing or be a
// command to GitHub's runner, as Go writes it in a string. The runner also obeys ::
// at the start of a line, indented or not: none of ours begins so.
func visible(s string) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(s, "##[", `#\u0023[`) {
		if unicode.IsControl(r) || turns(r) || r == '\u2028' || r == '\u2029' {
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// turns reports whether a character reverses what follows; mere marks of direction,
// which Arabic needs, do not.
func turns(r rune) bool { return '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069' }
