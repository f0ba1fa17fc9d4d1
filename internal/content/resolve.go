package content

import (
	"slices"

	"github.com/portevoix/portevoix/internal/problem"
)

// resolve makes one value of each group and leaves out those with errors, in
// themselves or in their aliases.
func resolve[T any](r *reader, groups []*group, one func(*group) (T, problem.List), aliases func(T) []string) []T {
	values := make([]T, len(groups))
	found := make([]problem.List, len(groups))
	parallel(len(groups), func(i int) { values[i], found[i] = one(groups[i]) })
	owner := map[string]*group{}
	for _, g := range groups {
		owner[g.id] = g
	}
	var sound []T
	for i, g := range groups {
		list := append(found[i], g.claim(aliases(values[i]), owner)...)
		r.problems = append(r.problems, list...)
		if list.HasErrors() {
			r.leaveOut(g)
		} else {
			sound = append(sound, values[i])
		}
	}
	return sound
}

// claim takes aliases for a group; each id and alias has one owner.
func (g *group) claim(aliases []string, owner map[string]*group) problem.List {
	var list problem.List
	for i, alias := range aliases {
		refuse := func(format string, args ...any) {
			list = append(list, problem.Errorf(g.aliasAt(alias, i), ruleID, format, args...))
		}
		if err := checkID(alias); err != nil {
			refuse("%v", err)
		} else if other, taken := owner[alias]; taken && other == g {
			refuse("the alias %q stands here twice or is the id itself", alias)
		} else if taken {
			refuse("the alias %q belongs to %s", alias, other.files[0].path)
		} else {
			owner[alias] = g
		}
	}
	return list
}

// aliased is a front matter, which may name ids the file had before.
type aliased interface{ aliases() []string }

// aliasAt finds the file of the group that has the alias.
func (g *group) aliasAt(alias string, i int) problem.Position {
	has := func(f *file) bool { return slices.Contains(f.matter.(aliased).aliases(), alias) }
	at := slices.IndexFunc(g.files, has)
	return g.files[at].source.At("aliases", i)
}
