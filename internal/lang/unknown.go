package lang

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

// dropUnknown removes the messages of an upper layer that nothing says: those the lowest
// layer has in no language. A layer with templates of its own may have words of its own.
func (r *reader) dropUnknown(layer fs.FS, entries map[string]entry) {
	if _, err := fs.Stat(layer, "templates"); !errors.Is(err, fs.ErrNotExist) {
		return
	}
	const most = 20 // worth telling: a file with more is another program's
	known, told := r.programKeys(), 0
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		if _, ok := slices.BinarySearch(known, key); ok {
			continue
		}
		if told++; told <= most {
			r.note(problem.Warningf(entries[key].key(), rule, "unknown message %q", key).
				WithCure("%s", suggest(key, known)))
		}
		delete(entries, key)
	}
}

// suggest names the message that was meant, or what the first word of one can be.
func suggest(key string, known []string) string {
	section, _, _ := strings.Cut(key, ".")
	var siblings, sections []string
	for _, k := range known {
		first, _, _ := strings.Cut(k, ".")
		sections = append(sections, first)
		if first == section {
			siblings = append(siblings, k)
		}
	}
	if len(siblings) > 0 {
		return yaml.Suggest(key, siblings)
	}
	return yaml.Suggest(section, slices.Compact(sections))
}

// programKeys are the messages of the lowest layer in any language, sorted.
func (r *reader) programKeys() []string {
	if r.known != nil {
		return r.known
	}
	keys := map[string]bool{}
	files, _ := fs.Glob(r.layers[0], Path("*")) // the pattern is well formed
	for _, file := range files {
		data, err := fs.ReadFile(r.layers[0], file)
		if err != nil {
			continue
		}
		entries, _ := readFile(file, data) // mistakes are found in the languages that are shown
		for key := range entries {
			keys[key] = true
		}
	}
	r.known = slices.Sorted(maps.Keys(keys))
	return r.known
}
