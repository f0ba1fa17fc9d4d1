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
	id     string
	files  []*file
	broken bool // a value of one of them could not be read
}

// groups reads the files of a folder and returns the ids of which every file could be
// read, in whole or in part.
func (r *reader) groups(f folder) []*group {
	t := f.tree(r)
	files, list := r.named(t, f)
	parallel(len(files), func(i int) { files[i].parsed = r.parse(t.entries[files[i].path], files[i].path, f.decode) })
	groups := gather(files, r.Languages)
	for _, g := range groups {
		list = append(list, g.collisions()...)
	}
	misnamed := map[string]bool{}
	for _, p := range list {
		misnamed[p.File] = true
	}
	for _, f := range files {
		list = append(list, f.problems...)
	}
	r.problems = append(r.problems, list...)
	return slices.DeleteFunc(groups, func(g *group) bool {
		lost := slices.ContainsFunc(g.files, func(f *file) bool { return misnamed[f.path] || f.matter == nil })
		if lost {
			r.leaveOut(g)
		}
		g.broken = slices.ContainsFunc(g.files, func(f *file) bool { return f.problems.HasErrors() })
		return lost
	})
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

// untold leaves out what is found on a line of which something was told before: a value
// that could not be read is as if it were not there.
func (g *group) untold(list problem.List) problem.List {
	told := map[problem.Position]bool{}
	line := func(p problem.Problem) problem.Position { return problem.Position{File: p.File, Line: p.Line} }
	for _, f := range g.files {
		for _, p := range f.problems {
			told[line(p)] = true
		}
	}
	return slices.DeleteFunc(list, func(p problem.Problem) bool { return told[line(p)] })
}

func (r *reader) leaveOut(g *group) {
	for _, f := range g.files {
		r.broken = append(r.broken, f.path)
	}
}
