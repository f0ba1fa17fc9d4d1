package tables_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"

	"github.com/portevoix/portevoix/internal/tables"
)

// show writes parts as [first..last] line:cell|cell
func show(parts []tables.Part) string {
	var b strings.Builder
	for _, p := range parts {
		fmt.Fprintf(&b, "[%s..%s]", p.First, p.Last)
		for _, r := range p.Rows {
			fmt.Fprintf(&b, " %d:%s", r.Line, strings.Join(r.Cells, "|"))
		}
	}
	return b.String()
}

func TestParse(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"commas", "a,b\n1,2\n", "[..] 1:a|b 2:1|2"},
		{"no end of line", "a,b\n1,2", "[..] 1:a|b 2:1|2"},
		{"CRLF", "a,b\r\n1,2\r\n", "[..] 1:a|b 2:1|2"},
		{"CR", "a,b\r1,2\r", "[..] 1:a|b 2:1|2"},
		{"semicolons, and decimal commas", "a;b;c\n1,5;2,5;3,5\n", "[..] 1:a|b|c 2:1,5|2,5|3,5"},
		{"tabs", "a\tb, c\n1\t2\n", "[..] 1:a|b, c 2:1|2"},
		{"separators in quotes do not count", "\"a,b,c\";d\n1;2\n", "[..] 1:a,b,c|d 2:1|2"},
		{"a spreadsheet says its separator", "sep=;\r\na,b;c\r\n1;2\r\n", "[..] 2:a,b|c 3:1|2"},
		{"quotes, and lines within them", "a,b\n\"x \"\"y\"\"\n\n# no comment\",2\n3,4\n",
			"[..] 1:a|b 2:x \"y\"\n\n# no comment|2 5:3|4"},
		{"comments, then an empty line", "# Start date: 20260501\n# End date: 20260531\n\na,b\n1,2\n",
			"[2026-05-01..2026-05-31] 4:a|b 5:1|2"},
		{"comments in French, after a spreadsheet", "\"# Compte : A, B\",,\n# Date de début\u00a0: 20260501,,\n# Date de fin\u202f: 20260531,,\n,,\na,b,c\n",
			"[2026-05-01..2026-05-31] 5:a|b|c"},
		{"a range on one line", "# 20260501-20260507\na\n", "[2026-05-01..2026-05-07] 2:a"},
		{"two ranges are none", "# 20260501-20260507\n# 20260401-20260407\na\n", "[..] 3:a"},
		{"a number is no day", "# Property: 20261399\na\n", "[..] 2:a"},
		{"two tables", "# 20260501-20260507\na\n1\n\n#\n# 20260601-20260607\nb\n2\n",
			"[2026-05-01..2026-05-07] 2:a 3:1[2026-06-01..2026-06-07] 7:b 8:2"},
		{"a row may begin with #", "a,b\n#launch,2\n", "[..] 1:a|b 2:#launch|2"},
		{"an empty line alone ends nothing", "a,b\n1,2\n\n\n3,4\n", "[..] 1:a|b 2:1|2 5:3|4"},
		{"rows of nothing are left out", "a,b\n,\n \t, \n1,2\n", "[..] 1:a|b 4:1|2"},
		{"nothing", "", ""},
		{"only comments", "# a\n# b\n", ""},
	} {
		parts, err := tables.Parse(tables.File{Name: "f.csv", Data: []byte(test.text)})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		if diff := cmp.Diff(test.want, show(parts)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func TestParseEncodings(t *testing.T) {
	const text, want = "libellé;é\nnoël 🎄;2\n", "[..] 1:libellé|é 2:noël 🎄|2"
	for name, data := range map[string][]byte{
		"UTF-8":                    []byte(text),
		"UTF-8 with a mark":        []byte("\ufeff" + text),
		"UTF-16, little end first": wide(t, unicode.LittleEndian, unicode.UseBOM, text),
		"UTF-16, big end first":    wide(t, unicode.BigEndian, unicode.UseBOM, text),
		"without a mark":           wide(t, unicode.LittleEndian, unicode.IgnoreBOM, text),
		"big end, without a mark":  wide(t, unicode.BigEndian, unicode.IgnoreBOM, text),
	} {
		parts, err := tables.Parse(tables.File{Name: "f.csv", Data: data})
		if err != nil || show(parts) != want {
			t.Errorf("%s: %s, %v", name, show(parts), err)
		}
	}
}

func wide(t *testing.T, order unicode.Endianness, mark unicode.BOMPolicy, text string) []byte {
	data, err := unicode.UTF16(order, mark).NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestParseRefuses(t *testing.T) {
	cut := wide(t, unicode.LittleEndian, unicode.UseBOM, "a,b\n")
	for _, test := range []struct{ name, text, want string }{
		{"Latin-1", "a,b\n1,2\ncaf\xe9,3\n", "f.csv:3: found a character that is not UTF-8"},
		{"NUL", "a,b\n1,\x002\n", "f.csv:2: found a character that is not UTF-8"},
		{"half a character", string(cut[:len(cut)-1]), "f.csv:1: the file is cut short"},
		{"quote in a cell", "a,b\n1,2\nx\"y,3\n", "f.csv:3: found a quote inside a cell"},
		{"quote that is not closed", "# c\n\na,b\n1,\"2\n3,4\n", "f.csv:4: found a quote that is not closed"},
		{"text after a quote", "a,b\n1,\"2\" x\n", "f.csv:2: found a quote that is not closed, or"},
		{"huge cell", "a,b\n1," + strings.Repeat("x", 70<<10) + "\n", "f.csv:2: cell 2 has 70 KiB"},
		{"huge row", "a\n" + strings.Repeat(",", 2000) + "x\n", "f.csv:2: found 2001 cells"},
		{"workbook of old", "\xd0\xcf\x11\xe0\xa1\xb1", "f.csv:1: the file is a workbook"},
		{"web page", "\n<!DOCTYPE html><title>Sign in", "f.csv:1: the file is a web page"},
		{"archive", "PK\x03\x04", "f.csv:1: the file is an archive inside another"},
	} {
		_, err := tables.Parse(tables.File{Name: "f.csv", Data: []byte(test.text)})
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

func TestFind(t *testing.T) {
	parts, err := tables.Parse(tables.File{Name: "f.csv", Data: []byte("What this is\n\na,b\n1,2\n")})
	if err != nil {
		t.Fatal(err)
	}
	heading := func(cells []string) bool { return cells[0] == "a" }
	head, below, found := parts[0].Find(heading)
	if !found || head.Line != 3 || len(below) != 1 || below[0].Line != 4 {
		t.Errorf("found %v: %v, %v", found, head, below)
	}
	far := tables.Part{Rows: make([]tables.Row, 0, 20)}
	for range 19 {
		far.Rows = append(far.Rows, tables.Row{Cells: []string{"x"}})
	}
	far.Rows = append(far.Rows, tables.Row{Cells: []string{"a"}})
	if _, _, found := far.Find(heading); found {
		t.Error("a row deep in a table was taken for its heading")
	}
}

// Whatever is in a file, rows stand on lines that it has, in order.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"a,b\n1,2\n", "# 20260501-20260502\n\na;b\n\"x\n\n#y\";2\n", "\xff\xfea\x00,\x00b\x00", "sep=;\na;b",
		"a\n\n# b\nc\n", "\"", "a\r\rb", "\ufeff#\n#\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		parts, err := tables.Parse(tables.File{Name: "f", Data: data})
		if err != nil && !strings.HasPrefix(err.Error(), "f:") {
			t.Fatalf("error without a place: %v", err)
		}
		lines, before := strings.Count(string(data), "\n")+strings.Count(string(data), "\r")+1, 0
		for _, p := range parts {
			for _, row := range p.Rows {
				if row.Line <= before || row.Line > lines {
					t.Fatalf("row on line %d after %d of %d", row.Line, before, lines)
				}
				before = row.Line
			}
		}
	})
}
