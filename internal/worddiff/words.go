package worddiff

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
)

// Words cuts a text into words with the punctuation that touches them, and the white
// space between them. Together they are the text. A line may be broken between any two.
func Words(text string) []string {
	var list []string
	lastSpeaks := false // the last word has a letter or a digit
	for segments := words.FromString(text); segments.Next(); {
		word := segments.Value()
		space := strings.TrimSpace(word) == ""
		speaks := strings.ContainsFunc(word, speaks)
		if last := len(list) - 1; last >= 0 && !space && !(speaks && lastSpeaks) && strings.TrimSpace(list[last]) != "" {
			list[last] += word
			lastSpeaks = lastSpeaks || speaks
			continue
		}
		list, lastSpeaks = append(list, word), speaks
	}
	return list
}

func speaks(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
