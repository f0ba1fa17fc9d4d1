package stats

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	viral := repeat(30, 5, 5)
	viral[4][0] = 5000
	for _, test := range []struct {
		name string
		days [][]int64
		want Conclusion
		best int
	}{
		{"nothing", nil, TooFew, -1},
		{"no visits", repeat(30, 0, 0), TooFew, -1},
		{"one text", repeat(30, 50), TooFew, -1},
		{"few visits", repeat(30, 1, 0), TooFew, -1},
		{"few days", repeat(24, 200, 10), TooFew, -1},
		{"enough days", repeat(25, 200, 10), Best, 0},
		{"enough days for two, not for three", repeat(25, 200, 10, 10), TooFew, -1},
		{"clear", repeat(30, 20, 10), Best, 0},
		{"the second", repeat(30, 10, 20), Best, 1},
		{"the same", repeat(30, 10, 10), NoDifferenceYet, -1},
		{"two of three are good", repeat(60, 20, 20, 1), NoDifferenceYet, -1},
		{"one share that everybody read", viral, NoDifferenceYet, -1},
		{"years", repeat(1000, 3, 2), Best, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Compare(test.days)
			if err != nil || got.Conclusion != test.want || got.Best != test.best {
				t.Errorf("got %+v, %v; want conclusion %d, best %d", got, err, test.want, test.best)
			}
		})
	}
}

// One text had all visits: it isn't certain that it always will.
func TestAllVisitsOfOneText(t *testing.T) {
	got, err := Compare(repeat(30, 10, 0))
	if err != nil || got.Shares[0].Low > 0.8 || got.Shares[1].High < 0.2 {
		t.Errorf("got %+v, %v", got, err)
	}
}

// One share is one clump, and clumps widen the interval.
func TestClumpsWiden(t *testing.T) {
	calm, clumped := repeat(36, 10, 10), repeat(36, 0, 0)
	for day := 0; day < 36; day += 3 {
		clumped[day][day/3%2] = 60
	}
	a, err := Compare(calm)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Compare(clumped)
	if err != nil {
		t.Fatal(err)
	}
	if a.Visits != b.Visits || b.Shares[0].High-b.Shares[0].Low < 3*(a.Shares[0].High-a.Shares[0].Low) {
		t.Errorf("calm %+v, clumped %+v", a, b)
	}
}

func TestCompareRefuses(t *testing.T) {
	for _, days := range [][][]int64{
		{{1, 2}, {1}},
		{{1, -2}},
		{{math.MaxInt64, 1}},
		{{math.MaxInt32, math.MaxInt32}, {math.MaxInt32, math.MaxInt32}},
	} {
		if _, err := Compare(days); err == nil || !strings.Contains(err.Error(), "want") {
			t.Errorf("Compare(%v): got error %v, want one that says what is wanted", days, err)
		}
	}
}

// Darwin's maize, crossed and self-fertilised, in eighths of an inch: of 32768 ways to
// swap the plants of each pair, 863 have a sum as high as 314 or higher (Fisher, The
// Design of Experiments, 1935, section 21), and as many are as low.
func TestChance(t *testing.T) {
	var rounds [][]int64
	for _, difference := range []int64{49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48} {
		rounds = append(rounds, []int64{100 + difference, 100})
	}
	if got, want := chance(0, 1, rounds), 2*863/32768.0; got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

// A text for which all rounds agree has the least chance there is.
func TestLeast(t *testing.T) {
	for rounds := 1; rounds <= most; rounds++ {
		if got := chance(0, 1, repeat(rounds, 2, 1)); got != least(rounds) {
			t.Errorf("%d rounds: got %v, want %v", rounds, got, least(rounds))
		}
	}
}

// The smallest of four chances has to be below a quarter of the limit, the next below a
// third, then below the half.
func TestHolm(t *testing.T) {
	for _, test := range []struct {
		parts []float64 // of the limit
		want  bool
	}{
		{[]float64{1}, true},
		{[]float64{1.01}, false},
		{[]float64{0.9, 0.2, 0.45, 0.3}, true},
		{[]float64{0.2, 0.8, 0.6, 0.1}, false}, // 0.6 is above the half
		{[]float64{0.9, 0.26, 0.45, 0.3}, false},
	} {
		var chances []float64
		for _, part := range test.parts {
			chances = append(chances, part*limit)
		}
		if got := allHold(chances); got != test.want {
			t.Errorf("%v: got %v, want %v", test.parts, got, test.want)
		}
	}
}

// No days are left out, and rounds are as many as can be counted through.
func TestRounds(t *testing.T) {
	for days := range 400 {
		rounds := roundsOf(repeat(days, 1))
		if len(rounds) > most || total(slices.Concat(rounds...)) != int64(days) || days >= 36 && len(rounds) < 9 {
			t.Fatalf("%d days give %v", days, rounds)
		}
	}
}

// Whatever was counted, intervals are in order, hold the share, and a best text has
// the most visits.
func FuzzCompare(f *testing.F) {
	f.Add([]byte("some days of visits"), 2)
	f.Add([]byte{255, 0, 255, 0}, 1)
	f.Fuzz(func(t *testing.T, visits []byte, texts int) {
		if texts < 1 || texts > 30 {
			t.Skip()
		}
		var days [][]int64
		for day := range slices.Chunk(visits[:len(visits)/texts*texts], texts) {
			row := make([]int64, texts)
			for i, v := range day {
				row[i] = int64(v) * int64(v)
			}
			days = append(days, row)
		}
		c, err := Compare(days)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range c.Shares {
			if !(0 <= s.Low && s.Low <= s.Likeliest && s.Likeliest <= s.High && s.High <= 1) {
				t.Errorf("the share %d is %+v", i, s)
			}
			if c.Conclusion == Best && i != c.Best && s.Likeliest >= c.Shares[c.Best].Likeliest {
				t.Errorf("%d is best, and %d has as many visits: %+v", c.Best, i, c.Shares)
			}
		}
	})
}

// repeat are days that are all alike.
func repeat(days int, visits ...int64) [][]int64 {
	list := make([][]int64, days)
	for i := range list {
		list[i] = slices.Clone(visits)
	}
	return list
}
