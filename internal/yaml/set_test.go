package yaml_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/portevoix/portevoix/internal/yaml"
)

func TestSet(t *testing.T) {
	tests := []struct {
		name, text, key string
		value           any
		want            string
	}{
		{"word", "title: a\nstatus: live\nowner: me\n", "status", "withdrawn", "title: a\nstatus: withdrawn\nowner: me\n"},
		{"new key goes last", "title: a\n", "status", "draft", "title: a\nstatus: draft\n"},
		{"no line end at the end", "title: a", "status", "draft", "title: a\nstatus: draft\n"},
		{"empty text", "", "status", "draft", "status: draft\n"},
		{"removed", "title: a\nshare:\n  any: [x]\nowner: me\n", "share", nil, "title: a\nowner: me\n"},
		{"not there, removed", "title: a\n", "status", nil, "title: a\n"},
		{"comment behind the value stays", "status: live   # said by Ana\nowner: me\n", "status", "draft",
			"status: draft   # said by Ana\nowner: me\n"},
		{"comment before the next key stays", "status: live\n\n# who answers\nowner: me\n", "status", "draft",
			"status: draft\n\n# who answers\nowner: me\n"},
		{"block replaced", "topics:\n  - a\n  - b\nowner: me\n", "topics", []string{"c"}, "topics:\n  - c\nowner: me\n"},
		{"mapping", "title: a\n", "withdrawn", map[string]any{"reason": "wrong: number"},
			"title: a\nwithdrawn:\n  reason: 'wrong: number'\n"},
		{"CRLF", "title: a\r\nstatus: live\r\nowner: me\r\n", "status", []string{"x", "z"},
			"title: a\r\nstatus:\r\n  - x\r\n  - z\r\nowner: me\r\n"},
		{"byte-order mark", "\ufefftitle: a\nowner: me\n", "title", "b", "\ufefftitle: b\nowner: me\n"},
		{"odd spacing elsewhere stays", "a:   1\n\n\nb:   [ x ,y ]\nc:    'q'\n", "a", 2, "a: 2\n\n\nb:   [ x ,y ]\nc:    'q'\n"},
		{"key that needs quotes", "title: a\n", "on: x", "b", "title: a\n'on: x': b\n"},
		{"text like another key", "title: |\n  owner: nobody\nowner: me\n", "owner", "you", "title: |\n  owner: nobody\nowner: you\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := yaml.Set([]byte(test.text), test.key, test.value)
			if err != nil || string(got) != test.want {
				t.Errorf("error %v\n got %q\nwant %q", err, got, test.want)
			}
		})
	}
}

func TestSetRefuses(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"flow mapping", "{title: a}", `set "title": the text is not a block mapping`},
		{"list", "- a", `set "title": the text is not a block mapping`},
		{"broken", "title: [", `set "title": read the text: did not find expected node content`},
		{"repeated key", "title: a\ntitle: b\n", `set "title": read the text: key "title" stands here again, first on line 1`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, err := yaml.Set([]byte(test.text), "title", "c"); err == nil || err.Error() != test.want {
				t.Errorf("got %q, error %v, want %s", got, err, test.want)
			}
		})
	}
}

// Whatever the text, Set changes the one key or nothing. Keys are the program's own.
func FuzzSet(f *testing.F) {
	f.Add("title: a\nstatus: live # x\n", "status", "draft")
	f.Add("a: |\n  x\n\n  y\n# c\nb: 1\r\n", "a", "two\nlines")
	f.Add("\ufeffa: 'é'\n? b\n: c\n", "b", "---")
	f.Add("a: \"x\u2028y\"\nb: 😀\n", "b", "🚀\n---\n")
	f.Fuzz(func(t *testing.T, text, key, value string) {
		edited, err := yaml.Set([]byte(text), key, value)
		if err != nil || !utf8.ValidString(key) {
			return
		}
		before, after := read(t, text), read(t, string(edited))
		if got, want := after[key], strings.ReplaceAll(value, "\r\n", "\n"); got != value && got != want {
			t.Errorf("%q set to %q reads %q in %q", key, value, got, edited)
		}
		delete(before, key)
		delete(after, key)
		if !reflect.DeepEqual(before, after) && len(before)+len(after) > 0 {
			t.Errorf("others changed from %v to %v", before, after)
		}
		removed, err := yaml.Set(edited, key, nil)
		if err != nil {
			t.Fatalf("what was set can't be removed: %v from %q", err, edited)
		}
		if left := read(t, string(removed)); len(left)+len(before) > 0 && !reflect.DeepEqual(left, before) {
			t.Errorf("removed, %v is left of %v", left, before)
		}
	})
}

func read(t *testing.T, text string) map[string]any {
	var m map[string]any
	if list := (yaml.Text{First: 1, Data: []byte(text)}).Decode(&m, "r"); len(list) > 0 {
		t.Fatalf("%q: %v", text, list)
	}
	return m
}

// What Dump writes can be read by people: see what stands for what.
func TestDump(t *testing.T) {
	tests := []struct{ value, want string }{
		{"plain", "k: plain\n"},
		{"two\nlines\n", "k: |\n  two\n  lines\n"},
		{"🚀 off", "k: 🚀 off\n"},
		{"🚀\n\nالعربية 👩‍💻", "k: |-\n  🚀\n\n  العربية 👩‍💻\n"},
		{"🚀 and \ue000", "k: 🚀 and \ue000\n"},
		{`a \U0001F680 and 🚀`, `k: a \U0001F680 and 🚀` + "\n"},
		{"no", "k: 'no'\n"},
		{"2026-01-01", "k: '2026-01-01'\n"},
		{"a: b # c", "k: 'a: b # c'\n"},
		{"lines\n\n", `k: "lines\n\n"` + "\n"},
		{"above\n---\nbelow", `k: "above\n---\nbelow"` + "\n"},
		{"above\n  --- \nbelow", `k: "above\n  --- \nbelow"` + "\n"},
	}
	for _, test := range tests {
		got, err := yaml.Dump(map[string]string{"k": test.value})
		if err != nil || string(got) != test.want {
			t.Errorf("%q: error %v\n got %q\nwant %q", test.value, err, got, test.want)
		}
	}
}

func FuzzDump(f *testing.F) {
	for _, seed := range []string{"a", "\t🚀\n", " \n---", "\r\n\u2028\x00", "'\"\\", "\ufeff", "\xff", "- #: &*!|>%@`"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, value string) {
		out, err := yaml.Dump(map[string][]string{"k": {value, "🚀" + value}})
		if err != nil {
			t.Fatal(err)
		}
		var back map[string][]string
		if list := (yaml.Text{Data: out}).Decode(&back, "r"); len(list) > 0 {
			t.Fatalf("%q written as %q: %v", value, out, list)
		}
		if got := back["k"]; len(got) != 2 || got[0] != value || got[1] != "🚀"+value {
			t.Errorf("%q written as %q reads %q", value, out, got)
		}
	})
}
