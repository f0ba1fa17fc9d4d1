package content_test

import (
	"strings"
	"testing"
)

const postFile = "content/posts/a.fr.md"

// The library that finds front matter hides, swallows or cuts these; package
// content does not.
func TestFrontMatterIsFound(t *testing.T) {
	tests := []struct{ name, text, body string }{
		{"plain", "---\ntitle: T\n---\nbody\n", "body\n"},
		{"byte-order mark", "\ufeff---\ntitle: T\n---\nbody\n", "body\n"},
		{"CRLF", "---\r\ntitle: T\r\n---\r\nbody\r\n", "body\r\n"},
		{"leading empty lines", "\n\n---\ntitle: T\n---\nbody\n", "body\n"},
		{"no body", "---\ntitle: T\n---", ""},
		{"body with rules", "---\ntitle: T\n---\na\n\n---\n\nb\n", "a\n\n---\n\nb\n"},
		{"dots end nothing", "---\ntitle: T\n---\n...\n", "...\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := onePost(t, test.text, "").Editions[0]
			if e.Title != "T" || string(e.Body) != test.body {
				t.Errorf("title %q, body %q, want T and %q", e.Title, e.Body, test.body)
			}
		})
	}
}

func TestFrontMatterProblems(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"none", "# Hello\n", "1:1: the file has no front matter; begin the file with ---, the keys, and --- again [front-matter]"},
		{"empty file", "", "1:1: the file has no front matter; begin the file with ---, the keys, and --- again [front-matter]"},
		{"not closed", "\n---\ntitle: T\n", "2:1: the front matter is not closed; write --- on a line of its own after the last key [front-matter]"},
		{"TOML", "+++\ntitle = \"T\"\n+++\n", "1:1: the file has no front matter; begin the file with ---, the keys, and --- again [front-matter]"},
		{"JSON", "{\"title\": \"T\"}\n\n", "1:1: the file has no front matter; begin the file with ---, the keys, and --- again [front-matter]"},
		{"---yaml", "---yaml\ntitle: T\n---\n", "1:1: the file has no front matter; begin the file with ---, the keys, and --- again [front-matter]"},
		{"indented --- in a text", "---\ntitle: T\nshare:\n  any:\n    - |\n      one\n      ---\n      two\n---\n",
			`7:1: found "      ---" at the end of the front matter, want ---; write --- without white space around it; inside a text write *** instead [front-matter]`},
		{"white space after ---", "---\ntitle: T\n--- \n",
			`3:1: found "--- " at the end of the front matter, want ---; write --- without white space around it; inside a text write *** instead [front-matter]`},
		{"empty block", "---\n---\nbody\n", "2:1: the title is missing; write title: and a sentence [front-matter]"},
		{"only comments", "---\n# title\n---\n", "2:1: the title is missing; write title: and a sentence [front-matter]"},
		{"title on two lines", "---\ntitle: |\n  a\n  b\n---\n", "2:8: the title is more than one line [front-matter]"},
		{"summary with a control character", "---\ntitle: T\nsummary: \"a\\tb\"\n---\n",
			"3:10: the summary is more than one line [front-matter]"},
		{"not UTF-8", "---\ntitle: T\n---\ncaf\xe9\n", "4:4: the byte 0xe9 is not UTF-8; save the file as UTF-8 [front-matter]"},
		{"not UTF-8 in the front matter", "---\ntitle: caf\xe9\n---\n", "2:11: the byte 0xe9 is not UTF-8; save the file as UTF-8 [front-matter]"},
		{"NUL", "---\ntitle: a\x00\n---\n", "2:9: a control character is not allowed; remove it [front-matter]"},
		{"body too long", "---\ntitle: T\n---\n" + strings.Repeat("x", 64<<10+1),
			"4:1: the body has 65537 bytes, want at most 65536; move part of it to a page of the library [body]"},
		{"file too long", "---\ntitle: T\n---\n" + strings.Repeat("x", 256<<10),
			" the file has 262161 bytes, want at most 262144 [file]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			library, got := problems(map[string]string{postFile: test.text})
			if want := postFile + ":" + test.want + "\n"; got != want {
				t.Errorf("\n got %swant %s", got, want)
			}
			if len(library.Posts) > 0 || len(library.Broken) != 1 {
				t.Errorf("the file was not left out: %v", library.Broken)
			}
		})
	}
}

// Positions are those in the file, whatever stands before the front matter.
func TestFrontMatterPositions(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain", "---\ntitle: T\nkind: x\n---\n", "3:7"},
		{"byte-order mark", "\ufeff---\ntitle: T\nkind: x\n---\n", "3:7"},
		{"CRLF", "---\r\ntitle: T\r\nkind: x\r\n---\r\n", "3:7"},
		{"leading empty lines", "\n\n---\ntitle: T\nkind: x\n---\n", "5:7"},
		{"multi-byte characters", "---\n{title: été, kind: x}\n---\n", "2:22"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, got := problems(map[string]string{postFile: test.text})
			want := postFile + ":" + test.want + `: unknown value "x"; want one of company, event, industry, job, people [front-matter]` + "\n"
			if got != want {
				t.Errorf("\n got %swant %s", got, want)
			}
		})
	}
}
