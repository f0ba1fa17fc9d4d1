package lang_test

import (
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/lang"
)

// Each mistake has its exact place and its cure.
func TestMistakes(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"not YAML", "a: b: c", "1:5: mapping values are not allowed in this context"},
		{"not a mapping", "- a", "1:1: found a list, want a mapping"},
		{"list", "a: [b]", "1:4: found a list, want a mapping"},
		{"key twice", "a: b\na: c", `2:1: key "a" stands here again, first on line 1; keep one of the two`},
		{"nothing", "a:\n  b:\n  c: d", `2:5: message "a.b" has no text; write it in quotes, or remove the key`},
		{"no other", "a: {one: b}", `1:4: message "a" has no form other; write the form for all numbers that have none of their own`},
		{"no form", "a: {one: b, other: c, twoo: d}", `1:29: found "twoo" among plural forms; did you mean "two"?`},
		{"form that is a mapping", "a: {one: b, other: c, few: {d: e}}", `1:28: found "few" among plural forms; did you mean "few"?`},
		{"action", "a: 'x {{if .Y}} z'", `1:4: found a placeholder in "x {{if .Y}} z" that can't be read; write it as {{.Name}}`},
		{"placeholder without dot", "a: '{{Name}}'", `1:4: found a placeholder in "{{Name}}" that can't be read; write it as {{.Name}}`},
		{"placeholder with a path", "a: '{{.A.B}}'", `1:4: found a placeholder in "{{.A.B}}" that can't be read; write it as {{.Name}}`},
		{"unclosed placeholder", "a: '{{.A'", `1:4: found a placeholder in "{{.A" that can't be read; write it as {{.Name}}`},
		{"placeholder in a form", "a: {one: '{{', other: b}", `1:10: found a placeholder in "{{" that can't be read; write it as {{.Name}}`},
		{"direction", "language: {dir: left}", `1:17: found direction "left"; write ltr or rtl`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := lang.Read([]string{"en"}, hub(map[string]string{"en": test.text}))
			if len(problems) != 1 {
				t.Fatalf("problems are %v", problems)
			}
			got := strings.TrimPrefix(strings.TrimSuffix(problems[0].String(), " [languages]"), lang.Path("en")+":")
			if !strings.HasPrefix(got, test.want) {
				t.Errorf("found %s\nwant  %s", got, test.want)
			}
		})
	}
}

// A translation can't ask for what nobody tells it, and has to count as its language does.
func TestTranslationAgainstEnglish(t *testing.T) {
	_, problems := lang.Read([]string{"ar", "fr"}, hub(map[string]string{
		"en": "until: 'until {{.Date}}'\nposts: {one: '{{.Count}} post', other: '{{.Count}} posts'}",
		"ar": "until: 'إلى {{.Dat}}'\nposts: {zero: z, one: o, two: t, other: '{{.Count}}'}",
		"fr": "until: 'bientôt'\nposts: {one: un, other: plusieurs}",
	}))
	want := []string{
		`site/languages/ar.yaml:1:8: message "until" has a placeholder {{.Dat}} that English lacks; did you mean "Date"? [languages]`,
		`site/languages/ar.yaml:2:8: message "posts" lacks the plural form few, many, so other stands in; add it [languages]`,
	}
	if len(problems) != len(want) || problems[0].String() != want[0] || problems[1].String() != want[1] {
		t.Errorf("problems are %v, want %v", problems, want)
	}
}

// A message that nothing says is a slip; no other language lacks it.
func TestUnknownMessage(t *testing.T) {
	program := hub(map[string]string{"en": "posts: {count: n}", "fr": "posts: {count: n}\ndate: {first_day: 1er}"})
	own := hub(map[string]string{"en": "nope: x\ndate: {first_day: 1st}\nposts: {coutn: y}"})
	_, problems := lang.Read([]string{"en", "fr"}, program, own)
	want := []string{
		`site/languages/en.yaml:1:1: unknown message "nope"; want one of date, posts [languages]`,
		`site/languages/en.yaml:3:9: unknown message "posts.coutn"; did you mean "posts.count"? [languages]`,
	}
	if len(problems) != len(want) || problems[0].String() != want[0] || problems[1].String() != want[1] {
		t.Errorf("problems are %v, want %v", problems, want)
	}
}

// FuzzRead: no message file breaks the catalogue, and every message can be said.
func FuzzRead(f *testing.F) {
	f.Add(english)
	f.Add("a: {b: {other: c}}\nd: {other: '{{.X}}', one: }\n1: 2")
	f.Add("date: {month: {1: a}, pattern: '{{.Day}}'}")
	f.Fuzz(func(t *testing.T, text string) {
		catalogues, problems := lang.Read([]string{"en"}, hub(map[string]string{"en": text}))
		for _, p := range problems {
			if p.File != lang.Path("en") || p.Message == "" {
				t.Errorf("problem without place or words: %+v", p)
			}
		}
		for _, key := range catalogues["en"].Keys() {
			_, asText := catalogues["en"].T(key)
			_, counted := catalogues["en"].N(key, 2)
			if asText != nil && counted != nil && !strings.Contains(asText.Error()+counted.Error(), "has no value") {
				t.Errorf("message %q can't be said: %v; %v", key, asText, counted)
			}
		}
	})
}
