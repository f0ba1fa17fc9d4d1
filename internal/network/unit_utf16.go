package network

// countUTF16 counts as the length of a string in JavaScript does.
func countUTF16(text string) int {
	count := 0
	for _, r := range text {
		count++
		if r > '\uFFFF' {
			count++
		}
	}
	return count
}
