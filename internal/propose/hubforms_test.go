package propose

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/yaml"
)

// The forms of this repository ask the same in every language, and what can be chosen
// there is what its hub has: no proposal is told that its topic does not exist.
func TestFormsFitTheHub(t *testing.T) {
	root := os.DirFS("../..")
	hub, problems := site.Read(site.Source{Program: root, Hub: root})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	files, err := filepath.Glob("../../" + site.FormFolder + "/propose*.yml")
	if err != nil || len(files) != len(hub.Settings.Languages) {
		t.Fatalf("found forms %q, %v", files, err)
	}
	for _, file := range files {
		var written formFile
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if problems := (yaml.Text{File: file, First: 1, Data: data}).Decode(&written, rule); len(problems) > 0 {
			t.Fatal(problems)
		}
		if !slices.Equal(written.Labels, []string{"proposal"}) {
			t.Errorf("%s: the workflow looks for the label proposal, the form gives %q", file, written.Labels)
		}
		asked, labels := []string{}, map[string]bool{}
		for _, f := range written.Body {
			if f.Type == "markdown" {
				continue
			}
			if labels[f.Attributes.Label] {
				t.Errorf("%s asks twice for %q", file, f.Attributes.Label)
			}
			asked, labels[f.Attributes.Label] = append(asked, f.ID), true
			choose(t, hub, file, f)
		}
		want := []string{"title", "language", "text", "text2", "text3", "link", "why", "kind", "topics"}
		if !slices.Equal(asked, want) {
			t.Errorf("%s asks for %q, want %q", file, asked, want)
		}
	}
}

// choose takes each option of a question, one after the other.
func choose(t *testing.T, hub *site.Hub, file string, f formField) {
	t.Helper()
	var options []string
	for _, o := range f.Attributes.Options.Content {
		if o.Kind == yaml.Mapping { // of checkboxes: label: …
			o = o.Content[1]
		}
		options = append(options, o.Value)
	}
	want := map[string]int{"language": len(hub.Settings.Languages), "kind": 5, "topics": len(hub.Settings.Topics)}[f.ID]
	if len(options) != want {
		t.Errorf("%s: %s can be %q, the hub has %d", file, f.ID, options, want)
	}
	for _, option := range options {
		p := Proposal{Title: "A", Texts: []string{"b"}}
		p.set(f.ID, option)
		draft := Make(hub, p, time.Now(), func(string, string, time.Time) string { return "content/posts/a.md" })
		if len(draft.Problems) > 0 {
			t.Errorf("%s: %s: %v", file, option, draft.Problems)
		}
	}
}
