package yaml_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

// settings stands for any front matter.
type settings struct {
	Title  string            `yaml:"title"`
	Count  int               `yaml:"count"`
	Draft  bool              `yaml:"draft"`
	Topics []string          `yaml:"topics"`
	Share  map[string]string `yaml:"share"`
	Rights struct {
		People []string `yaml:"people"`
	} `yaml:"rights"`
	Edit   edit `yaml:"edit"`
	common `yaml:",inline"`
}

type common struct {
	Owner string `yaml:"owner"`
}

// edit is a word of a closed list.
type edit string

func (e *edit) UnmarshalText(text []byte) error {
	if string(text) != "free" {
		return errors.New("unknown value; want free")
	}
	*e = edit(text)
	return nil
}

// Each text begins on line 3 of its file, as a front matter might.
func TestDecodeProblems(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"unknown key", "titel: x", `f.md:3:1: unknown key "titel"; did you mean "title"? [r]`},
		{"unknown key far from all", "zzzzzz: x",
			`f.md:3:1: unknown key "zzzzzz"; want one of count, draft, edit, owner, rights, share, title, topics [r]`},
		{"unknown key inside", "rights:\n  peopel: [x]", `f.md:4:3: unknown key "peopel"; did you mean "people"? [r]`},
		{"unknown key near an inlined one", "ownr: x", `f.md:3:1: unknown key "ownr"; did you mean "owner"? [r]`},
		{"capital", "Title: x", `f.md:3:1: unknown key "Title"; did you mean "title"? [r]`},
		{"repeated key", "title: a\ntitle: b", `f.md:4:1: key "title" stands here again, first on line 3; keep one of the two [r]`},
		{"repeated key of a map", "share:\n  x: a\n  x: b",
			`f.md:5:3: key "x" stands here again, first on line 4; keep one of the two [r]`},
		{"list for text", "title: [a]", `f.md:3:8: found a list, want text [r]`},
		{"mapping for text", "title: {a: b}", `f.md:3:8: found a mapping, want text [r]`},
		{"text for number", "count: many", `f.md:3:8: found text "many", want a whole number [r]`},
		{"fraction for number", "count: 1.5", `f.md:3:8: found number "1.5", want a whole number [r]`},
		{"text for true or false", "draft: maybe", `f.md:3:8: found text "maybe", want true or false [r]`},
		{"long value is cut between characters", "draft: ééééééééé",
			`f.md:3:8: found text "ééé...", want true or false [r]`},
		{"text for list", "topics: a", `f.md:3:9: found text "a", want a list; write [a] [r]`},
		{"words for list", "topics: a, b", `f.md:3:9: found text "a, b", want a list; write it on the next line, after a hyphen and a space [r]`},
		{"text for mapping", "share: a", `f.md:3:8: found text "a", want a mapping [r]`},
		{"list for one word", "edit: [free]", `f.md:3:7: found a list, want one value [r]`},
		{"word of no list", "edit: fre", `f.md:3:7: unknown value; want free [r]`},
		{"colon in a value", "title: a: b", `f.md:3:9: mapping values are not allowed in this context; put a value that holds ": " in quotes [r]`},
		{"open quotes", `title: "a`, `f.md:3:10: found unexpected end of stream; close the quotes [r]`},
		{"open quotes on a line above", "count: 1\ntitle: \"a\nowner: b\n",
			`f.md:4:8: found unexpected end of stream; close the quotes [r]`},
		{"open quotes above others", "title: \"a\nowner: \"b\"\ncount: 1",
			`f.md:3:8: the text ends at the " on line 4, with more behind it; ` +
				`close the quotes where the text ends, and write \" for one inside it [r]`},
		{"apostrophe in quotes", "owner: 'b'\ntitle: 'l'été'",
			`f.md:4:8: the text ends at the ' on line 4, with more behind it; ` +
				`close the quotes where the text ends, and write '' for one inside it [r]`},
		{"open list", "topics: [a, b\nowner: c",
			`f.md:3:9: did not find expected ',' or ']'; close the list with ], and put commas between its values [r]`},
		{"open list at the end", "topics: [\n\n", `f.md:3:9: did not find expected node content; ` +
			`close every [ and {, and put a value that starts with , ] or } in quotes [r]`},
		{"open mapping", "share: {x: a\nowner: c",
			`f.md:3:8: did not find expected ',' or '}'; close the mapping with }, and put commas between its keys [r]`},
		{"bracket for a value", "title: ]", `f.md:3:8: did not find expected node content; ` +
			`close every [ and {, and put a value that starts with , ] or } in quotes [r]`},
		{"uneven keys", "rights:\n    people: [a]\n  owner: b",
			`f.md:5:3: did not find expected key; indent every key of a mapping alike [r]`},
		{"tab", "rights:\n\tpeople: [x]", `f.md:4:1: found character that cannot start any token; indent with spaces, and put a value that starts with @ % or ` + "`" + ` in quotes [r]`},
		{"not a mapping", "- a", `f.md:3:1: found a list, want a mapping [r]`},
		{"alias", "title: &a x", `f.md:3:8: anchors and aliases are not read here; write the value out [r]`},
		{"merge key", "<<: {title: a}", `f.md:3:1: unknown key "<<"; want one of count, draft, edit, owner, rights, share, title, topics [r]`},
		{"two documents", "title: a\n---\ntitle: b", `f.md:4:1: expected single document, found multiple; remove the second --- [r]`},
		{"control character", "title: a\nowner: a\x01", `f.md:4:9: a control character is not allowed; remove it [r]`},
		{"deep", "title: " + strings.Repeat("[", 21), `f.md:3:28: exceeded max depth of 20 [r]`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			list := yaml.Text{File: "f.md", First: 3, Data: []byte(test.text)}.Decode(new(settings), "r")
			if len(list) != 1 || list[0].String() != test.want {
				t.Errorf("\n got %v\nwant %s", list, test.want)
			}
		})
	}
}

func TestDecodeReportsAll(t *testing.T) {
	text := "titel: a\ncount: b\nowner: me\ntopics: c\n"
	var s settings
	list := yaml.Text{File: "f", First: 1, Data: []byte(text)}.Decode(&s, "r")
	var places []string
	for _, p := range list {
		places = append(places, p.Position.String())
	}
	if got, want := strings.Join(places, " "), "f:1:1 f:2:8 f:4:9"; got != want {
		t.Errorf("problems at %s, want %s", got, want)
	}
	if s.Owner != "me" {
		t.Errorf("owner %q was not read beside the problems", s.Owner)
	}
}

func TestDecodeKeepsWordsAsWritten(t *testing.T) {
	var s settings
	text := "title: 1.10\ntopics: [no, 2026-13-45, 0x10, ~a]\nowner: 'true'\n"
	if list := (yaml.Text{Data: []byte(text)}).Decode(&s, "r"); len(list) > 0 {
		t.Fatal(list)
	}
	if got := s.Title + " " + strings.Join(s.Topics, " ") + " " + s.Owner; got != "1.10 no 2026-13-45 0x10 ~a true" {
		t.Errorf("read %q", got)
	}
}

func TestDecodeNothing(t *testing.T) {
	for _, text := range []string{"", "\n\n", "# only a comment\n", "\ufeff"} {
		s := settings{Title: "as before"}
		if list := (yaml.Text{Data: []byte(text)}).Decode(&s, "r"); len(list) > 0 || s.Title != "as before" {
			t.Errorf("%q: problems %v, title %q", text, list, s.Title)
		}
	}
}

// Columns are bytes, lines end in LF, wherever YAML itself sees characters and
// further kinds of line end.
func TestPositions(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain", "title: a\ncount: x\n", "f:2:8"},
		{"multi-byte before it", `{title: "été 😀", count: x}`, "f:1:30"},
		{"CRLF", "title: a\r\ncount: x\r\n", "f:2:8"},
		{"byte-order mark", "\ufeffcount: x\n", "f:1:11"},
		{"line separator in a value", "title: \"a\u2028b\"\ncount: x\n", "f:2:8"},
		{"next line in a value", "title: \"a\u0085b\"\ncount: x\n", "f:2:8"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := yaml.Text{File: "f", First: 1, Data: []byte(test.text)}
			list := text.Decode(new(settings), "r")
			if len(list) != 1 || list[0].Position.String() != test.want {
				t.Errorf("problems %v, want one at %s", list, test.want)
			}
			if at := text.At("count").String(); at != test.want {
				t.Errorf("At says %s, want %s", at, test.want)
			}
		})
	}
}

// Words are found in every style of writing a text; folding and escapes hide them.
func TestWordsAt(t *testing.T) {
	text := yaml.Text{File: "f", First: 2, Data: []byte(
		"plain: Our risk free offer\nquoted: \"a \\\" risk free\"\nliteral: |\n  One\n\n  of risk free texts\n" +
			"folded: >\n  no risk\n  free lunch\nlist: [x, risk free, y]\n")}
	for path, want := range map[string]problem.Position{
		"plain":   {File: "f", Line: 2, Column: 12},
		"quoted":  {File: "f", Line: 3, Column: 15},
		"literal": {File: "f", Line: 7, Column: 6},
		"folded":  {File: "f", Line: 8, Column: 9},
		"list":    {File: "f", Line: 11, Column: 7},
		"absent":  {File: "f", Line: 2, Column: 1},
	} {
		if got := text.WordsAt("risk free", path); got != want {
			t.Errorf("in %s the words are at %v, want %v", path, got, want)
		}
	}
	if got, want := text.WordsAt("risk free", "list", 1), (problem.Position{File: "f", Line: 11, Column: 11}); got != want {
		t.Errorf("an item is at %v, want %v", got, want)
	}
}

func TestAt(t *testing.T) {
	text := yaml.Text{File: "f", First: 2, Data: []byte("title: a\nshare:\n  any:\n    - one\n    - {id: é, text: two}\n")}
	tests := []struct {
		path       []any
		value, key string
	}{
		{nil, "f:2:1", "f:2:1"},
		{[]any{"title"}, "f:2:8", "f:2:1"},
		{[]any{"share", "any", 0}, "f:5:7", "f:5:7"},
		{[]any{"share", "any", 1, "text"}, "f:6:22", "f:6:16"},
		{[]any{"share", "any", 7}, "f:5:5", "f:4:3"},
		{[]any{"share", "any", -1}, "f:5:5", "f:4:3"},
		{[]any{"share", "x", 0}, "f:4:3", "f:3:1"},
		{[]any{"missing"}, "f:2:1", "f:2:1"},
	}
	for _, test := range tests {
		if got := text.At(test.path...).String(); got != test.value {
			t.Errorf("At%v is %s, want %s", test.path, got, test.value)
		}
		if got := text.KeyAt(test.path...).String(); got != test.key {
			t.Errorf("KeyAt%v is %s, want %s", test.path, got, test.key)
		}
	}
	broken := yaml.Text{File: "f", First: 2, Data: []byte("a: [")}
	if got := broken.At("a").String(); got != "f:2:1" {
		t.Errorf("At in a broken text is %s, want its first line", got)
	}
}

// Texts that made YAML readers hang must be refused at once.
func TestDecodeHostile(t *testing.T) {
	laughs := "a0: &a0 [x]\n"
	for i := 'a'; i < 'z'; i++ {
		laughs += string(i) + ": &" + string(i) + " [" + strings.Repeat("*a0,", 200) + "]\n"
	}
	tests := map[string]string{
		"billion laughs": laughs,
		"open lists":     strings.Repeat("[", 20000),
		"open mappings":  strings.Repeat("{a: ", 20000),
		"nested blocks":  strings.Repeat("- ", 20000),
		"long key":       strings.Repeat("k", 100000) + ": x",
		"many keys":      strings.Repeat("k: x\n", 20000),
		"invalid UTF-8":  "title: \xff",
		"NUL":            "title: \x00",
		"quotes":         strings.Repeat("- '\n", 60000) + " x",
		"quoted keys":    strings.Repeat("- \" ", 60000),
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			if list := (yaml.Text{Data: []byte(text)}).Decode(new(settings), "r"); !list.HasErrors() {
				t.Error("it was accepted")
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"title: a\n", "\ufefftitel: é\r\n", "a: [", "share: {x: *y}", "- \xff", "a: |\n b\u2028c\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data string) {
		text := yaml.Text{File: "f", First: 1, Data: []byte(data)}
		for _, p := range text.Decode(new(settings), "r") {
			if lines := 2 + strings.Count(data, "\n"); p.Line < 1 || p.Line > lines || p.Column < 1 || p.Message == "" {
				t.Errorf("%v is no place in %q", p, data)
			}
		}
		text.At("share", "x", 0)
	})
}
