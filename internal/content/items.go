package content

import (
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

// items finds what is missing in the lists of a post's own file: an inherited value
// is reported where it stands.
func (r *reader) items(f *file) problem.List {
	var list problem.List
	for i, starter := range f.post().Starters {
		if strings.TrimSpace(starter) == "" {
			list = append(list, missing(f, "the starter is empty", "starters", i))
		}
	}
	if claims := f.post().Claims; claims != nil {
		for i, c := range *claims {
			if strings.TrimSpace(c.Text) == "" {
				list = append(list, missing(f, "the claim has no text", "claims", i, "text"))
			}
		}
	}
	if actions := f.post().Actions; actions != nil {
		for i, a := range *actions {
			list = append(list, r.action(f, a, i)...)
		}
	}
	return list
}

func (r *reader) action(f *file, a Action, i int) problem.List {
	var list problem.List
	if a.Kind == "" {
		list = append(list, problem.Errorf(f.source.At("actions", i), ruleFrontMatter, "the action has no kind").
			WithCure("%s", yaml.Suggest("", wordsOf(ActionKinds))))
	}
	if strings.TrimSpace(a.URL) == "" {
		list = append(list, missing(f, "the action has no url", "actions", i, "url"))
	}
	if a.On != "" && !slices.Contains(r.Networks, a.On) {
		list = append(list, problem.Errorf(f.source.At("actions", i, "on"), ruleFrontMatter, "unknown network %q", a.On).
			WithCure("%s", yaml.Suggest(a.On, r.Networks)))
	}
	return list
}

func missing(f *file, message string, path ...any) problem.Problem {
	return problem.Errorf(f.source.At(path...), ruleFrontMatter, "%s", message).WithCure("write it, or remove the item")
}
