package yaml_test

import (
	"reflect"
	"testing"

	"github.com/portevoix/portevoix/internal/yaml"
)

func TestAppend(t *testing.T) {
	item := struct {
		ID     string    `yaml:"id"`
		Until  yaml.Date `yaml:"until,omitempty"`
		Reason string    `yaml:"reason,omitempty"`
	}{ID: "new"}
	tests := []struct{ name, text, want string }{
		{"no key", "a: 1\n", "a: 1\nlist:\n  - id: new\n"},
		{"nothing at the key", "list:\na: 1\n", "list:\n  - id: new\na: 1\n"},
		{"an empty list", "list: []\na: 1\n", "list:\n  - id: new\na: 1\n"},
		{"lines, with their remarks", "list: # one by one\n  # the first\n  - {id: x}   # said Ana\n\n# then\na:  1\n",
			"list: # one by one\n  # the first\n  - {id: x}   # said Ana\n  - id: new\n\n# then\na:  1\n"},
		{"lines at the margin", "list:\n- id: x\n", "list:\n- id: x\n- id: new\n"},
		{"no line end at the end", "list:\n    - x", "list:\n    - x\n    - id: new\n"},
		{"CRLF", "list:\r\n  - x\r\na: 1\r\n", "list:\r\n  - x\r\n  - id: new\r\na: 1\r\n"},
		{"brackets", "list: [{id: x, from: 2026-11-20}]\na: [ 1 ]\n",
			"list:\n  - {id: x, from: 2026-11-20}\n  - id: new\na: [ 1 ]\n"},
	}
	for _, test := range tests {
		got, err := yaml.Append([]byte(test.text), "list", item)
		if err != nil || string(got) != test.want {
			t.Errorf("%s: error %v\n got %q\nwant %q", test.name, err, got, test.want)
		}
	}
	for _, text := range []string{"list: word\n", "list: {a: 1}\n", "list: [", "- a\n"} {
		if got, err := yaml.Append([]byte(text), "list", item); err == nil {
			t.Errorf("%q: got %q, want an error", text, got)
		}
	}
}

func TestDrop(t *testing.T) {
	tests := []struct {
		name, text string
		index      int
		want       string
	}{
		{"the first", "list:\n  - id: x\n    n: 1\n  # the second\n  - id: y\na: 1\n", 0,
			"list:\n  # the second\n  - id: y\na: 1\n"},
		{"the last", "list:\n  - id: x\n  - id: y # why\n\n# then\na: 1\n", 1, "list:\n  - id: x\n\n# then\na: 1\n"},
		{"the only one", "list:\n  - id: x\na: 1\n", 0, "a: 1\n"},
		{"brackets", "list: [x, y]\na: 1\n", 0, "list:\n  - y\na: 1\n"},
	}
	for _, test := range tests {
		got, err := yaml.Drop([]byte(test.text), "list", test.index)
		if err != nil || string(got) != test.want {
			t.Errorf("%s: error %v\n got %q\nwant %q", test.name, err, got, test.want)
		}
	}
	for _, index := range []int{-1, 2} {
		if _, err := yaml.Drop([]byte("list: [x, y]\n"), "list", index); err == nil {
			t.Errorf("item %d was dropped", index)
		}
	}
}

// What is appended can be dropped: then all reads as before, or nothing was done.
func FuzzAppend(f *testing.F) {
	f.Add("list:\n  - a: |\n      # x\n\n  - b\n# c\nz: 1\n", "word")
	f.Add("list: [a, 'b'] # why\r\nz: 1\r\n", "two\nlines")
	f.Add("\ufefflist:\n-\n  a: 1\n", "---")
	f.Fuzz(func(t *testing.T, text, item string) {
		appended, err := yaml.Append([]byte(text), "list", item)
		if err != nil {
			return
		}
		before, after := read(t, text), read(t, string(appended))
		list, _ := after["list"].([]any)
		old, _ := before["list"].([]any)
		if len(list) != len(old)+1 {
			t.Fatalf("%q has %d items, had %d", appended, len(list), len(old))
		}
		dropped, err := yaml.Drop(appended, "list", len(old))
		if err != nil {
			return
		}
		if now := read(t, string(dropped)); len(old) > 0 && !reflect.DeepEqual(now, before) {
			t.Errorf("%q: %v is left of %v", dropped, now, before)
		}
	})
}
