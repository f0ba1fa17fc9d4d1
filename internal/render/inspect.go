package render

import (
	"fmt"
	"maps"
	"reflect"
	"sync"
	"text/template/parse"

	"github.com/portevoix/portevoix/internal/problem"
)

// Rendering a page tries only those branches of its templates that it takes. Since every
// view is of a Go type, the others can be judged without a page: Inspect follows the
// types through all of them.

// A use is a template, of a page or of a part, with the type of what it is given.
type use struct {
	page     bool
	template string
	of       reflect.Type
}

// Watch has the renderer remember with what each template is used, for Inspect.
func (r *Renderer) Watch() {
	r.uses = &sync.Map{}
	r.parts.uses = r.uses
}

// watched notes a use where somebody asked for it.
func watched(uses *sync.Map, page bool, template string, view any) {
	if uses != nil {
		uses.Store(use{page, template, reflect.TypeOf(view)}, true)
	}
}

// Inspect finds what would fail in any branch of the templates used since Watch: fields
// that a view does not have, functions and templates that are not there, wrong numbers of
// arguments, messages that a language lacks.
func (r *Renderer) Inspect() problem.List {
	i := inspector{renderer: r, done: map[visit]bool{}, known: map[problem.Position]bool{}}
	shared := i.trees(nil, source.shared)
	pages := map[string]map[string]*parse.Tree{}
	for _, s := range r.sources {
		if !s.shared() {
			pages[s.name] = i.trees(maps.Clone(shared), func(other source) bool { return other.name == s.name })
		}
	}
	r.uses.Range(func(key, _ any) bool {
		u := key.(use)
		if u.page {
			i.template(pages[u.template], u.template, "layout.html", u.of)
		} else {
			i.template(shared, "", u.template, u.of)
		}
		return true
	})
	i.problems.Sort()
	return i.problems
}

// An inspector walks through templates.
type inspector struct {
	renderer *Renderer
	done     map[visit]bool
	known    map[problem.Position]bool
	problems problem.List
}

// A visit is of a template, on a page or anywhere, with a type.
type visit struct {
	page, name string
	of         reflect.Type
}

// trees parses sources; what html/template has executed is no longer what was written.
func (i *inspector) trees(trees map[string]*parse.Tree, which func(source) bool) map[string]*parse.Tree {
	if trees == nil {
		trees = map[string]*parse.Tree{}
	}
	for _, s := range i.renderer.sources {
		if !which(s) {
			continue
		}
		name := s.name + ".html"
		found, err := parse.Parse(name, s.text, "", "", i.renderer.functions, builtins)
		if err != nil {
			continue // New has told
		}
		maps.Copy(trees, found)
	}
	return trees
}

func (i *inspector) template(trees map[string]*parse.Tree, page, name string, of reflect.Type) {
	v := visit{page, name, of}
	tree := trees[name]
	if tree == nil || i.done[v] {
		return
	}
	i.done[v] = true
	w := walk{inspector: i, trees: trees, page: page, tree: tree, variables: []variable{{"$", of}}}
	w.list(tree.Root, of)
}

// found notes what is wrong at a node, once.
func (i *inspector) found(tree *parse.Tree, node parse.Node, format string, args ...any) {
	at, _ := tree.ErrorContext(node)
	p := fault(tree.ParseName, fmt.Errorf("%s: %s", at, fmt.Sprintf(format, args...)))
	if !i.known[p.Position] {
		i.known[p.Position] = true
		i.problems = append(i.problems, *p)
	}
}

// anything is what some functions give.
type anything struct{}

// builtins are the functions that every template has, with what they give.
var builtins = map[string]any{
	"and": anything{}, "or": anything{}, "call": anything{}, "index": anything{}, "slice": anything{},
	"not": false, "eq": false, "ne": false, "lt": false, "le": false, "gt": false, "ge": false,
	"html": "", "js": "", "print": "", "printf": "", "println": "", "urlquery": "", "len": 0,
}
