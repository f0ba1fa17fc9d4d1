package check

import (
	"os"
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

// findings is all that is found in a hub.
func findings(hub fstest.MapFS) problem.List {
	source := site.Source{Program: os.DirFS("../.."), Hub: hub}
	_, problems := Hub(source, Options{Now: time.Date(2026, 12, 10, 0, 0, 0, 0, time.UTC)})
	return problems
}
