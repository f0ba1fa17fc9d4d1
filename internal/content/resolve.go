package content

import (
	"slices"

	"github.com/portevoix/portevoix/internal/problem"
)

// resolve makes one value of each group and leaves out those with errors, in
// themselves or in their aliases. All that is wrong with a file is told at once.
func resolve[T any](r *reader, groups []*group, one func(*group) (T, problem.List)) []T {
	values := make([]T, len(groups))
	found := make([]problem.List, len(groups))
	parallel(len(groups), func(i int) { values[i], found[i] = one(groups[i]) })
	owner := map[string]*group{}
	for _, g := range groups {
		if !g.broken {
			owner[g.id] = g
		}
	}
	var sound []T
	for i, g := range groups {
		list := found[i]
		if g.broken {
			list = g.untold(list)
		} else {
			list = append(list, g.claim(owner)...)
		}
		r.problems = append(r.problems, list...)
		if g.broken || list.HasErrors() {
			r.leaveOut(g)
		} else {
			sound = append(sound, values[i])
		}
	}
	return sound
}

// claim takes the aliases of a group; each id and alias has one owner.
func (g *group) claim(owner map[string]*group) problem.List {
	var list problem.List
	for _, f := range g.files {
		seen := map[string]bool{}
		for i, alias := range f.aliases() {
			if p := g.refuse(alias, seen[alias], owner[alias]); p != nil {
				p.Position = f.source.At("aliases", i)
				list = append(list, *p)
			} else {
				owner[alias] = g
			}
			seen[alias] = true
		}
	}
	return list
}

// refuse says why a group can't have an alias; nil where it can.
func (g *group) refuse(alias string, seen bool, owner *group) *problem.Problem {
	var p problem.Problem
	switch err := checkID(alias); {
	case err != nil:
		p = problem.Errorf(p.Position, ruleID, "%v", err)
	case alias == g.id:
		p = problem.Errorf(p.Position, ruleID, "the alias %q is the id itself", alias).WithCure("remove it")
	case seen:
		p = problem.Errorf(p.Position, ruleID, "the alias %q stands here twice", alias).WithCure("keep one of the two")
	case owner != nil && owner != g:
		p = problem.Errorf(p.Position, ruleID, "the alias %q belongs to %s", alias, owner.files[0].path)
	default:
		return nil
	}
	return &p
}

// aliased is a front matter, which may name ids the file had before.
type aliased interface{ aliases() []string }

func (f *file) aliases() []string { return f.matter.(aliased).aliases() }

// unite lists the aliases of all languages, each once.
func unite(files []*file) []string {
	var all []string
	for _, f := range files {
		for _, alias := range f.aliases() {
			if !slices.Contains(all, alias) {
				all = append(all, alias)
			}
		}
	}
	return all
}
