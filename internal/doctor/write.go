package doctor

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
)

// WriteText writes findings for people.
func WriteText(w io.Writer, findings []Finding) error {
	var b strings.Builder
	count := map[problem.Severity]int{}
	for _, f := range findings {
		count[f.Severity]++
		if f.At != "" {
			fmt.Fprintf(&b, "%s: ", f.At)
		}
		fmt.Fprintf(&b, "%s: %s\n    why: %s\n", f.Severity, f.What, f.Why)
		if f.Cure != "" {
			fmt.Fprintf(&b, "    → %s\n", f.Cure)
		}
		for line := range strings.Lines(f.Changes) {
			b.WriteString("    | " + strings.TrimRight(line, "\n") + "\n")
		}
	}
	if len(findings) == 0 {
		b.WriteString("nothing is odd\n")
	} else {
		fmt.Fprintf(&b, "\n%s\n", sum(count))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// sum counts: 1 error, 2 notes.
func sum(count map[problem.Severity]int) string {
	var parts []string
	for _, s := range []problem.Severity{problem.Error, problem.Warning, problem.Note} {
		switch n := count[s]; n {
		case 0:
		case 1:
			parts = append(parts, "1 "+s.String())
		default:
			parts = append(parts, fmt.Sprintf("%d %ss", n, s))
		}
	}
	return strings.Join(parts, ", ")
}

// WriteJSON writes findings for programs, always as an array.
func WriteJSON(w io.Writer, findings []Finding) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(append([]Finding{}, findings...))
}
