// Package render turns pages of the plan into bytes.
//
// A template sees its page's view and these functions, nothing else:
//
//	{{t "share.copy"}}                    a message in the page's language
//	{{t "share.open" "Network" .Title}}   a message with its parts
//	{{n "home.all" .Live}}                a message in the right plural
//	{{date .Until}} {{iso .Until}}        a day as people write it, and as machines do
//	{{number .Count}}                     a number as people write it
//	{{asset "style.css"}}                 address of a file of the hub's look
//	{{page "search/"}}                    address of a page in the page's language
//	{{icon "linkedin"}}                   an icon
//	{{part .Sections}}                    a piece that stands on many pages, made once
//	{{parts .Cards}}                      several of them, a line each
//	{{texts .Texts}}                      the template "text" for each, a line each, filled in fast
//	{{ways .Opening}}                     the template "way" for each link, so too
//	{{trusted .Body}}                     Markdown that has become HTML
//	{{policy}}                            the Content-Security-Policy
//
// The hub's own templates/ wins over the program's, file by file. Every page is the
// layout around its own template; what stands in partials/ is at hand for all.
package render

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"sync"

	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

// A Renderer renders the pages of one plan. It may be used by several goroutines.
type Renderer struct {
	program string
	sets    map[set]*template.Template
	digests map[string][32]byte // of a page's template with all that it may use
	parts   parts
	banner  *site.Base // what every page has to say; nil: nothing

	sources   []source // what Inspect walks through
	functions template.FuncMap
	words     map[string]*lang.Catalogue
	uses      *sync.Map // use → true; nil: nobody watches
}

// A set is a template in a language.
type set struct{ lang, name string }

// New parses the templates of a hub for every language. A template that cannot be
// parsed is a problem with its place, and pages that need it cannot be rendered.
// Program identifies the program: pages of another one are made again.
func New(hub *site.Hub, plan *site.Plan, program string) (*Renderer, problem.List) {
	r := &Renderer{program: program, sets: map[set]*template.Template{}, digests: map[string][32]byte{}, words: hub.Words}
	r.parts.layout, r.banner = map[string]*template.Template{}, plan.Banner
	sources, problems := read(hub.Templates)
	r.sources = sources
	r.digest(sources)
	for _, lang := range hub.Settings.Languages {
		r.functions = r.functionsIn(hub.Settings, hub.Words[lang], plan.Assets)
		problems = append(problems, r.parse(lang, sources, r.functions)...)
	}
	problems.Sort()
	return r, problems
}

// Key is the digest of everything that a page is made of.
func (r *Renderer) Key(p site.Page) [32]byte {
	input, templates := p.Key(), r.digests[p.Template]
	return sha256.Sum256(slices.Concat(input[:], templates[:], []byte(r.program)))
}

// Render writes the file of a page. The problem names the line of the template where
// it went wrong; what has been written then is of no use.
func (r *Renderer) Render(out *bytes.Buffer, p site.Page) *problem.Problem {
	view, err := p.Input.View()
	if err != nil {
		return failed(p, err)
	}
	if raw, ok := view.(site.Raw); ok {
		out.Write(raw)
		return nil
	}
	watched(r.uses, true, p.Template, view)
	t := r.sets[set{p.Lang, p.Template}]
	if t == nil {
		return failed(p, fmt.Errorf("template %s could not be read", p.Template+".html"))
	}
	if err := t.Execute(out, view); err != nil {
		return failed(p, err)
	}
	if r.banner != nil {
		return r.dated(out, t)
	}
	return nil
}

// A source is a template's file.
type source struct {
	name string // without ".html"
	text string
}

// read reads every template, those that all pages may use first.
func read(templates fs.FS) ([]source, problem.List) {
	var list []source
	var problems problem.List
	for _, pattern := range []string{"partials", "."} {
		entries, err := fs.ReadDir(templates, pattern)
		if err != nil {
			problems = append(problems, problem.Errorf(problem.Position{File: "templates"}, "template", "%v", err))
		}
		for _, entry := range entries {
			name := path.Join(pattern, entry.Name())
			if path.Ext(name) != ".html" {
				continue
			}
			text, err := fs.ReadFile(templates, name)
			if err != nil {
				problems = append(problems, problem.Errorf(problem.Position{File: "templates/" + name}, "template", "%v", err))
				continue
			}
			list = append(list, source{name[:len(name)-len(".html")], string(text)})
		}
	}
	return list, problems
}

// shared reports whether all pages may use the template.
func (s source) shared() bool { return s.name == "layout" || path.Dir(s.name) == "partials" }

func (r *Renderer) digest(sources []source) {
	common := sha256.New()
	for _, s := range sources {
		if s.shared() {
			fmt.Fprintf(common, "%s %d\n%s", s.name, len(s.text), s.text)
		}
	}
	for _, s := range sources {
		r.digests[s.name] = sha256.Sum256(fmt.Appendf(common.Sum(nil), "%s", s.text))
	}
}

// parse makes the templates of one language.
func (r *Renderer) parse(lang string, sources []source, functions template.FuncMap) problem.List {
	var problems problem.List
	layout := template.New("layout.html").Option("missingkey=error").Funcs(functions)
	for _, s := range sources {
		if s.shared() {
			problems = append(problems, parseInto(layout, s)...)
		}
	}
	foldAll(layout, functions)
	for _, s := range sources {
		if s.shared() {
			continue
		}
		page, err := layout.Clone()
		if err != nil {
			problems = append(problems, *fault(s.name, err))
			continue
		}
		if found := parseInto(page, s); len(found) > 0 {
			problems = append(problems, found...)
			continue
		}
		if page.Lookup("main") == nil {
			at := problem.Position{File: file(s.name), Line: 1}
			problems = append(problems, problem.Errorf(at, rule, "the page has no template \"main\"").
				WithCure(`write {{define "main"}} … {{end}}`))
			continue
		}
		foldAll(page, functions)
		r.sets[set{lang, s.name}] = page
	}
	if err := r.parts.in(lang, layout); err != nil {
		problems = append(problems, *fault("layout", err))
	}
	return problems
}

func parseInto(t *template.Template, s source) problem.List {
	if s.name != "layout" {
		t = t.New(s.name + ".html")
	}
	if _, err := t.Parse(s.text); err != nil {
		return problem.List{*fault(s.name, err)}
	}
	return nil
}
