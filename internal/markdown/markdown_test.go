package markdown

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

func TestVisible(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"words", "Come & see,\n100 % – café", "Come & see,\n100 % – café"},
		{"control", "a\x1b[31m\r\tb\x00", `a\x1b[31m\r\tb\x00`},
		{"turned", "safe\u202etxt.exe", `safe\u202etxt.exe`},
		{"isolated", "\u2066a\u2069", `\u2066a\u2069`},
		{"lines", "a\u2028b\u2029", `a\u2028b\u2029`},
		{"no width", "un\u200bsafe\ufeff\u2060", `un\u200bsafe\ufeff\u2060`},
		{"soft hyphen", "ex\u00adample", `ex\u00adample`},
		{"filler", "a\u3164b\u115f", `a\u3164b\u115f`},
		{"joiner in a Latin word", "un\u200dsafe\u200c", `un\u200dsafe\u200c`},
		{"joined emoji", "👩\u200d💻 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3", "👩\u200d💻 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3"},
		{"message in an emoji", "😀\ufe01\ufe02", "😀\ufe01" + `\ufe02`},
		{"message in tags", "🏴\U000e0067", `🏴\U000e0067`},
		{"Persian", "می\u200cروم", "می\u200cروم"},
		{"Hindi", "क्\u200dष", "क्\u200dष"},
		{"marks in Arabic", "\u200fPortevoix مشروع\n\u200e#Cloud", "\u200fPortevoix مشروع\n\u200e#Cloud"},
		{"marks in English", "\u200fPortevoix", `\u200fPortevoix`},
		{"turned Arabic", "مشروع\u202e", "مشروع" + `\u202e`},
		{"Arabic number sign", "\u0601 12", "\u0601 12"},
		{"no UTF-8", "a\xffb", "a\ufffdb"},
	} {
		if got := Visible(test.text); got != test.want {
			t.Errorf("%s: %q is shown as %q, want %q", test.name, test.text, got, test.want)
		}
	}
}

func TestCode(t *testing.T) {
	for words, want := range map[string]string{
		"words":   "`words`",
		"":        "` `",
		"   ":     "` `",
		" a ":     "`  a  `",
		"a`b``":   "``` a`b`` ```",
		"two\nup": "`two\\nup`",
	} {
		if got := Code(words); got != want {
			t.Errorf("Code(%q) = %q, want %q", words, got, want)
		}
	}
	if got, want := Cell(`a|b\|`), "`a`&#124;`b\\`&#124;"; got != want {
		t.Errorf("Cell = %q, want %q", got, want)
	}
	if got, want := Block("text", "```\n@all\n"), "````text\n```\n@all\n````\n"; got != want {
		t.Errorf("Block = %q, want %q", got, want)
	}
}

// Whatever the words are, a reader of Markdown finds them in code and nowhere else, and
// no cell of a table more than there was.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"words", "@everyone", "```\n@all\n```", "`````", `a|b\|c\\|`, "</code><img src=x>",
		"\n\n# Heading", "~~~\n@x", "`", "``` `", "\u202etxet", "\r\n---\r\n", "[x](javascript:y)", " ", "<!--", "#123 GH-1 www.example.org",
		"&#124;", "|`|`|", "\\`|", " `a` "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if len(words) > 2000 {
			return // a reader of Markdown takes long for long lines
		}
		row := Row(Cell(words), Cell(words))
		if strings.Count(row, "|") != 3 {
			t.Errorf("the row %q has more than two cells for some readers", row)
		}
		source := []byte("## Ours: " + Code(words) + "\n\n" + Head("ours", "ours") + row + "\n" + Block("text", words))
		reader := goldmark.New(goldmark.WithExtensions(extension.GFM))
		cells := 0
		document := reader.Parser().Parse(text.NewReader(source))
		err := ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			switch n.Kind() {
			case ast.KindCodeSpan, ast.KindFencedCodeBlock:
				return ast.WalkSkipChildren, nil
			case extensionast.KindTableCell:
				if entering {
					cells++
				}
			case ast.KindText:
				said := string(n.(*ast.Text).Segment.Value(source))
				if said = strings.ReplaceAll(said, "&#124;", ""); !strings.Contains("Ours: ours ", said) {
					t.Errorf("%q stands outside code", said)
				}
			case ast.KindDocument, ast.KindHeading,
				extensionast.KindTable, extensionast.KindTableHeader, extensionast.KindTableRow:
			default:
				t.Errorf("the words became a %s", n.Kind())
			}
			return ast.WalkContinue, nil
		})
		if err != nil || cells != 4 {
			t.Errorf("%d cells of 4, %v, in\n%s", cells, err, source)
		}
	})
}
