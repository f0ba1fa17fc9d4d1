package tables_test

import (
	"errors"
	"strconv"
	"testing"

	"github.com/portevoix/portevoix/internal/tables"
)

func TestWhole(t *testing.T) {
	for cell, want := range map[string]int64{
		"0": 0, "1234": 1234, " 12 ": 12, "007": 7,
		"1,234": 1234, "1,234,567": 1234567, "1,234.00": 1234,
		"1 234": 1234, "1\u00a0234": 1234, "1\u202f234\u202f567": 1234567, "1\u2009234,0": 1234,
		"1'234": 1234, "1’234’567": 1234567,
		"1000000000000000": 1e15, "12.0": 12, "12,00": 12, "0.000000": 0, "1.234.567": 1234567,
	} {
		if got, err := tables.Whole(cell); err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", cell, got, err, want)
		}
	}
	for _, cell := range []string{
		"", "-", "-1", "+1", "1.5", "1,5", "1 23", "12 3456", "1,23,456", "1 234,567.8", "1e3", "0x10", "12%", "<5", "=1+1",
		"1.2K", "٣", "99999999999999999999", "1000000000000001", "1,234 567", "0,234", ".0", "1..0", "1,0,0",
	} {
		if got, err := tables.Whole(cell); !errors.Is(err, tables.ErrNotWhole) {
			t.Errorf("%q: %d, %v", cell, got, err)
		}
	}
	if _, err := tables.Whole("1.234"); !errors.Is(err, tables.ErrAmbiguous) {
		t.Errorf("1.234 is a thousand in German and one in English: %v", err)
	}
}

// What is written plainly is read as it is, and nothing else is made up.
func FuzzWhole(f *testing.F) {
	for _, seed := range []string{"0", "1,234", "1 234,00", "1.234.567", "-1", "1e9"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		n, err := tables.Whole(cell)
		if plain, wrong := strconv.ParseUint(cell, 10, 63); wrong == nil && plain <= 1e15 && (err != nil || n != int64(plain)) {
			t.Errorf("%q: %d, %v", cell, n, err)
		}
		if n < 0 {
			t.Errorf("%q: %d", cell, n)
		}
	})
}

func TestDay(t *testing.T) {
	for _, test := range []struct{ cell, layout, want string }{
		{"2026-07-01", "YYYY-MM-DD", "2026-07-01"},
		{" 2026-07-01 23:59:59 ", "YYYY-MM-DD", "2026-07-01"},
		{"2026-07-01T23:59:59Z", "YYYY-MM-DD", "2026-07-01"},
		{"20260701", "YYYYMMDD", "2026-07-01"},
		{"31/1/2026", "DD/MM/YYYY", "2026-01-31"},
		{"1/31/2026", "MM/DD/YYYY", "2026-01-31"},
		{"01.02.2026", "DD.MM.YYYY", "2026-02-01"},
		{"01-02-2026", "DD-MM-YYYY", "2026-02-01"},
		{"2026/2/1", "YYYY/MM/DD", "2026-02-01"},
		{"202607", "YYYYMMDD", ""},
		{"31/1/2026", "MM/DD/YYYY", ""},
		{"2026-02-30", "YYYY-MM-DD", ""},
		{"0000-01-01", "YYYY-MM-DD", ""},
		{"", "YYYY-MM-DD", ""},
		{"2026-07-01", "something else", ""},
	} {
		if got, err := tables.Day(test.cell, test.layout); got != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%q as %s: %q, %v", test.cell, test.layout, got, err)
		}
	}
	for _, layout := range tables.Layouts {
		if _, err := tables.Day("", layout); err == nil {
			t.Errorf("%s reads nothing", layout)
		}
	}
}
