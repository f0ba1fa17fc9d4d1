package stats

const (
	shortest = 3  // days that are a round
	most     = 12 // rounds
)

// roundsOf adds up the visits of some days each, all rounds of the same number of days.
// A round without visits tells nothing and is left out.
func roundsOf(days [][]int64) (rounds [][]int64) {
	length := max(shortest, (len(days)+most-1)/most)
	for first := 0; first < len(days); first += length {
		sums := sumsOf(days[first:min(first+length, len(days))])
		if total(sums) > 0 {
			rounds = append(rounds, sums)
		}
	}
	return rounds
}

// sumsOf adds up rows, column by column.
func sumsOf(rows [][]int64) []int64 {
	if len(rows) == 0 {
		return nil
	}
	sums := make([]int64, len(rows[0]))
	for _, row := range rows {
		for text, visits := range row {
			sums[text] += visits
		}
	}
	return sums
}

func total(visits []int64) (sum int64) {
	for _, v := range visits {
		sum += v
	}
	return sum
}
