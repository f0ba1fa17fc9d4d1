package network

import (
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

func countX(s string) int         { return utf8.RuneCountInString(s) }
func countBluesky(s string) int   { return countGraphemes(s) }
func countMastodon(s string) int  { return countGraphemes(s) }
func countThreads(s string) int   { return countGraphemes(s) }
func countGraphemes(s string) int {
	n := 0
	for g := graphemes.FromString(s); g.Next(); {
		n++
	}
	return n
}

func countUTF16(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}
