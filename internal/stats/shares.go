package stats

import "math"

// student are the 97.5th percentiles of Student's distribution with 1, 2, 3 … degrees
// of freedom (Fisher and Yates, table III).
var student = [...]float64{12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201}

// straddling is how much more rounds of three days would differ if each share brought
// all its visits in one of them, of which half come within a day and half of what is
// left in each day after.
const straddling = 1.73

// shares are the intervals of the texts' shares.
func shares(rounds [][]int64) (list []Interval) {
	sums := sumsOf(rounds)
	all := float64(total(sums))
	if all == 0 {
		return nil
	}
	independent, quantile := all/clumping(rounds, sums), studentOf(rounds, all)
	for _, sum := range sums {
		list = append(list, wilson(float64(sum)/all, independent, quantile))
	}
	return list
}

// clumping is how many visits count for one that is independent of the others: how much more the
// shares change when a round is left out than they would if it were 1.
func clumping(rounds [][]int64, sums []int64) float64 {
	all, n := float64(total(sums)), float64(len(rounds))
	found, expected := 0.0, 0.0
	for text, sum := range sums {
		share := float64(sum) / all
		expected += share * (1 - share) / all
		for _, visits := range rounds {
			left := all - float64(total(visits))
			if left == 0 {
				return all // a single round is a single clump
			}
			without := float64(sum-visits[text]) / left
			found += (without - share) * (without - share) * (n - 1) / n
		}
	}
	if expected == 0 { // all visits are of one text: each round may be one clump
		return all / n
	}
	return min(1+max(0, found/expected-1)*straddling, all)
}

// studentOf is the quantile for as many rounds as there would be of the same weight.
func studentOf(rounds [][]int64, all float64) float64 {
	squares := 0.0
	for _, visits := range rounds {
		part := float64(total(visits)) / all
		squares += part * part
	}
	freedom := math.Floor(1/squares+1e-9) - 1
	return student[int(min(max(freedom, 1), float64(len(student))))-1]
}
