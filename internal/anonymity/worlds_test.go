package anonymity

import (
	"fmt"
	"strings"
	"testing"
)

// An attacker who knows the rule goes through all tables that there could be, releases
// each, and keeps those that give what is seen. For every hidden number at least two are
// left, unless the total is too small for anything to be shown.
func TestRuleGivesNothingAway(t *testing.T) {
	for _, test := range []struct {
		name       string
		groups     int
		least, sum int64
		people     func(value int64) (from, to int64)
	}{
		{"answers", 3, 4, 30, asMany},
		{"answers", 4, 4, 30, asMany},
		{"answers", 5, 3, 20, asMany},
		{"visits", 2, 3, 12, atMost},
		{"visits", 3, 3, 12, atMost},
		{"visits", 4, 3, 10, atMost},
		{"leads", 3, 3, 10, any5},
	} {
		t.Run(fmt.Sprintf("%s, %d groups", test.name, test.groups), func(t *testing.T) {
			worlds := worlds{}
			walk(make([]Cell, 0, test.groups), test.groups, test.sum, test.people, func(cells []Cell) {
				if total(cells) >= test.least {
					worlds.add(observed(cells, test.least), cells)
				}
			})
			worlds.leave(t, 2)
		})
	}
}

// An attacker of a table of visits may know besides which groups are small, as most
// colleagues do. Where anything is shown, as many numbers are left as there have to be
// people in a group that is.
func TestWhoIsSmallMayBeKnown(t *testing.T) {
	for groups := 2; groups <= 4; groups++ {
		t.Run(fmt.Sprintf("%d groups", groups), func(t *testing.T) {
			const least = 3
			worlds := worlds{}
			walk(make([]Cell, 0, groups), groups, []int64{12, 14, 16, 14}[groups-1], atMost, func(cells []Cell) {
				seen := observed(cells, least)
				if !strings.Contains(seen, "!") {
					return
				}
				for _, c := range cells {
					seen += fmt.Sprint(" ", c.People < least)
				}
				worlds.add(seen, cells)
			})
			worlds.leave(t, least)
		})
	}
}

// How many people may be behind a value.
func asMany(value int64) (from, to int64) { return value, value }
func atMost(value int64) (from, to int64) { return 0, value }
func any5(int64) (from, to int64)         { return 0, 5 }

// worlds are by what is seen of them: for each group the numbers that it may have.
type worlds map[string][]map[int64]bool

func (w worlds) add(seen string, cells []Cell) {
	if w[seen] == nil {
		w[seen] = make([]map[int64]bool, len(cells))
		for i := range cells {
			w[seen][i] = map[int64]bool{}
		}
	}
	for i, c := range cells {
		w[seen][i][c.Value] = true
	}
}

// leave holds that for each hidden number so many are possible.
func (w worlds) leave(t *testing.T, fewest int) {
	t.Helper()
	t.Logf("%d different releases", len(w))
	for seen, groups := range w {
		for i, numbers := range groups {
			if seen[i] == '?' && len(numbers) < fewest {
				t.Fatalf("%s: group %d can only have %v", seen, i+1, numbers)
			}
		}
	}
}

// observed is what is seen of a table: first a question mark for each hidden number,
// then all that is shown and the total.
func observed(cells []Cell, least int64) string {
	marks, shown := "", ""
	for i, hidden := range hide(cells, least) {
		if hidden {
			marks += "?"
		} else {
			marks, shown = marks+"!", shown+fmt.Sprint(" ", cells[i].Value)
		}
	}
	return fmt.Sprint(marks, shown, " of ", total(cells))
}

// walk visits all tables whose total is no higher than the sum.
func walk(cells []Cell, groups int, sum int64, people func(int64) (int64, int64), visit func([]Cell)) {
	if len(cells) == groups {
		visit(cells)
		return
	}
	for value := range sum + 1 {
		from, to := people(value)
		for n := from; n <= to; n++ {
			walk(append(cells, Cell{People: n, Value: value}), groups, sum-value, people, visit)
		}
	}
}
