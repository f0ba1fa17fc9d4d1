package anonymity

import (
	"math"
	"slices"
	"testing"
)

// A system is what an attacker knows: sums of numbers that are 0 or higher.
type system struct {
	unknowns int
	rows     [][]float64 // a row: a factor for each unknown, and what it all adds up to
}

// unknown adds a number.
func (s *system) unknown() int {
	s.unknowns++
	return s.unknowns - 1
}

// know adds that some numbers, each times a factor, add up to a sum.
func (s *system) know(sum float64, factors map[int]float64) {
	row := make([]float64, 1000)
	for unknown, factor := range factors {
		row[unknown] = factor
	}
	row[999] = sum
	s.rows = append(s.rows, row)
}

// bounds is the interval in which a number is, which is whole: the sums are such that
// the simplex method finds whole ones. (Dantzig 1963, with Bland's rule, 1977.)
func (s *system) bounds(t *testing.T, unknown int) (low, high int64) {
	t.Helper()
	up, down := make([]float64, s.unknowns), make([]float64, s.unknowns)
	up[unknown], down[unknown] = 1, -1
	return int64(math.Round(-s.most(t, down))), int64(math.Round(s.most(t, up)))
}

// most is the highest that a sum of the unknowns can be.
func (s *system) most(t *testing.T, goal []float64) float64 {
	t.Helper()
	n, m := s.unknowns, len(s.rows)
	wide := n + m // and one helper for each row, which has to become 0
	base := make([]int, m)
	rows := make([][]float64, m)
	for i, row := range s.rows {
		rows[i] = make([]float64, wide+1)
		copy(rows[i], row[:n])
		rows[i][wide] = row[999]
		if row[999] < 0 {
			for j := range rows[i] {
				rows[i][j] = -rows[i][j]
			}
		}
		base[i], rows[i][n+i] = n+i, 1
	}
	helpers := make([]float64, wide+1)
	for j := n; j < wide; j++ {
		helpers[j] = -1
	}
	if left := climb(t, rows, base, helpers, wide); left < -1e-6 {
		t.Fatalf("what is published contradicts itself by %v", -left)
	}
	rows, base = withoutHelpers(rows, base, n)
	return climb(t, rows, base, append(slices.Clone(goal), make([]float64, m+1)...), n)
}

// withoutHelpers takes the helpers, which are 0 by now, out of the base. A row in which
// nothing else is says nothing.
func withoutHelpers(rows [][]float64, base []int, n int) (left [][]float64, of []int) {
	for i := range rows {
		if base[i] >= n {
			if j := slices.IndexFunc(rows[i][:n], func(x float64) bool { return math.Abs(x) > 1e-7 }); j >= 0 {
				pivot(rows, i, j)
				base[i] = j
			}
		}
	}
	for i, row := range rows {
		if base[i] < n {
			left, of = append(left, row), append(of, base[i])
		}
	}
	return left, of
}

// climb pivots until no column of the first may raise the goal, and gives the goal.
func climb(t *testing.T, rows [][]float64, base []int, goal []float64, columns int) float64 {
	t.Helper()
	end := len(goal) - 1
	for range 10_000 {
		enter, worth := -1, 0.0
		for j := 0; j < columns && enter < 0; j++ {
			worth = goal[j]
			for i, row := range rows {
				worth -= goal[base[i]] * row[j]
			}
			if worth > 1e-7 {
				enter = j
			}
		}
		if enter < 0 {
			sum := 0.0
			for i, row := range rows {
				sum += goal[base[i]] * row[end]
			}
			return sum
		}
		leave := leaving(rows, base, enter, end)
		if leave < 0 {
			return math.Inf(1)
		}
		pivot(rows, leave, enter)
		base[leave] = enter
	}
	t.Fatal("the simplex method doesn't end")
	return 0
}

func leaving(rows [][]float64, base []int, enter, end int) int {
	leave, least := -1, math.Inf(1)
	for i, row := range rows {
		if row[enter] < 1e-7 {
			continue
		}
		ratio := row[end] / row[enter]
		if ratio < least-1e-9 || ratio < least+1e-9 && base[i] < base[leave] {
			leave, least = i, ratio
		}
	}
	return leave
}

func pivot(rows [][]float64, leave, enter int) {
	by := rows[leave][enter]
	for j := range rows[leave] {
		rows[leave][j] /= by
	}
	for i, row := range rows {
		if factor := row[enter]; i != leave && factor != 0 {
			for j := range row {
				row[j] -= factor * rows[leave][j]
			}
		}
	}
}

// Two numbers that add up to 10, one of them at most 3.
func TestBounds(t *testing.T) {
	var s system
	a, b, rest := s.unknown(), s.unknown(), s.unknown()
	s.know(10, map[int]float64{a: 1, b: 1})
	s.know(3, map[int]float64{a: 1, rest: 1})
	if low, high := s.bounds(t, a); low != 0 || high != 3 {
		t.Errorf("a is from %d to %d, want 0 to 3", low, high)
	}
	if low, high := s.bounds(t, b); low != 7 || high != 10 {
		t.Errorf("b is from %d to %d, want 7 to 10", low, high)
	}
}
