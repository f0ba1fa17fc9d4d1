package search_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/portevoix/portevoix/internal/search"
)

// found are the words by which a body is found, in their order.
func found(t *testing.T, body string) []string {
	t.Helper()
	b := search.New()
	b.Next()
	b.Markdown([]byte(body))
	return slices.Sorted(maps.Keys(terms(t, b.Index().Terms)))
}

func TestOnlyWhatIsShownIsFound(t *testing.T) {
	for body, want := range map[string]string{
		"A [link](https://hidden.example/a(b)c \"hidden\") here":       "a here link",
		"![picture](hidden.png) and <https://hidden.example>":          "and picture",
		"See https://www.hidden.example/hidden, now":                   "now see",
		"[^1]: A footnote\n\n[ref]: https://hidden.example 'hidden'\n": "1 a footnote",
		"Some <b>bold</b> words <!-- hidden\n\nhidden --> shown":       "bold shown some word",
		"<div>\nhidden\n</div>\n\nshown":                               "shown",
		"- item\n- <div>hidden\n  hidden\n\nshown":                     "item shown",
		"<script>\nhidden\n\nhidden</script>\n\nshown":                 "shown",
		"a <!-- hidden": "a",
		"R&amp;D, caf&eacute; &copy; &hidden no; R&D":                        "cafe d hidden no r",
		`an \<b\> and 1 < 2 < three`:                                         "1 2 an and b three",
		"A table:\n\n| one | two |\n|---|---|\n| `three` | **four** |\n":     "a four one table three two",
		"[not a link] (shown), [open](shown\n\nshown":                        "a link not open shown",
		"An image of [nothing][], l’*énergie* and `code`":                    "an and code energie image nothing of",
		"ends with a backslash \\":                                           "a backslash end with",
		"Code `<b>` and ``a ` <i>`` and `<hidden>\n<!-- hidden ` -->\n\nx":   "a and b code i x",
		"```html\n<p>text</p>\n```\n<!-- hidden -->\n- ```\n<!-- hidden -->": "html p text",
		"ends with <": "end with",
		strings.Repeat("(", 3) + "[deep](" + strings.Repeat("(", 2000) + "x": "deep x",
	} {
		if got := strings.Join(found(t, body), " "); got != want {
			t.Errorf("%q is found by %q, want %q", body, got, want)
		}
	}
}

// Whatever is written, the index can be read, and its terms are words.
func FuzzMarkdown(f *testing.F) {
	for _, body := range []string{"[a](b", "<!--", "&#", "\\", "http://", "[x]: y", "<pre", "é&eacute;", "\xff<\xff", "ﷺ \"A\""} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		for _, word := range found(t, body) {
			if word == "" || strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
				t.Errorf("%q is found by %q", body, word)
			}
		}
	})
}
