package network

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// X counts as its library twitter-text 3.1.0 does with the settings of version 3
// (config/v3.json, js/src/parseTweet.js): in NFC, a link is 23 however long, an
// emoji 2, a character of four ranges 1 and any other 2. Two lists are newer here
// than in that library, of 2020: emoji and top-level domains.

const linkWeight = 23

func countX(text string) int {
	text = norm.NFC.String(text)
	links := linksOfX(text)
	count := 0
	for at := 0; at < len(text); {
		for len(links) > 0 && links[0].start < at {
			links = links[1:]
		}
		if len(links) > 0 && links[0].start == at {
			count += linkWeight
			at = links[0].end
			continue
		}
		weight, size := weightOf(text[at:])
		count += weight
		at += size
	}
	return count
}

// weightOf weighs the emoji or character that s begins with.
func weightOf(s string) (weight, size int) {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return 1, 1
	}
	if size := emojiLen(s); size > 0 {
		return 2, size
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r <= '\u10FF', '\u2000' <= r && r <= '\u200D',
		'\u2010' <= r && r <= '\u201F', '\u2032' <= r && r <= '\u2037':
		return 1, size
	default:
		return 2, size
	}
}
