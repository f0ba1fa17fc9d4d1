package worddiff

import "strings"

// Similarity is how much of two texts is the same words, in whatever order, from 0 to 1.
// It takes less time than their difference.
func Similarity(before, now string) float64 {
	left, size := map[string]int{}, 0
	for _, word := range spoken(before) {
		left[word]++
		size += len(word)
	}
	same := 0
	for _, word := range spoken(now) {
		size += len(word)
		if left[word] > 0 {
			left[word]--
			same += 2 * len(word)
		}
	}
	if size == 0 {
		return 1
	}
	return float64(same) / float64(size)
}

// spoken are the words of a text without the space between them.
func spoken(text string) []string {
	var list []string
	for _, word := range Words(text) {
		if strings.TrimSpace(word) != "" {
			list = append(list, word)
		}
	}
	return list
}
