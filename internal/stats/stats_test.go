package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Published values: Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
func TestRate(t *testing.T) {
	for _, test := range []struct {
		did, of   int64
		low, high float64
	}{
		{81, 263, 0.2553, 0.3662},
		{15, 148, 0.0624, 0.1605},
		{0, 20, 0, 0.1611},
		{1, 29, 0.0061, 0.1718},
		{20, 20, 1 - 0.1611, 1},
	} {
		got := Rate(test.did, test.of)
		if !near(got.Low, test.low, 5e-5) || !near(got.High, test.high, 5e-5) || got.Likeliest != float64(test.did)/float64(test.of) {
			t.Errorf("Rate(%d, %d) = %v, want %v to %v", test.did, test.of, got, test.low, test.high)
		}
	}
	if got := Rate(0, 0); got != (Interval{0, 0, 1}) {
		t.Errorf("of nothing the rate is %v, want from 0 to 1", got)
	}
}

// The exact limits of a Poisson mean: Garwood, Biometrika 28 (1936), as in the tables of
// Ulm, American Journal of Epidemiology 131 (1990).
func TestCount(t *testing.T) {
	for _, test := range []struct {
		events    int64
		low, high float64
	}{
		{0, 0, 3.689},
		{1, 0.025, 5.572},
		{5, 1.623, 11.668},
		{10, 4.795, 18.390},
		{20, 12.217, 30.888},
		{100, 81.364, 121.627},
	} {
		if got := Count(test.events); !near(got.Low, test.low, 0.025) || !near(got.High, test.high, 0.025) {
			t.Errorf("Count(%d) = %v, want %v to %v", test.events, got, test.low, test.high)
		}
	}
}

// Of what comes independently, intervals hold the true value in 95 of 100 cases: of a
// rate between 93 and 97 over all rates, of a count never fewer than 94.
func TestCoverage(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	const cases = 20_000
	rates, counts := 0, 0
	for range cases {
		rate, of, did := 0.02+0.96*r.Float64(), 20+r.IntN(300), 0
		for range of {
			if r.Float64() < rate {
				did++
			}
		}
		if i := Rate(int64(did), int64(of)); i.Low <= rate && rate <= i.High {
			rates++
		}
		mean := 1 + 60*r.Float64()
		if i := Count(int64(poisson(r, mean))); i.Low <= mean && mean <= i.High {
			counts++
		}
	}
	t.Logf("rates %.3f, counts %.3f", float64(rates)/cases, float64(counts)/cases)
	if rates < 0.93*cases || rates > 0.97*cases {
		t.Errorf("of %d rates %d are in their intervals", cases, rates)
	}
	if counts < 0.94*cases || counts > 0.98*cases {
		t.Errorf("of %d counts %d are in their intervals", cases, counts)
	}
}

func near(got, want, by float64) bool { return math.Abs(got-want) <= by }
