package anonymity

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// releasing is how a build releases a table; the tests attack bad ones too.
type releasing func(before []Released, t Table) ([]Released, error)

// A moment is what everybody can see after a build: the file of releases, and the exact
// total of each month's table as it is by then.
type moment struct {
	file   []Released
	totals map[string]int64
}

// In thousands of random histories, with late data, new teams and teams that go, no
// hidden number is ever known better than to the least that is allowed.
func TestNothingIsWorkedOut(t *testing.T) {
	hidden := 0
	for seed := range uint64(4000) {
		least := int64(2 + seed%5)
		worst, found := attack(t, history(t, seed, least, Release), least)
		if hidden += found; worst < least {
			t.Fatalf("history %d: a hidden number is known to %d, want %d", seed, worst, least)
		}
	}
	if t.Logf("%d numbers are hidden", hidden); hidden < 10_000 {
		t.Errorf("only %d numbers were hidden: the histories are too tame", hidden)
	}
}

// The attack is worth something: it breaks releases that hide only small groups, and
// those that follow late data.
func TestAttackBreaksWeakReleases(t *testing.T) {
	for name, weak := range map[string]releasing{
		"only small groups are hidden": func(before []Released, t Table) ([]Released, error) {
			after, err := Release(before, t)
			if len(after) > len(before) {
				showLarge(after[len(after)-1], t)
			}
			return after, err
		},
		"late data are followed": func(before []Released, t Table) ([]Released, error) {
			others := slices.DeleteFunc(slices.Clone(before), func(r Released) bool { return r.Month == t.Month })
			return Release(others, t)
		},
	} {
		t.Run(name, func(t *testing.T) {
			const least = 5
			broken := 0
			for seed := range uint64(200) {
				if worst, _ := attack(t, history(t, seed, least, weak), least); worst < least {
					broken++
				}
			}
			if t.Logf("%d of 200 histories are broken", broken); broken < 20 {
				t.Errorf("only %d of 200 histories are broken", broken)
			}
		})
	}
}

// showLarge undoes what hides more than the small groups.
func showLarge(r Released, t Table) {
	for i, n := range r.Numbers {
		at := slices.IndexFunc(t.Cells, func(c Cell) bool { return c.Group == n.Group })
		if value := t.Cells[at].Value; t.Cells[at].People >= t.Least {
			r.Numbers[i].Value = &value
		}
	}
}

// attack bounds every hidden number from all that could ever be seen. It gives the width
// of the narrowest interval, and how many numbers are hidden. Tables of which nothing is
// shown since their total is below the least don't count.
func attack(t *testing.T, seen []moment, least int64) (narrowest int64, hidden int) {
	t.Helper()
	narrowest = 1 << 30
	for _, r := range seen[len(seen)-1].file {
		s, releases := knowledge(seen, r.Month)
		for _, release := range releases {
			if release.total < least && !slices.ContainsFunc(release.numbers, func(n Number) bool { return n.Value != nil }) {
				continue
			}
			for i, n := range release.numbers {
				if n.Value == nil {
					low, high := s.bounds(t, release.unknowns[i])
					hidden, narrowest = hidden+1, min(narrowest, high-low)
				}
			}
		}
	}
	return narrowest, hidden
}

// A showing is a release as it stood in some of the files, and the unknowns that are its
// numbers.
type showing struct {
	numbers  []Number
	total    int64
	unknowns []int
}

// knowledge is what all moments say of a month: the true numbers at each moment add up
// to the total of then, late data only add to them, and what is shown was true when it
// was first shown.
func knowledge(seen []moment, month string) (s *system, showings []showing) {
	s = &system{}
	var before []int
	for _, m := range seen {
		at := slices.IndexFunc(m.file, func(r Released) bool { return r.Month == month })
		if at < 0 {
			continue
		}
		numbers, now, sum := m.file[at].Numbers, []int{}, map[int]float64{}
		for i := range numbers {
			u := s.unknown()
			now, sum[u] = append(now, u), 1
			if before != nil {
				s.know(0, map[int]float64{u: 1, before[i]: -1, s.unknown(): -1})
			}
		}
		s.know(float64(m.totals[month]), sum)
		if len(showings) == 0 || fmt.Sprint(shown(showings[len(showings)-1].numbers)) != fmt.Sprint(shown(numbers)) {
			showings = append(showings, showing{numbers, m.totals[month], now})
			for i, n := range numbers {
				if n.Value != nil {
					s.know(float64(*n.Value), map[int]float64{now[i]: 1})
				}
			}
		}
		before = now
	}
	return s, showings
}

func shown(numbers []Number) (list []string) {
	for _, n := range numbers {
		text := n.Group + " hidden"
		if n.Value != nil {
			text = fmt.Sprint(n.Group, *n.Value)
		}
		list = append(list, text)
	}
	return list
}

// history is what can be seen of some months in which teams come and go, at each of them
// and once more at the end. Every month late data come in for the months before.
func history(t *testing.T, seed uint64, least int64, release releasing) (seen []moment) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	var tables []Table
	var file []Released
	teams := []string{"a", "b", "c", "d", "e", "f"}
	r.Shuffle(len(teams), func(i, j int) { teams[i], teams[j] = teams[j], teams[i] })
	months := 1 + r.IntN(3)
	for month := range months + 1 {
		for _, old := range tables {
			late(r, old.Cells, least)
		}
		if month < months {
			groups := slices.Clone(teams[r.IntN(2) : 3+r.IntN(4)])
			tables = append(tables, Table{
				Month: fmt.Sprintf("2026-%02d", month+1), By: "team", Measure: "visits", Least: least,
				Groups: groups, Cells: counted(r, groups, least),
			})
		}
		m := moment{totals: map[string]int64{}}
		for _, table := range tables {
			var err error
			if file, err = release(file, table); err != nil {
				t.Fatal(err)
			}
			m.totals[table.Month] = total(table.Cells)
		}
		m.file = file
		seen = append(seen, m)
	}
	return seen
}

// counted are cells of teams of all sizes; a few people may bring many visits, and
// many none.
func counted(r *rand.Rand, groups []string, least int64) (cells []Cell) {
	for _, group := range groups {
		people := r.Int64N(3 * least)
		cells = append(cells, Cell{group, people, r.Int64N(1 + people*r.Int64N(4))})
	}
	return cells
}

// late adds what comes in after the end of a month.
func late(r *rand.Rand, cells []Cell, least int64) {
	for i := range cells {
		if r.IntN(3) == 0 {
			cells[i].People += r.Int64N(least)
			cells[i].Value += r.Int64N(4)
		}
	}
}

func total(cells []Cell) (sum int64) {
	for _, c := range cells {
		sum += c.Value
	}
	return sum
}
