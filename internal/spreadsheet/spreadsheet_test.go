package spreadsheet

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"strings"
	"testing"
)

func TestWrite(t *testing.T) {
	rows := [][]string{{"name", "visits"}, {"one; \"two\"\nthree", "12"}, {"=SUM(A1)", ""}}
	for _, delimiter := range []rune{',', ';', '\t'} {
		var b bytes.Buffer
		if err := Write(&b, delimiter, rows); err != nil {
			t.Fatal(err)
		}
		file, found := strings.CutPrefix(b.String(), "\uFEFF")
		if !found {
			t.Error("there is no byte-order mark: Excel would not see UTF-8")
		}
		reader := csv.NewReader(strings.NewReader(file))
		reader.Comma = delimiter
		got, err := reader.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if want := [][]string{rows[0], rows[1], {"'=SUM(A1)", ""}}; !reflect.DeepEqual(got, want) {
			t.Errorf("read back it is %q, want %q", got, want)
		}
	}
}

func TestNoCellRuns(t *testing.T) {
	for _, cell := range []string{
		"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\x00=1", "\x0b=1",
		"＝1", "＋1", "－1", "＠SUM(A1)",
		" =1", `"=1`, `'=1`, `" '=1`, "\u00a0=1", "\u202f=1", "\uFEFF=1", "\u200b=1", "\u202e=1", "- a point of a list",
	} {
		if got := harmless(cell); got != "'"+cell {
			t.Errorf("%q became %q", cell, got)
		}
	}
	for _, cell := range []string{
		"", "Words", "1+1", "« =1 »", "#Cloud", "https://example.org/=", "3 % de plus", "٣", "\xff",
	} {
		if got := harmless(cell); got != cell {
			t.Errorf("%q became %q", cell, got)
		}
	}
}
