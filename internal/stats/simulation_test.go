package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A world is how a post is shared and visited.
type world struct {
	name    string
	days    int
	shares  float64 // made on the first day
	kept    float64 // of those, on each day after
	clump   func(*rand.Rand) float64
	weights []float64 // of each text: how many visits a share of it brings
}

// In worlds where no text is better than all others, one is called the best in at most
// 5 of 100 cases: also when a few shares bring nearly all visits, when a post is shared
// less and less, and when two texts of three are good.
func TestRarelyWrong(t *testing.T) {
	for _, w := range []world{
		{"steady", 28, 20, 1, few, []float64{1, 1}},
		{"clumps", 28, 20, 1, clumps, []float64{1, 1}},
		{"clumps, fading", 28, 20, 0.9, clumps, []float64{1, 1}},
		{"clumps, eight weeks", 56, 5, 1, clumps, []float64{1, 1}},
		{"clumps, half a year", 180, 3, 1, clumps, []float64{1, 1}},
		{"three texts", 56, 5, 1, clumps, []float64{1, 1, 1}},
		{"four texts", 56, 5, 1, few, []float64{1, 1, 1, 1}},
		{"two of three are good", 56, 5, 1, clumps, []float64{1, 1, 0.2}},
	} {
		t.Run(w.name, func(t *testing.T) {
			best, _, covered := w.run(t)
			t.Logf("called best %.3f, in the interval %.3f", best, covered)
			if best > 0.05 {
				t.Errorf("a text is called the best in %.3f of all cases", best)
			}
			if covered < 0.93 {
				t.Errorf("only %.3f of the true shares are in their intervals", covered)
			}
		})
	}
}

// A text that brings twice as many visits is found when visits come steadily, and another
// hardly ever. Clumps may hide it.
func TestOftenRight(t *testing.T) {
	for _, w := range []world{
		{"steady", 56, 20, 1, few, []float64{2, 1}},
		{"four weeks", 28, 20, 1, few, []float64{2, 1}},
		{"clumps", 56, 5, 1, clumps, []float64{2, 1}},
	} {
		t.Run(w.name, func(t *testing.T) {
			best, first, covered := w.run(t)
			t.Logf("called best %.3f, rightly %.3f, in the interval %.3f", best, first, covered)
			if best-first > 0.005 || covered < 0.93 || covered > 0.98 {
				t.Errorf("called best %.3f, rightly %.3f, in the interval %.3f", best, first, covered)
			}
			if want := map[string]float64{"steady": 0.95, "four weeks": 0.6}[w.name]; first < want {
				t.Errorf("the better text is found in %.3f of all cases, want %v", first, want)
			}
		})
	}
}

// run says how often some text, or the first, is called the best, and how many of the
// true shares are in their intervals.
func (w world) run(t *testing.T) (best, first, covered float64) {
	t.Helper()
	const cases = 800
	r := rand.New(rand.NewPCG(7, 7))
	sum := 0.0
	for _, weight := range w.weights {
		sum += weight
	}
	for range cases {
		c, err := Compare(w.visits(r))
		if err != nil {
			t.Fatal(err)
		}
		if c.Conclusion == Best {
			best += 1. / cases
		}
		if c.Best == 0 {
			first += 1. / cases
		}
		for i, s := range c.Shares {
			if share := w.weights[i] / sum; s.Low <= share && share <= s.High {
				covered += 1. / cases / float64(len(w.weights))
			}
		}
	}
	return best, first, covered
}

// visits are what is counted: each share is of any text, and half of its visits come
// within a day.
func (w world) visits(r *rand.Rand) [][]int64 {
	days, rate := repeat(w.days, make([]int64, len(w.weights))...), w.shares
	for day := range days {
		for range poisson(r, rate) {
			text := r.IntN(len(w.weights))
			for range poisson(r, w.clump(r)*w.weights[text]) {
				when := float64(day) + r.Float64() + r.ExpFloat64()/math.Ln2
				if when < float64(w.days) {
					days[int(when)][text]++
				}
			}
		}
		rate *= w.kept
	}
	return days
}

// few: a share brings a visit or none.
func few(*rand.Rand) float64 { return 0.5 }

// clumps: most shares bring a few visits, one in a hundred a hundred and more.
func clumps(r *rand.Rand) float64 { return min(3/math.Pow(1-r.Float64(), 1/1.3), 3000) }

func poisson(r *rand.Rand, mean float64) (n int) {
	for {
		if mean -= r.ExpFloat64(); mean < 0 {
			return n
		}
		n++
	}
}
