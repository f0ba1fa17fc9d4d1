package content

import (
	"path"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
)

// A file is one language of an id.
type file struct {
	path, id, lang string
	*parsed
}

// A group is every file of one id, in the hub's order of languages.
type group struct {
	id    string
	files []*file
}

// groups reads the files of a folder and returns the ids that are without an error
// so far.
func (r *reader) groups(f folder) []*group {
	t := f.tree(r)
	files, list := r.named(t, f)
	parallel(len(files), func(i int) { files[i].parsed = r.parse(t.entries[files[i].path], files[i].path, f.decode) })
	for _, f := range files {
		list = append(list, f.problems...)
	}
	groups := gather(files, r.Languages)
	for _, g := range groups {
		list = append(list, g.collisions()...)
	}
	return r.sound(groups, list)
}

// named lists a folder's files by what their names say.
func (r *reader) named(t *tree, f folder) ([]*file, problem.List) {
	var files []*file
	var list problem.List
	for _, name := range t.markdown {
		if !f.holds(name) {
			continue
		}
		id, lang, err := parseName(name, r.Languages)
		if err != nil {
			list = append(list, problem.Errorf(problem.Position{File: name}, ruleFile, "%v", err))
		}
		files = append(files, &file{path: name, id: id, lang: lang})
	}
	return files, list
}

// gather sorts files into groups, by id and language.
func gather(files []*file, languages []string) []*group {
	slices.SortStableFunc(files, func(a, b *file) int {
		if a.id != b.id {
			return strings.Compare(a.id, b.id)
		}
		return slices.Index(languages, a.lang) - slices.Index(languages, b.lang)
	})
	var groups []*group
	for _, f := range files {
		if n := len(groups); n == 0 || groups[n-1].id != f.id {
			groups = append(groups, &group{id: f.id})
		}
		last := groups[len(groups)-1]
		last.files = append(last.files, f)
	}
	return groups
}

// collisions finds files of one id that stand in different folders.
func (g *group) collisions() problem.List {
	var list problem.List
	first := g.files[0].path
	for _, f := range g.files[1:] {
		if path.Dir(f.path) != path.Dir(first) {
			list = append(list, problem.Errorf(f.source.line(1), ruleID, "the id %q is also that of %s", g.id, first).
				WithCure("rename one of them, or keep all languages of an id in one folder"))
		}
	}
	return list
}

// sound notes the problems and returns the groups that no error touches.
func (r *reader) sound(groups []*group, list problem.List) []*group {
	failed := map[string]bool{}
	for _, p := range list {
		failed[p.File] = failed[p.File] || p.Severity == problem.Error
	}
	r.problems = append(r.problems, list...)
	return slices.DeleteFunc(groups, func(g *group) bool {
		broken := slices.ContainsFunc(g.files, func(f *file) bool { return failed[f.path] })
		if broken {
			r.leaveOut(g)
		}
		return broken
	})
}

func (r *reader) leaveOut(g *group) {
	for _, f := range g.files {
		r.broken = append(r.broken, f.path)
	}
}
