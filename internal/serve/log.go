package serve

import (
	"fmt"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/problem"
)

// tell says what changed, what is newly wrong and how much is wrong altogether.
func (h *hub) tell(names []string, before, now *state, took time.Duration) {
	fmt.Fprintf(h.Log, "%s in %v\n", what(names), took.Round(time.Millisecond))
	for _, p := range now.problems {
		if !slices.Contains(before.problems, p) {
			fmt.Fprintf(h.Log, "%v: %v\n", p.Severity, p)
		}
	}
	switch {
	case len(now.problems) > 0:
		fmt.Fprintln(h.Log, count(now.problems))
	case len(before.problems) > 0:
		fmt.Fprintln(h.Log, "all mended")
	}
}

func what(names []string) string {
	switch len(names) {
	case 0:
		return "hub read"
	case 1:
		return names[0] + " changed: hub read"
	}
	return fmt.Sprintf("%s and %d more changed: hub read", names[0], len(names)-1)
}

// count is "2 errors, 1 warning".
func count(list problem.List) string {
	errors, warnings := list.Count(problem.Error), list.Count(problem.Warning)
	switch {
	case warnings == 0:
		return number(errors, "error")
	case errors == 0:
		return number(warnings, "warning")
	}
	return number(errors, "error") + ", " + number(warnings, "warning")
}

func number(n int, of string) string {
	if n == 1 {
		return "1 " + of
	}
	return fmt.Sprintf("%d %ss", n, of)
}
