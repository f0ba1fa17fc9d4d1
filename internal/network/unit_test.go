package network

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A row is a text and what another program counts for it: testdata/README.md.
type row struct {
	Unit  Unit // of units.json
	Text  string
	Count int
	Newer string
	Here  int
}

func oracle(t *testing.T, name string) []row {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	if len(rows) == 0 {
		t.Fatalf("%s is empty", name)
	}
	return rows
}

func TestGraphemesAgreeWithBrowsers(t *testing.T) {
	for _, row := range oracle(t, "grapheme_oracle.json") {
		if got := UnitGrapheme.Count(row.Text); got != row.Count {
			t.Errorf("%+q counts %d, want %d", row.Text, got, row.Count)
		}
	}
}

func TestBlueskyAgreesWithBrowsers(t *testing.T) {
	for _, row := range oracle(t, "bluesky_oracle.json") {
		if got := UnitBluesky.Count(row.Text); got != row.Count {
			t.Errorf("%+q counts %d, want %d", row.Text, got, row.Count)
		}
	}
}

// The browser's scripts count the same cases.
func TestUnits(t *testing.T) {
	for _, row := range oracle(t, "units.json") {
		if got := row.Unit.Count(row.Text); got != row.Count {
			t.Errorf("%s: %+q counts %d, want %d", row.Unit, row.Text, got, row.Count)
		}
	}
}

func TestUnitsOfWhatIsOutOfPlace(t *testing.T) {
	if got := UnitUTF16.Count("a\xffb"); got != 3 {
		t.Errorf("a byte that is no text counts %d, want 3", got)
	}
	if got := Unit("nonsense").Count("👨‍👩‍👧‍👦"); got != 1 {
		t.Errorf("an unknown unit counts %d, want 1", got)
	}
}

func TestUnitValid(t *testing.T) {
	for _, u := range units {
		if !u.name.Valid() {
			t.Errorf("%q is not valid", u.name)
		}
	}
	for _, u := range []Unit{"", "X", "bytes"} {
		if u.Valid() {
			t.Errorf("%q is valid", u)
		}
	}
}

// Long texts made to be read again and again take no longer than others: each
// would run for minutes if counting were quadratic.
func TestCountIsLinear(t *testing.T) {
	for _, part := range []string{
		"a.", "a_", "_.", "é.", "中", "中.", "a.com.", "@a.com", "@", "(", "a.com/(", "https://", "https://a.com.",
		"😀", "\u200D", "🇫", "xn--", ".xn--", "http", "e\u0301",
	} {
		text := strings.Repeat(part, 100_000/len(part))
		for _, affix := range []string{text, "a" + text + ".com", "@" + text + "_x.com", "https://" + text + "/"} {
			for _, u := range units {
				if u.name.Count(affix) == 0 {
					t.Errorf("%s: %q repeated counts nothing", u.name, part)
				}
			}
		}
	}
}
