package lang_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/problem"
)

// hub has a message file for each language.
func hub(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for code, data := range files {
		fsys[lang.Path(code)] = &fstest.MapFile{Data: []byte(data)}
	}
	return fsys
}

const english = `language: {name: English, dir: ltr}
site:
  home: Home
  until: until {{.Date}}, {{ .Count }} left
posts: {one: "{{.Count}} post", other: "{{.Count}} posts in {{.Topic}}"}
`

func read(t testing.TB, code string, files map[string]string) *lang.Catalogue {
	t.Helper()
	catalogues, problems := lang.Read([]string{code}, hub(files))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return catalogues[code]
}

func TestT(t *testing.T) {
	c := read(t, "en", map[string]string{"en": english})
	for _, test := range []struct {
		key   string
		pairs []any
		want  string
	}{
		{"site.home", nil, "Home"},
		{"site.home", []any{"Unused", 1}, "Home"},
		{"site.until", []any{"Count", 12345, "Date", "noon"}, "until noon, 12,345 left"},
		{"site.until", []any{"Count", true, "Date", "{{.Count}}"}, "until {{.Count}}, true left"},
	} {
		if got, err := c.T(test.key, test.pairs...); err != nil || got != test.want {
			t.Errorf("T(%q, %v) = %q, %v, want %q", test.key, test.pairs, got, err, test.want)
		}
	}
}

func TestWhatCannotBeSaidIsAnError(t *testing.T) {
	c := read(t, "en", map[string]string{"en": english})
	for _, test := range []struct {
		key   string
		pairs []any
		want  string
	}{
		{"site.hom", nil, `message "site.hom" in en: message "site.hom" not found`},
		{"site", nil, `message "site" in en: message "site" not found`},
		{"site.until", []any{"Date", "noon"}, `message "site.until" in en: placeholder {{.Count}} has no value`},
		{"site.until", []any{"Date", "noon", "Count"}, `message "site.until" in en: placeholder {{.Count}} has no value`},
		{"posts", nil, `message "posts" in en is counted, it needs a number`},
	} {
		if got, err := c.T(test.key, test.pairs...); err == nil || got != "" || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("T(%q, %v) = %q, %v, want error %q", test.key, test.pairs, got, err, test.want)
		}
	}
	if _, err := c.N("nothing", 1); err == nil {
		t.Error("an unknown counted message is no error")
	}
	if _, err := c.N("posts", 2); err == nil {
		t.Error("a counted message says something without its topic")
	}
}

func TestHasAndKeys(t *testing.T) {
	c := read(t, "en", map[string]string{"en": english})
	if !c.Has("site.home") || !c.Has("posts") || c.Has("site") || c.Has("posts.one") {
		t.Errorf("keys are %v", c.Keys())
	}
	if want := []string{"language.dir", "language.name", "posts", "site.home", "site.until"}; !slices.Equal(c.Keys(), want) {
		t.Errorf("keys are %v, want %v", c.Keys(), want)
	}
}

// Each language counts in its own way (CLDR).
func TestN(t *testing.T) {
	const all = "n: {zero: zero, one: one, two: two, few: few, many: many, other: other}\n"
	for code, want := range map[string]map[int]string{
		"fr": {0: "one", 1: "one", 2: "other", 21: "other", 1_000_000: "many"},
		"en": {0: "other", 1: "one", 2: "other", 21: "other"},
		"ar": {0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many", 100: "other", 103: "few"},
		"pl": {0: "many", 1: "one", 2: "few", 5: "many", 12: "many", 22: "few", 25: "many"},
		"ja": {0: "other", 1: "other", 2: "other"},
		"xx": {0: "other", 1: "one", 2: "other"},
	} {
		c := read(t, code, map[string]string{code: all, "en": all})
		for n, form := range want {
			if got, err := c.N("n", n); err != nil || got != form {
				t.Errorf("%s: N(%d) = %q, %v, want %q", code, n, got, err, form)
			}
		}
	}
}

func TestMissingFormIsOther(t *testing.T) {
	c := read(t, "pl", map[string]string{"pl": "n: {one: jeden, other: '{{.Count}} inne'}"})
	if got, err := c.N("n", 12345); err != nil || got != "12\u00a0345 inne" {
		t.Errorf("N(12345) = %q, %v", got, err)
	}
}

func TestNumber(t *testing.T) {
	for code, want := range map[string][]string{
		"en":    {"0", "-999", "1,234,567"},
		"fr":    {"0", "-999", "1\u202f234\u202f567"},
		"fr-ca": {"0", "-999", "1\u202f234\u202f567"},
		"de":    {"0", "-999", "1.234.567"},
		"ar":    {"0", "-999", "1.234.567"},
		"ar-eg": {"0", "-999", "1,234,567"},
		"hi":    {"0", "-999", "12,34,567"},
	} {
		c := read(t, code, nil)
		for i, n := range []int{0, -999, 1234567} {
			if got := c.Number(n); got != want[i] {
				t.Errorf("%s: Number(%d) = %q, want %q", code, n, got, want[i])
			}
		}
	}
}

func TestDecimal(t *testing.T) {
	for code, want := range map[string]string{"en": "1,234.50", "fr": "1\u202f234,50", "ar": "1.234,50"} {
		if got := read(t, code, nil).Decimal(1234.5, 2); got != want {
			t.Errorf("%s: it is written %q, want %q", code, got, want)
		}
	}
}

// The words of dates are those that the program brings along.
func TestDate(t *testing.T) {
	first := time.Date(2026, 12, 1, 23, 30, 0, 0, time.UTC)
	catalogues, _ := lang.Read([]string{"fr", "en", "ar"}, os.DirFS("../.."))
	for code, want := range map[string][4]string{
		"fr": {"1er décembre 2026", "15 décembre 2026", "décembre 2026", "1er décembre"},
		"en": {"1 December 2026", "15 December 2026", "December 2026", "1 December"},
		"ar": {"1 ديسمبر 2026", "15 ديسمبر 2026", "ديسمبر 2026", "1 ديسمبر"},
	} {
		c := catalogues[code]
		if got := [4]string{c.Date(first), c.Date(first.AddDate(0, 0, 14)), c.Month(first), c.DayMonth(first)}; got != want {
			t.Errorf("%s: dates are %q, want %q", code, got, want)
		}
	}
	rabat := time.FixedZone("Rabat", 3600)
	if got := catalogues["fr"].Date(first.In(rabat)); got != "2 décembre 2026" {
		t.Errorf("an hour further east it is %s", got)
	}
}

func TestDateWithoutWords(t *testing.T) {
	c := read(t, "en", map[string]string{"en": "date: {pattern: '{{.Day}} {{.Month}}', month: {1: January}}"})
	day := time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)
	if c.Date(day) != "2026-01-02" || c.Month(day) != "2026-01" || c.DayMonth(day) != "01-02" {
		t.Errorf("dates are %s and %s, want ISO 8601", c.Date(day), c.Month(day))
	}
}

func TestNameAndDirection(t *testing.T) {
	for code, want := range map[string][2]string{
		"ar": {"العربية", "rtl"},
		"fr": {"Français", "ltr"},
		"he": {"עברית", "rtl"},
		"pl": {"Polski", "ltr"},
	} {
		catalogues, _ := lang.Read([]string{code}, os.DirFS("../.."))
		c := catalogues[code]
		name, err := c.T("language.name")
		if c.Name() != want[0] || c.Dir() != want[1] || name != want[0] || err != nil {
			t.Errorf("%s is called %s (%s, %v) and runs %s", code, c.Name(), name, err, c.Dir())
		}
	}
}

// Per message the upper layer wins; the rest shines through.
func TestLayers(t *testing.T) {
	program := hub(map[string]string{"en": english, "fr": "site: {home: Accueil}"})
	own := hub(map[string]string{"en": "site: {home: Start}\nextra: More"})
	own["templates/page.html"] = &fstest.MapFile{} // which may say more
	catalogues, problems := lang.Read([]string{"en"}, program, own)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for key, want := range map[string]string{"site.home": "Start", "extra": "More", "language.name": "English"} {
		if got, err := catalogues["en"].T(key); err != nil || got != want {
			t.Errorf("%s is %q, %v, want %q", key, got, err, want)
		}
	}
}

func TestBorrowing(t *testing.T) {
	files := map[string]string{
		"en": "a: A\nb: B\nc: C", "fr": "a: fr A\nd: fr D", "pt": "a: pt A", "pl": "a: pl A\nb: pl B\nc: pl C", "pt-br": "language: {name: Português}\nb: br B",
	}
	c := read(t, "pt-br", files)
	for key, want := range map[string]string{"a": "pt A", "b": "br B", "c": "C", "d": "fr D"} {
		if got, err := c.T(key); err != nil || got != want {
			t.Errorf("%s is %q, %v, want %q", key, got, err, want)
		}
	}
	for code, want := range map[string]string{
		"pt-br": "site/languages/pt-br.yaml: 2 messages are missing, so English stands in: c, d; translate what is missing [languages]",
		"pl":    "site/languages/pl.yaml: 1 message is missing, so English stands in: d; translate what is missing [languages]",
		"de": "site/languages/de.yaml: language \"de\" has no words, so English ones are shown; " +
			"write site/languages/de.yaml [languages]",
	} {
		_, problems := lang.Read([]string{code}, hub(files))
		if len(problems) != 1 || problems[0].String() != want || problems[0].Severity != problem.Warning {
			t.Errorf("problems are %v, want %s", problems, want)
		}
	}
}

// A copy of English under another name is told: its pages would be English without a word.
func TestCopyOfEnglish(t *testing.T) {
	copied := english + "extra: {more: More, less: Less}\n"
	files := map[string]string{"en": copied, "de": copied, "en-gb": copied}
	_, problems := lang.Read([]string{"de", "en-gb"}, hub(files))
	found := fmt.Sprint(problems)
	for _, want := range []string{
		`site/languages/de.yaml:1:18: language "de" is called "English"; write what it calls itself: Deutsch [languages]`,
		"messages say what English says; translate them [languages]",
	} {
		if !strings.Contains(found, want) {
			t.Errorf("found %s, want %s", found, want)
		}
	}
	if len(problems) != 2 {
		t.Errorf("found %d problems, want two:\n%s", len(problems), found)
	}
}

func TestDigest(t *testing.T) {
	base := read(t, "en", map[string]string{"en": english})
	for name, text := range map[string]string{
		"a message":   strings.Replace(english, "Home", "Start", 1),
		"a key":       strings.Replace(english, "home", "start", 1),
		"a form":      strings.Replace(english, "one: ", "two: ", 1),
		"a direction": strings.Replace(english, "ltr", "rtl", 1),
	} {
		if c := read(t, "en", map[string]string{"en": text}); c.Digest() == base.Digest() {
			t.Errorf("%s changed and the digest did not", name)
		}
	}
	if c := read(t, "en", map[string]string{"en": "# a comment\n" + english}); c.Digest() != base.Digest() {
		t.Error("the same words have another digest")
	}
}

func BenchmarkCatalogue(b *testing.B) {
	c := read(b, "en", map[string]string{"en": english})
	day := time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)
	for name, f := range map[string]func(){
		"plain":       func() { c.T("site.home") },
		"placeholder": func() { c.T("site.until", "Date", "noon", "Count", 1) },
		"counted":     func() { c.N("posts", 5, "Topic", "cloud") },
		"date":        func() { c.Date(day) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f()
			}
		})
	}
}
