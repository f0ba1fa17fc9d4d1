// Package anonymity releases tables about people so that nobody learns what a few of
// them did.
//
// A table has one number per group, such as the visits that each team brought in a
// month. Which groups there are is settled before anything is counted, so that a missing
// line says nothing. A release hides numbers, the groups of fewest people first:
//
//   - each group of fewer people than the least that is allowed;
//   - where there is one, the next group too, so that a hidden number is not what is
//     missing from the total, and any group that equals it;
//   - the next, until the hidden numbers add up to so much that those of small groups
//     may be anything from 0 to the least, although each other group has at least that.
//
// What was released stays as it was, whatever comes in late, and whatever becomes of
// settings and groups: the difference of two releases would tell who came between. No
// table crosses two others, and there is one a month: who knows the leads of a group
// knows that it has as many visits. How many people a number is of is never released,
// and what was counted of no group of the table, such as a person's code, is left out.
//
// # What that guards against
//
// The attacker has every release there ever was, every other file of the hub at every
// time, and from them the exact total of the table, though it isn't released: visits of
// a post are public, and perhaps everybody's link named a team. Then:
//
//   - By sums and differences of all that is published, each hidden number may be
//     anything in an interval as wide as the least allowed, or wider.
//   - Who knows the rule above too, and that one visit or more was counted of each
//     person, or one answer, finds at least two numbers that each hidden group may have.
//   - Who knows besides which groups are small finds as many possible visits of each
//     hidden group as the least allowed, if anything of the table is shown.
//
// Three things no release can help. Where nothing is shown, a number still is no higher
// than the total. A table of one group is hidden or shown, but its number is the total.
// And who knows all hidden numbers but one knows the last.
package anonymity

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A Table is counted and not released.
type Table struct {
	Month   string   // 2026-10; it is over, and nothing more is expected of it
	By      string   // what its groups are: team, or the id of a poll
	Measure string   // what was counted; there is no second table of another measure
	Least   int64    // people of whom a number may be shown, 2 or more
	Groups  []string // all that there are, seen or not
	Cells   []Cell   // those of no group of the table are left out; a group without one has 0 of 0 people
}

// A Cell is what was counted of a group.
type Cell struct {
	Group  string
	People int64 // of whom it is known that they are different ones
	Value  int64
}

// A Released table may be read by everybody.
type Released struct {
	Month   string   `json:"month"`
	By      string   `json:"by"`
	Measure string   `json:"measure"`
	Numbers []Number `json:"numbers"` // a group each, by name
}

// A Number is of a group.
type Number struct {
	Group string `json:"group"`
	Value *int64 `json:"value"` // nil: hidden
}

// Release adds a table to what was released before. One of that month by the same groups
// stays as it is, whatever its numbers would be now. What was given isn't changed.
func Release(before []Released, t Table) ([]Released, error) {
	if err := t.check(); err != nil {
		return nil, fmt.Errorf("release %s by %s of %s: %w", t.Measure, t.By, t.Month, err)
	}
	released := Released{Month: t.Month, By: t.By, Measure: t.Measure}
	at, found := slices.BinarySearchFunc(before, released, inOrder)
	if found {
		return before, nil
	}
	cells := t.cells()
	hidden := hide(cells, t.Least)
	for i, c := range cells {
		number := Number{Group: c.Group}
		if !hidden[i] {
			number.Value = &c.Value
		}
		released.Numbers = append(released.Numbers, number)
	}
	return slices.Insert(slices.Clone(before), at, released), nil
}

// inOrder puts releases in the order of the file.
func inOrder(a, b Released) int {
	return slices.Compare([]string{a.Month, a.By}, []string{b.Month, b.By})
}

// cells has one cell for each group, in the order of their names.
func (t Table) cells() []Cell {
	cells := make([]Cell, 0, len(t.Groups))
	for _, group := range slices.Sorted(slices.Values(t.Groups)) {
		cell := Cell{Group: group}
		if i := slices.IndexFunc(t.Cells, func(c Cell) bool { return c.Group == group }); i >= 0 {
			cell = t.Cells[i]
		}
		cells = append(cells, cell)
	}
	return cells
}

func (t Table) check() error {
	if _, err := time.Parse("2006-01", t.Month); err != nil {
		return fmt.Errorf("found month %q, want one like 2026-10", t.Month)
	}
	if t.Least < 2 {
		return fmt.Errorf("found numbers of %d people shown, want at least 2", t.Least)
	}
	seen := map[string]bool{}
	for _, c := range t.Cells {
		if seen[c.Group] {
			return fmt.Errorf("found two numbers of %q, want one", c.Group)
		}
		if seen[c.Group] = true; c.People < 0 || c.Value < 0 {
			return fmt.Errorf("found %d of %d people for %q, want counts", c.Value, c.People, c.Group)
		}
	}
	if groups := slices.Sorted(slices.Values(t.Groups)); len(slices.Compact(groups)) < len(t.Groups) {
		return fmt.Errorf("found a group twice in %s, want each once", strings.Join(t.Groups, ", "))
	}
	return nil
}
