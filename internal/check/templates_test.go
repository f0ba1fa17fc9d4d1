package check_test

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/check"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

// overriding is a hub of nothing but settings that has a template of its own.
func overriding(name, text string) problem.List {
	_, problems := check.Hub(site.Source{Program: os.DirFS("../.."), Hub: fstest.MapFS{
		"site/hub.yaml": {Data: []byte("title: T\nlanguages: [fr, en]\n")},
		name:            {Data: []byte(text)},
	}}, check.Options{Now: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)})
	return problems
}

// Every template is tried, even if the hub has no page that needs it yet: a slip at its
// end is found, with its line.
func TestTemplatesAreTried(t *testing.T) {
	program := os.DirFS("../..")
	err := fs.WalkDir(program, "templates", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		text, err := fs.ReadFile(program, name)
		if err != nil {
			return err
		}
		if problems := overriding(name, string(text)); len(problems) > 0 {
			t.Errorf("%s as it is: %v", name, problems)
		}
		slip := []byte(strings.TrimRight(string(text), "\n"))
		at := strings.LastIndex(string(slip), "{{end}}")
		if at < 0 { // the layout
			at = len(slip)
		}
		mistaken := string(slip[:at]) + "\n{{.Slip}}" + string(slip[at:])
		line := strings.Count(mistaken[:at+1], "\n") + 1
		for _, p := range overriding(name, mistaken) {
			if p.File == name && p.Line == line && p.Severity == problem.Error {
				return nil
			}
		}
		t.Errorf("a slip in line %d of %s is not found: %v", line, name, overriding(name, mistaken))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
