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

func TestUnits(t *testing.T) {
	tests := []struct {
		unit Unit
		text string
		want int
	}{
		{UnitMastodon, "https://example.com/a/very/long/path?with=a&query", 23},
		{UnitMastodon, "see http://a.org and https://b.org/x.", 4 + 23 + 5 + 23 + 1},
		{UnitMastodon, "example.com has no protocol", 27},
		{UnitMastodon, "ftp://example.com/file", 22},
		{UnitMastodon, "hello @user@mastodon.example!", 12},
		{UnitMastodon, "@a@b.example and @c@d.example", 9},
		{UnitMastodon, "write to a@b.example or c@d.example", 35},
		{UnitMastodon, "https://b.org/@user@c.example", 23},
		{UnitMastodon, "👨‍👩‍👧‍👦 é क्ष", 5},
		{UnitThreads, "plain", 5},
		{UnitThreads, "é日e\u0301", 4},
		{UnitThreads, "😀", 4},
		{UnitThreads, "👨‍👩‍👧‍👦", 25},
		{UnitThreads, "🇫🇷 ❤️ 1️⃣", 8 + 1 + 6 + 1 + 7},
		{UnitThreads, "© ® 1 ❤", 7},
		{UnitThreads, "👍🏿", 8},
		{UnitUTF16, "é日😀\r\n", 6},
		{UnitUTF16, "a\xffb", 3},
		{UnitGrapheme, "👨‍👩‍👧‍👦\r\ne\u0301", 3},
		{"nonsense", "👨‍👩‍👧‍👦", 1},
	}
	for _, test := range tests {
		if got := test.unit.Count(test.text); got != test.want {
			t.Errorf("%s: %q counts %d, want %d", test.unit, test.text, got, test.want)
		}
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
