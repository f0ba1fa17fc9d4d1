package anonymity

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestHide(t *testing.T) {
	for _, test := range []struct {
		name  string
		cells []Cell
		want  string // of each group: its number, or a question mark
	}{
		{"all are large", []Cell{{"a", 5, 9}, {"b", 6, 8}}, "9 8"},
		{"one is small: the next is hidden too", []Cell{{"a", 4, 9}, {"b", 5, 20}, {"c", 6, 8}}, "? ? 8"},
		{"small are few people, not few visits", []Cell{{"a", 1, 900}, {"b", 9, 90}, {"c", 20, 30}}, "? ? 30"},
		{"nobody took part: that is hidden too", []Cell{{"a", 0, 0}, {"b", 9, 90}, {"c", 20, 30}}, "? ? 30"},
		{"two are small: the next all the same", []Cell{{"a", 4, 9}, {"b", 3, 9}, {"c", 9, 50}, {"d", 10, 5}}, "? ? ? 5"},
		{"equal ones are hidden together", []Cell{{"a", 4, 9}, {"b", 5, 20}, {"c", 5, 20}, {"d", 5, 21}}, "? ? ? 21"},
		{"hidden ones that are too few", []Cell{{"a", 1, 1}, {"b", 5, 6}, {"c", 6, 30}, {"d", 7, 9}}, "? ? ? 9"},
		{"all are small", []Cell{{"a", 4, 90}, {"b", 4, 95}}, "? ?"},
		{"nothing", nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for i, hidden := range hide(test.cells, 5) {
				text := fmt.Sprint(test.cells[i].Value)
				if hidden {
					text = "?"
				}
				got = append(got, text)
			}
			if text := strings.Join(got, " "); text != test.want {
				t.Errorf("got %s, want %s", text, test.want)
			}
		})
	}
}

// october is a table in which the board is small.
func october() Table {
	return Table{
		Month: "2026-10", By: "team", Measure: "visits", Least: 5,
		Groups: []string{"sales", "board", "support", "care"},
		Cells:  []Cell{{"sales", 12, 140}, {"board", 3, 40}, {"care", 8, 61}, {"sales-a2c4e", 1, 17}},
	}
}

// A team of which nothing was counted is there, and the code of a person is not.
func TestRelease(t *testing.T) {
	got, err := Release(nil, october())
	if err != nil || len(got) != 1 {
		t.Fatal(got, err)
	}
	if text := strings.Join(shown(got[0].Numbers), ", "); text != "board hidden, care hidden, sales140, support hidden" {
		t.Errorf("got %s", text)
	}
}

// What was released of a month stays, also when late data make a group large, a team is
// new, and settings are looser; another month is put in its place.
func TestReleasesStay(t *testing.T) {
	before, err := Release(nil, october())
	if err != nil {
		t.Fatal(err)
	}
	later := october()
	later.Cells[1].People, later.Least, later.Measure = 50, 2, "leads"
	later.Groups = append(later.Groups, "legal")
	if got, err := Release(before, later); err != nil || !reflect.DeepEqual(got, before) {
		t.Errorf("October is released again as %v, %v", got, err)
	}
	september := october()
	september.Month = "2026-09"
	both, err := Release(before, september)
	if err != nil || len(both) != 2 || both[0].Month != "2026-09" || !reflect.DeepEqual(both[1], before[0]) {
		t.Errorf("got %v, %v", both, err)
	}
}

// The order in which cells and groups are given makes no difference.
func TestOrderMakesNoDifference(t *testing.T) {
	a, err := Release(nil, october())
	if err != nil {
		t.Fatal(err)
	}
	other := october()
	slices.Reverse(other.Cells)
	slices.Reverse(other.Groups)
	if b, err := Release(nil, other); err != nil || !reflect.DeepEqual(a, b) {
		t.Errorf("got %v, %v", b, err)
	}
}

func TestRefused(t *testing.T) {
	for want, change := range map[string]func(*Table){
		"found month":                 func(t *Table) { t.Month = "2026-13" },
		"found numbers of 1 people":   func(t *Table) { t.Least = 1 },
		`found two numbers of "care"`: func(t *Table) { t.Cells = append(t.Cells, Cell{"care", 1, 1}) },
		"found -1 of 3 people":        func(t *Table) { t.Cells[1].Value = -1 },
		"found a group twice":         func(t *Table) { t.Groups = append(t.Groups, "care") },
	} {
		table := october()
		change(&table)
		if _, err := Release(nil, table); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got error %v, want one with %q", err, want)
		}
	}
}
