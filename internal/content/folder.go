package content

import (
	"path"
	"slices"
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

// holds reports whether a file is of the folder's kind. A prefix that ends in a slash
// holds folders too.
func (f folder) holds(name string) bool {
	rest, found := strings.CutPrefix(name, f.prefix)
	return found && (strings.HasSuffix(f.prefix, "/") || !strings.Contains(rest, "/"))
}

func (f folder) tree(r *reader) *tree {
	if strings.HasPrefix(f.prefix, guidelinesRoot) {
		return r.guidelines
	}
	return r.content
}

// misplaced warns of Markdown below content that is of no kind.
func misplaced(t *tree) problem.List {
	kinds := []folder{posts, campaigns.folder, lessons.folder, libraryPages.folder, polls.folder, about.folder}
	var list problem.List
	for _, name := range t.markdown {
		held := func(f folder) bool { return f.holds(name) }
		if strings.HasPrefix(name, contentRoot+"/") && !slices.ContainsFunc(kinds, held) {
			at := problem.Position{File: name}
			list = append(list, problem.Warningf(at, ruleFile, "no files are read in %s", path.Dir(name)).
				WithCure("want one of content/posts, content/campaigns, content/onboarding, content/library, content/polls"))
		}
	}
	return list
}
