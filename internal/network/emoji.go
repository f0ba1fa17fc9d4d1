package network

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// emojiList holds every emoji that Unicode 17 recommends for interchange
// (RGI_Emoji of UTS #51), parted by white space, with U+1F3FB standing for any
// skin tone; and the forms X knows besides: an optional variation selector, a
// keycap without one.
//
//go:embed emoji.txt
var emojiList string

var emoji = sync.OnceValue(func() map[string]bool { return wordSet(emojiList) })

// Emoji are all that count as one, the lightest skin tone standing for any, as browsers
// need them to count alike: their own lists are as old as they are.
func Emoji() []string { return strings.Fields(emojiList) }

func wordSet(list string) map[string]bool {
	words := strings.Fields(list)
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

const (
	joiner       = '\u200D'
	emojiStyle   = '\uFE0F'
	keycap       = '\u20E3'
	lightestTone = '\U0001F3FB'
	darkestTone  = '\U0001F3FF'
)

// emojiLen returns the length in bytes of the longest emoji that s begins with,
// 0 if it begins with something else.
func emojiLen(s string) int {
	var buffer [48]byte // the longest in the list has 35 bytes
	key, longest := buffer[:0], 0
	previous := rune(0)
	for at, r := range s {
		part := at == 0 && startsEmoji(r) || at > 0 && continuesEmoji(previous, r)
		if !part || len(key)+utf8.UTFMax > len(buffer) {
			break
		}
		previous = r
		if r > lightestTone && r <= darkestTone {
			r = lightestTone
		}
		key = utf8.AppendRune(key, r)
		if emoji()[string(key)] {
			longest = at + utf8.RuneLen(r)
		}
	}
	return longest
}

// startsEmoji is quick to say no for the letters of most scripts.
func startsEmoji(r rune) bool {
	return r == '#' || r == '*' || '0' <= r && r <= '9' || r == '©' || r == '®' ||
		'\u203C' <= r && r <= '\u3299' || r >= 0x1F000
}

func continuesEmoji(previous, r rune) bool {
	return previous == joiner || r == joiner || r == emojiStyle || r == keycap ||
		lightestTone <= r && r <= darkestTone ||
		isRegional(previous) && isRegional(r) ||
		0xE0020 <= r && r <= 0xE007F // tags
}

func isRegional(r rune) bool { return 0x1F1E6 <= r && r <= 0x1F1FF }
