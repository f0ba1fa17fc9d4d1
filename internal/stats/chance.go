package stats

import (
	"math"
	"slices"
)

// limit is how likely what was seen may be by chance alone, for a difference to be told.
const limit = 0.005

// chance is how many of all ways to swap two texts, in each round or not, leave
// them as far apart as they are, or farther.
func chance(one, other int, rounds [][]int64) float64 {
	var seen int64
	apart := make([]int64, len(rounds))
	for i, visits := range rounds {
		apart[i] = visits[one] - visits[other]
		seen += apart[i]
	}
	ways, asFar := 1<<len(rounds), 0
	for swaps := range ways {
		var sum int64
		for i, difference := range apart {
			if swaps>>i&1 == 1 {
				difference = -difference
			}
			sum += difference
		}
		if max(sum, -sum) >= max(seen, -seen) {
			asFar++
		}
	}
	return float64(asFar) / float64(ways)
}

// least is the smallest chance that so many rounds can give: all of them agree.
func least(rounds int) float64 { return math.Ldexp(1, 1-rounds) }

// allHold reports whether all of several comparisons hold, by Holm's method.
func allHold(chances []float64) bool {
	slices.Sort(chances)
	for i, chance := range chances {
		if chance > limit/float64(len(chances)-i) {
			return false
		}
	}
	return true
}
