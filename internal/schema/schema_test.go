package schema

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

// file is where a hub has a file of a kind.
var file = map[string]string{
	"hub": config.File, "privacy": config.PrivacyFile, "post": "content/posts/a.en.md", "campaign": "content/campaigns/a.en.md",
	"guideline": "guidelines/a.en.md", "lesson": "content/onboarding/a.en.md", "library": "content/library/a.en.md",
	"poll": "content/polls/a.en.md", "about": "content/about.en.md",
}

// reading is what the strict reader finds wrong with a document.
func reading(kind, document string) problem.List {
	if kind == "hub" {
		_, problems := config.Read(fstest.MapFS{config.File: {Data: []byte(document)}})
		return problems
	}
	if kind == "privacy" {
		_, problems := config.ReadPrivacy(fstest.MapFS{config.PrivacyFile: {Data: []byte(document)}})
		return problems
	}
	files := fstest.MapFS{file[kind]: {Data: []byte("---\n" + document + "\n---\n")}}
	_, problems := content.Read(files, content.Options{Languages: []string{"en", "fr"}, Networks: network.Names(network.All)})
	return problems
}

var validators = map[string]*jsonschema.Schema{}

// compiled is the schema of a kind, ready to validate.
func compiled(t *testing.T, kind string) *jsonschema.Schema {
	t.Helper()
	if validators[kind] == nil {
		validators[kind] = compile(t, kind)
	}
	return validators[kind]
}

func compile(t *testing.T, kind string) *jsonschema.Schema {
	t.Helper()
	s, ok := Of(kind)
	if !ok {
		t.Fatalf("there is no schema of %s", kind)
	}
	data, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("kind.json", parsed); err != nil {
		t.Fatal(err)
	}
	out, err := compiler.Compile("kind.json")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// value reads YAML as an editor does.
func value(t *testing.T, document string) any {
	t.Helper()
	var v any
	if problems := (yaml.Text{First: 1, Data: []byte(document)}).Decode(&v, ""); len(problems) > 0 {
		t.Fatalf("%s: %v", document, problems)
	}
	return asJSON(v)
}

func asJSON(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			v[key] = asJSON(inner)
		}
	case []any:
		for i, inner := range v {
			v[i] = asJSON(inner)
		}
	case time.Time:
		if v.Equal(v.Truncate(24 * time.Hour)) {
			return v.Format(time.DateOnly)
		}
		return v.Format(time.RFC3339Nano)
	}
	return v
}

// A place is a part of a schema, and how to write a document that has a value there.
type place struct {
	*Schema
	path   string
	around string // %s is the value
	noted  bool   // the schema knows more than the type
}

func (p place) with(value string) string { return fmt.Sprintf(p.around, value) }

// places are all parts of a schema.
func places(s *Schema, path, around string, visit func(place)) {
	visit(place{s, path, around, knowsMore(s)})
	in := func(inner string) string { return fmt.Sprintf(around, inner) }
	for key, property := range s.Properties {
		places(property, strings.TrimPrefix(path+"."+key, "."), in("{"+key+": %s}"), visit)
	}
	if s.Items != nil {
		places(s.Items, path+"[]", in("[%s]"), visit)
	}
	if s.Values != nil {
		places(s.Values, path+".*", in("{"+aKey(s)+": %s}"), visit)
	}
	for _, form := range s.AnyOf {
		places(form, path, around, func(p place) {
			p.noted = p.noted || p.path == path && knowsMore(s)
			visit(p)
		})
	}
}

// knowsMore reports whether a schema refuses values of the right type, too.
func knowsMore(s *Schema) bool {
	return s.Enum != nil || s.PropertyNames != nil || s.Pattern != "" || s.Items != nil && knowsMore(s.Items) ||
		slices.ContainsFunc(s.AnyOf, knowsMore)
}

// aKey is a key that a mapping can have.
func aKey(s *Schema) string {
	if s.PropertyNames != nil {
		return s.PropertyNames.Enum[0].(string)
	}
	return "en"
}

func eachPlace(t *testing.T, visit func(t *testing.T, kind string, p place)) {
	for _, kind := range Kinds() {
		t.Run(kind, func(t *testing.T) {
			s, _ := Of(kind)
			places(s, "", "%s", func(p place) { visit(t, kind, p) })
		})
	}
}

// Every key has its note, and every note its key.
func TestNotes(t *testing.T) {
	used := map[string]map[string]bool{}
	eachPlace(t, func(t *testing.T, kind string, p place) {
		for key, property := range p.Properties {
			full := strings.TrimPrefix(p.path+"."+key, ".")
			if property.Description == "" {
				t.Errorf("%s has no note", full)
			}
			if used[kind] == nil {
				used[kind] = map[string]bool{}
			}
			used[kind][full] = true
		}
	})
	for _, kind := range Kinds() {
		notes := map[string]map[string]note{"hub": hubNotes, "privacy": privacyNotes}[kind]
		if notes == nil {
			notes = notesOf(kind)
		}
		for key := range notes {
			if !used[kind][key] {
				t.Errorf("%s has a note on %s, which is no key", kind, key)
			}
		}
	}
}

var unknownKey = regexp.MustCompile(`^unknown key "q{20}"; want one of (.*)$`)

// The reader knows the keys of the schema, at every depth, and no other.
func TestKeys(t *testing.T) {
	eachPlace(t, func(t *testing.T, kind string, p place) {
		if p.Properties == nil {
			return
		}
		want := strings.Join(slices.Sorted(maps.Keys(p.Properties)), ", ")
		if p.path == "utm.previous[]" {
			want = strings.Replace(want, "medium, ", "medium, previous, ", 1) // which is refused there by its meaning
		}
		for _, found := range reading(kind, p.with("{"+strings.Repeat("q", 20)+": 1}")) {
			if m := unknownKey.FindStringSubmatch(found.Text()); m != nil {
				if m[1] != want {
					t.Errorf("at %q the reader knows %s; the schema %s", p.path, m[1], want)
				}
				return
			}
		}
		t.Errorf("at %q the reader takes any key", p.path)
	})
}

var ofAnotherType = regexp.MustCompile(`, want (text|a list|a mapping|a whole number|a number|true or false|one value|a date|a text, or .*)(;|$)|^unknown value`)

// What the reader takes for its type the schema takes, and the other way round.
func TestTypes(t *testing.T) {
	samples := []string{"x", "5", "1.5", "true", "~", "2026-11-20", "[x]", "[5]", "[[x]]", "{en: x}", "[{en: x}]"}
	checked := 0
	eachPlace(t, func(t *testing.T, kind string, p place) {
		validator := compiled(t, kind)
		for _, sample := range samples {
			document := p.with(sample)
			refused := slices.ContainsFunc(reading(kind, document), func(found problem.Problem) bool {
				return ofAnotherType.MatchString(found.Text()) || strings.HasPrefix(found.Text(), "unknown key")
			})
			err := validator.Validate(value(t, withTitle(kind, document)))
			checked++
			switch {
			case refused && err == nil:
				t.Errorf("%s: the schema takes what the reader refuses: %v", document, reading(kind, document))
			case !refused && err != nil && !p.noted:
				t.Errorf("%s: the reader takes what the schema refuses: %v", document, err)
			}
		}
	})
	if checked < 500 {
		t.Errorf("compared only %d documents", checked)
	}
}

// withTitle adds what every front matter needs.
func withTitle(kind, document string) string {
	inner, isMapping := strings.CutPrefix(document, "{")
	if kind == "hub" || kind == "privacy" || !isMapping || strings.HasPrefix(inner, "title:") {
		return document
	}
	return "{title: T, " + inner
}

// Documents as people write them.
func TestSamples(t *testing.T) {
	for _, test := range []struct {
		kind, document string
		want           bool
	}{
		{"post", "title: T\nshare: {any: [a, {id: b, text: c}], linkedin: [d]}\npublish: 2026-12-01T09:00:00+01:00", true},
		{"post", "title: T\nshare: {linkdin: [d]}", false},
		{"post", "title: T\nkind: company\nedit: around\nstatus: draft", true},
		{"post", "title: T\nkind: compny", false},
		{"post", "title: T\nstatus: Draft", false},
		{"post", "title: T\npublish: tomorrow", false},
		{"post", "title: T\nactions: [{kind: follow, on: linkdin, url: 'https://example.org/'}]", false},
		{"post", "summary: S", false},
		{"post", "title: T\ntags: [a]", false},
		{"poll", "title: T\nanswers: [{text: Yes, votes: 3}, {text: No, votes: 4}]\ncloses: 2026-12-01", true},
		{"poll", "title: T\nanswers: [Yes, No]\nvotes: 3", false},
		{"guideline", "title: T\nversion: 1.0", true},
		{"lesson", "title: T\nquiz: [{question: Q, answers: [{text: a, correct: true}, {text: b}]}]", true},
		{"lesson", "title: T\nquiz: [{question: Q, answers: [a, b]}]", false},
		{"campaign", "title: T\ntargets: {visits: many}", false},
		{"library", "title: T\nreview: 2027-01-01", true},
		{"about", "title: T\nowner: me", false},
		{"hub", "title: {fr: A, en: B}\nlanguages: [fr, en]\nnetworks: [linkedin, {name: mastodon, limit: 700}]\nmix: {company: {max: 40}}", true},
		{"hub", "title: A\nnetworks: [linkdin]", false},
		{"hub", "title: A\nvisibility: privat", false},
		{"hub", "title: A\nmix: {compny: {max: 40}}", false},
		{"hub", "titel: A", false},
		{"privacy", "min_group: 6\nindividuals: off\nretention: {facts: 12 months, codes: 7d}", true},
		{"privacy", "individuals: no", false},
		{"privacy", "individuals: maybe", false},
	} {
		problems := reading(test.kind, test.document)
		if problems.HasErrors() == test.want {
			t.Errorf("%s: the reader finds %v, want it to be right: %t", test.document, problems, test.want)
		}
		if err := compiled(t, test.kind).Validate(value(t, test.document)); (err == nil) != test.want {
			t.Errorf("%s: the schema finds %v, want it to be right: %t", test.document, err, test.want)
		}
	}
}

// Everything that the example hub holds is right.
func TestExampleHub(t *testing.T) {
	hub := os.DirFS("../..")
	for kind, name := range map[string]string{"hub": config.File, "privacy": config.PrivacyFile} {
		settings, err := fs.ReadFile(hub, name)
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled(t, kind).Validate(value(t, string(settings))); err != nil {
			t.Error(err)
		}
	}
	checked := 0
	for _, folder := range []string{"content", "guidelines"} {
		err := fs.WalkDir(hub, folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || path.Ext(name) != ".md" {
				return err
			}
			data, err := fs.ReadFile(hub, name)
			if err != nil {
				return err
			}
			checked++
			matter := strings.Split(string(data), "---\n")[1]
			if err := compiled(t, kindOf(name)).Validate(value(t, matter)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if checked < 100 {
		t.Errorf("checked only %d files", checked)
	}
}

// kindOf is the kind of a file, by its folder.
func kindOf(name string) string {
	for kind, example := range file {
		if folder := path.Dir(example); folder != "content" && strings.HasPrefix(name, folder+"/") {
			return kind
		}
	}
	return "about"
}

func TestKinds(t *testing.T) {
	want := "hub privacy about campaign guideline lesson library poll post"
	if got := strings.Join(Kinds(), " "); got != want {
		t.Errorf("found %s, want %s", got, want)
	}
	if _, ok := Of("page"); ok {
		t.Error("there is a schema of a kind that is none")
	}
}
