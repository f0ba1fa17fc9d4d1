package check

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

// Where a setting could not be read, posts are not blamed for what only seems wrong.
func TestBrokenSettings(t *testing.T) {
	for _, settings := range []string{
		"title: Hub\nlanguages: [fr, e n]\n",
		"title: Hub\nlanguages: [en\n",
		"title: Hub\ntopics: {cloud: Cloud}\ncontacts: [comms]\ntexts_min: many\n",
	} {
		found := findings(fstest.MapFS{
			"site/hub.yaml": {Data: []byte(settings)},
			"content/posts/a.en.md": {Data: []byte("---\ntitle: A\nlink: https://example.org/\n" +
				"topics: [cloud]\nowner: comms\nshare: {any: [One.]}\n---\n")},
		})
		if !found.HasErrors() {
			t.Errorf("%q: found no error", settings)
		}
		for _, p := range found {
			if p.File != config.File {
				t.Errorf("%q: found %v", settings, p)
			}
		}
	}
}

// A hub of which no page can be made is found out, once for each mistake.
func TestTemplates(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"partials/foot.html", "{{define \"foot\"}}{{if}}{{end}}", "templates/partials/foot.html:1: error: missing value for if [template]\n"},
		{"home.html", "{{define \"main\"}}\n{{.Nothing}}{{end}}", "templates/home.html:2:3: error: "},
		{"layout.html", "<p>{{.Nothing}}</p>", "templates/layout.html:1:6: error: "},
	} {
		found := findings(fstest.MapFS{
			"site/hub.yaml":          {Data: []byte("title: Hub\n")},
			"templates/" + test.name: {Data: []byte(test.text)},
			"content/about.en.md":    {Data: []byte("---\ntitle: About\n---\nWords.\n")},
		})
		got := asText(found)
		if !strings.HasPrefix(got, test.want) || len(found) != 1 {
			t.Errorf("%s: found\n%s\nwant one, %s", test.name, got, test.want)
		}
	}
}

// A hub that is shown on one's own computer is not told that nobody else finds it there.
func TestShownElsewhere(t *testing.T) {
	hub := fstest.MapFS{
		"site/hub.yaml":         {Data: []byte("title: Hub\nbase_url: https://acme.github.io/\n")},
		"content/posts/a.en.md": {Data: []byte("---\ntitle: A\ndate: 2026-12-01\n---\nWords.\n")},
	}
	for _, address := range []string{"", "http://localhost:1414/"} {
		read, _ := site.Read(site.Source{Program: os.DirFS("../.."), Hub: hub, BaseURL: address})
		for _, p := range Run(read, Options{Now: time.Date(2026, 12, 10, 0, 0, 0, 0, time.UTC)}) {
			if p.File == config.File {
				t.Errorf("shown at %q: found %v", address, p)
			}
		}
	}
}

// findings is all that is found in a hub.
func findings(hub fstest.MapFS) problem.List {
	source := site.Source{Program: os.DirFS("../.."), Hub: hub}
	_, problems := Hub(source, Options{Now: time.Date(2026, 12, 10, 0, 0, 0, 0, time.UTC)})
	return problems
}
