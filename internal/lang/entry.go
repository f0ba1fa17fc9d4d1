package lang

import (
	"maps"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

const rule = "languages"

var forms = []string{"zero", "one", "two", "few", "many", "other"}

// An entry is one message as a file has it.
type entry struct {
	forms   map[string]text // by plural form; a message that is not counted has other
	source  map[string]string
	counted bool
	at      func(steps ...any) problem.Position
	key     func() problem.Position
}

func (e entry) text() text    { return e.forms["other"] }
func (e entry) other() string { return e.source["other"] }

// names returns the placeholders of all forms.
func (e entry) names() []string {
	var names []string
	for _, t := range e.forms {
		names = append(names, t.names()...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// plain reports that the message is always the same.
func (e entry) plain() bool { return !e.counted && len(e.text()) == 1 }

// A node is a value of a message file: a text, or a mapping.
type node struct {
	text     string
	children map[string]*node
}

func (n *node) UnmarshalYAML(y *yaml.Node) error {
	if tag := y.ShortTag(); tag != "!!map" && tag != "!!seq" {
		n.text = y.Value
		return nil
	}
	return yaml.DecodeNode(y, &n.children)
}

// A file is a message file being read into entries.
type file struct {
	yaml     yaml.Text
	entries  map[string]entry
	problems problem.List
}

func readFile(path string, data []byte) (map[string]entry, problem.List) {
	f := file{yaml: yaml.Text{File: path, First: 1, Data: data}, entries: map[string]entry{}}
	var children map[string]*node
	f.problems = f.yaml.Decode(&children, rule)
	f.walk(nil, children)
	return f.entries, f.problems
}

func (f *file) walk(path []string, children map[string]*node) {
	for _, key := range slices.Sorted(maps.Keys(children)) {
		here, child := append(path[:len(path):len(path)], key), children[key]
		switch {
		case child == nil:
			f.problems = append(f.problems, problem.Errorf(f.at(here), rule, "message %q has no text",
				strings.Join(here, ".")).WithCure("write it in quotes, or remove the key"))
		case child.children == nil:
			f.add(here, map[string]*node{"other": child}, false)
		case child.isCounted():
			f.add(here, child.children, true)
		default:
			f.walk(here, child.children)
		}
	}
}

// isCounted reports whether a mapping is the plural forms of one message.
func (n *node) isCounted() bool {
	for key, child := range n.children {
		if slices.Contains(forms, key) && child != nil && child.children == nil {
			return true
		}
	}
	return false
}

func (f *file) add(path []string, written map[string]*node, counted bool) {
	e := entry{forms: map[string]text{}, source: map[string]string{}, counted: counted}
	e.at = func(inside ...any) problem.Position { return f.at(path, inside...) }
	e.key = func() problem.Position { return f.yaml.KeyAt(steps(path)...) }
	for _, form := range slices.Sorted(maps.Keys(written)) {
		f.addForm(&e, form, written[form])
	}
	switch other, ok := e.forms["other"]; {
	case e.counted && (!ok || len(other) == 1 && other[0] == ""):
		f.problems = append(f.problems, problem.Errorf(e.at(), rule, "message %q has no form other",
			strings.Join(path, ".")).WithCure("write the form for all numbers that have none of their own"))
	case other != nil:
		f.entries[strings.Join(path, ".")] = e
	}
}

func (f *file) addForm(e *entry, form string, n *node) {
	at := e.at
	if e.counted {
		at = func(...any) problem.Position { return e.at(form) }
	}
	if !slices.Contains(forms, form) || n == nil || n.children != nil {
		f.problems = append(f.problems, problem.Errorf(at(), rule, "found %q among plural forms", form).
			WithCure("%s", yaml.Suggest(form, forms)))
		return
	}
	t, err := parse(n.text)
	if err != nil {
		f.problems = append(f.problems, problem.Errorf(at(), rule, "%v", err).WithCure("write it as {{.Name}}"))
		e.forms[form] = nil // it is there, though wrong
		return
	}
	e.forms[form], e.source[form] = t, n.text
}

// at returns the position of a message and of what is inside it.
func (f *file) at(path []string, inside ...any) problem.Position {
	return f.yaml.At(append(steps(path), inside...)...)
}

func steps(path []string) []any {
	list := make([]any, len(path))
	for i, key := range path {
		list[i] = key
	}
	return list
}
