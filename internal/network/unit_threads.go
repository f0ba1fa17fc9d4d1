package network

import "unicode/utf8"

// Threads' documentation says 500 characters, an emoji counting as its UTF-8
// bytes. It is read so: an emoji is one that Unicode recommends, counted whole
// with its joiners and selectors; a character is a Unicode code point, since how
// other scripts count is not said. Combined letters may thus count too much,
// never too little.
func countThreads(text string) int {
	count := 0
	for at := 0; at < len(text); {
		if size := emojiLen(text[at:]); size > 0 {
			count += size
			at += size
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		count++
		at += size
	}
	return count
}
