package content

import (
	"path"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
)

const (
	contentRoot    = "content"
	guidelinesRoot = "guidelines"
)

// A folder is where the files of one kind stand.
type folder struct {
	prefix string // of their paths
	decode decoder
}

func (f folder) holds(name string) bool { return strings.HasPrefix(name, f.prefix) }

func (f folder) tree(r *reader) *tree {
	if strings.HasPrefix(f.prefix, guidelinesRoot) {
		return r.guidelines
	}
	return r.content
}

// prefixes are all that is read below content.
var prefixes = []string{posts.prefix, campaigns.prefix, lessons.prefix, libraryPages.prefix, about.prefix}

// misplaced warns of Markdown below content that is of no kind.
func misplaced(t *tree) problem.List {
	var list problem.List
	for _, name := range t.markdown {
		if !strings.HasPrefix(name, contentRoot+"/") || holdsAny(name) {
			continue
		}
		list = append(list, problem.Warningf(problem.Position{File: name}, ruleFile, "no files are read in %s", path.Dir(name)).
			WithCure("want one of %s", strings.Join(prefixes, ", ")))
	}
	return list
}

func holdsAny(name string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
}
