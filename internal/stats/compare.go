package stats

import (
	"fmt"
	"math"
)

// A Conclusion is what can be said of the texts of a post.
type Conclusion int

const (
	TooFew          Conclusion = iota // whatever had come: too few visits or days to tell
	NoDifferenceYet                   // what was seen may be chance
	Best                              // one text brings more visits than each of the others
)

// FewestVisits is how many visits of a post it takes to compare its texts.
const FewestVisits = 50

// A Comparison is how the visits of a post are shared by its texts.
type Comparison struct {
	Conclusion Conclusion
	Best       int        // which text; -1: none
	Visits     int64      // of all texts
	Shares     []Interval // of each text, from 0 to 1; nil without visits
}

// Compare compares texts by their visits: a row a day, day after day, a column a text.
// Only days count on which all of these texts were offered. It fails when rows
// differ in length and when a number is no count.
func Compare(days [][]int64) (Comparison, error) {
	if err := checked(days); err != nil {
		return Comparison{}, err
	}
	rounds := roundsOf(days)
	sums := sumsOf(rounds)
	c := Comparison{Conclusion: TooFew, Best: -1, Visits: total(sums), Shares: shares(rounds)}
	if len(sums) < 2 || c.Visits < FewestVisits || least(len(rounds)) > limit/float64(len(sums)-1) {
		return c, nil
	}
	c.Conclusion = NoDifferenceYet
	if best := leader(sums); leads(best, rounds, len(sums)) {
		c.Conclusion, c.Best = Best, best
	}
	return c, nil
}

func checked(days [][]int64) error {
	var sum int64
	for i, day := range days {
		if len(day) != len(days[0]) {
			return fmt.Errorf("compare texts: found %d texts on day %d, want %d as on the first", len(day), i+1, len(days[0]))
		}
		for _, visits := range day {
			if visits < 0 || visits > math.MaxInt32 || sum > math.MaxInt32 {
				return fmt.Errorf("compare texts: found %d visits on day %d, want a count, and at most %d in all", visits, i+1, math.MaxInt32)
			}
			sum += visits
		}
	}
	return nil
}

// leader is the text with the most visits, the first of several.
func leader(sums []int64) int {
	best := 0
	for text, sum := range sums {
		if sum > sums[best] {
			best = text
		}
	}
	return best
}

// leads reports whether a text has more visits than each of the others, by no accident.
func leads(best int, rounds [][]int64, texts int) bool {
	var chances []float64
	for other := range texts {
		if other != best {
			chances = append(chances, chance(best, other, rounds))
		}
	}
	return allHold(chances)
}
