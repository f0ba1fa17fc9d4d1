package network

import "github.com/clipperhouse/uax29/v2/graphemes"

// countGraphemes counts extended grapheme clusters of Unicode 17 (UAX #29), as
// browsers do.
func countGraphemes(text string) int {
	count := 0
	for clusters := graphemes.FromString(text); clusters.Next(); {
		count++
	}
	return count
}
