package render

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

// countingHub are settings that bring pages of their own.
const countingHub = `
go: {address: "https://go.portevoix.github.io/", server: pages}
metrics: {sources: {logs: {kind: logs, files: [access.log]}}}
`

// exampleWith is the example hub, with results, a page that has moved and one file more.
func exampleWith(t *testing.T, name, text string) (*site.Hub, *site.Plan) {
	t.Helper()
	files := fstest.MapFS{
		name:                        {Data: []byte(text)},
		"content/library/new.fr.md": {Data: []byte("---\ntitle: New\naliases: [old]\n---\n")},
	}
	for _, folder := range []string{"content", "guidelines", "site"} {
		err := fs.WalkDir(os.DirFS("../.."), folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(os.DirFS("../.."), name)
			files[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	settings := strings.Replace(string(files[config.File].Data), "links: direct", "links: go", 1) + countingHub
	files[config.File] = &fstest.MapFile{Data: []byte(settings)}
	for _, ending := range []string{"csv", "json"} {
		kept := "site/data/metrics/2026-01.logs." + ending
		data, err := os.ReadFile("../check/fixture/" + kept)
		if err != nil {
			t.Fatal(err)
		}
		files[kept] = &fstest.MapFile{Data: data}
	}
	hub, _ := site.Read(site.Source{Program: portevoix.Files, Hub: files})
	plan, _ := hub.Plan(site.Options{Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), Preview: true})
	return hub, plan
}

// usesOfAll are the types with which the program's templates are used.
func usesOfAll(t *testing.T) *sync.Map {
	t.Helper()
	hub, plan := exampleWith(t, "site/data/none", "")
	renderer, problems := New(hub, plan, "test")
	renderer.Watch()
	tried := map[string]bool{}
	for _, page := range plan.Pages {
		if page.Template != "" && !tried[page.Template] {
			tried[page.Template] = true
			if failed := renderer.Render(&bytes.Buffer{}, page); failed != nil {
				problems = append(problems, *failed)
			}
		}
	}
	if problems = append(problems, renderer.Inspect()...); problems.HasErrors() {
		t.Fatal(problems)
	}
	return renderer.uses
}

// inspected is what Inspect finds in a template of a hub's own.
func inspected(t *testing.T, uses *sync.Map, name, text string) problem.List {
	t.Helper()
	hub, plan := exampleWith(t, name, text)
	renderer, problems := New(hub, plan, "test")
	renderer.uses = uses
	return append(problems, renderer.Inspect()...)
}

// A slip is found behind every if, with, range, else and define of every template, which
// no set of pages would take all of.
func TestInspectFindsASlipInEveryBranch(t *testing.T) {
	branch := regexp.MustCompile(`\{\{-?\s*(?:if|with|range|else|define)[^}]*\}\}`)
	program, uses := os.DirFS("../.."), usesOfAll(t)
	err := fs.WalkDir(program, "templates", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		data, err := fs.ReadFile(program, name)
		if err != nil {
			return err
		}
		mistaken := branch.ReplaceAllString(string(data), "${0}\n{{$.Slip}}")
		found := map[int]bool{}
		for _, p := range inspected(t, uses, name, mistaken) {
			if p.File == name && strings.Contains(p.Message, "Slip") {
				found[p.Line] = true
			}
		}
		for i, line := range strings.Split(mistaken, "\n") {
			if strings.HasPrefix(line, "{{$.Slip}}") && !found[i+1] {
				t.Errorf("%s: the slip in line %d is not found: %s", name, i+1, strings.Split(mistaken, "\n")[i-1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestInspect(t *testing.T) {
	uses := usesOfAll(t)
	for name, test := range map[string]struct{ text, want string }{
		"a message that nobody has": {`{{define "pages"}}{{with .Prev}}{{t "nav.nowhere"}}{{end}}{{end}}`, `there is no message "nav.nowhere" in ar, en, fr`},
		"too few arguments":         {`{{define "pages"}}{{with .Prev}}{{date}}{{end}}{{end}}`, `date wants 1 arguments, found 0`},
		"no such template":          {`{{define "pages"}}{{with .Prev}}{{template "nowhere" .}}{{end}}{{end}}`, `"nowhere"`},
		"a field of an element":     {`{{define "pages"}}{{range $i, $p := .Pages}}{{if gt $i 99}}{{$p.Hrev}}{{end}}{{end}}{{end}}`, `there is no Hrev here; did you mean "Href"?`},
		"right":                     {`{{define "pages"}}{{range $i, $p := .Pages}}{{if gt $i 99}}{{$p.Href}}{{end}}{{end}}{{end}}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			found := inspected(t, uses, "templates/partials/pages.html", test.text)
			switch {
			case test.want == "" && len(found) > 0:
				t.Errorf("found %v, want nothing", found)
			case test.want != "" && (len(found) == 0 || !strings.Contains(found[0].Message, test.want)):
				t.Errorf("found %v, want %s", found, test.want)
			}
		})
	}
}
