package doctor

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// defined and called are the templates that a file holds and those it needs.
var (
	defined = regexp.MustCompile(`\{\{-?\s*(?:define|block)\s+"([^"]+)"`)
	called  = regexp.MustCompile(`\{\{-?\s*template\s+"([^"]+)"`)
)

// unused finds files in templates/ that no page is made with: the program knows none of
// that name, and none of the hub's own calls what is in it.
func unused(x *examination) {
	names := x.files("templates")
	needed := map[string]bool{}
	for _, name := range names {
		text, _ := read(x.Files, name) // what can't be read is told by overrides
		for _, m := range called.FindAllSubmatch(text, -1) {
			needed[string(m[1])] = true
		}
	}
	for _, name := range names {
		if _, err := fs.Stat(x.Program, name); err == nil || x.needed(name, needed) {
			continue
		}
		x.warn(name, "no page is made with it", "whoever changes it waits for an effect in vain",
			"give it the name of one of the program's (portevoix eject --list), or remove it")
	}
}

// needed reports whether one of the templates in a partial is called.
func (x *examination) needed(name string, called map[string]bool) bool {
	if path.Dir(name) != "templates/partials" || path.Ext(name) != ".html" {
		return false
	}
	if called[strings.TrimPrefix(name, "templates/")] {
		return true
	}
	text, _ := read(x.Files, name)
	for _, m := range defined.FindAllSubmatch(text, -1) {
		if called[string(m[1])] {
			return true
		}
	}
	return false
}
