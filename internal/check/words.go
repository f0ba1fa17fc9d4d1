package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/yaml"
)

// count words a number of things.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// others asks for more texts.
func others(n int) string {
	if n == 1 {
		return "one that says it in other words"
	}
	return fmt.Sprintf("%d that say it in other words", n)
}

// list joins names as a sentence does.
func list(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// keys lists the keys of a map in order.
func keys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }

// suggest names what may have been meant; a long list is no help.
func suggest(word string, known []string) string {
	const most = 20
	cure := yaml.Suggest(word, known)
	if len(known) > most && strings.HasPrefix(cure, "want one of") {
		return ""
	}
	return cure
}
