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
	spoken := false // whether the last word has a letter or a digit
	for segments := words.FromString(text); segments.Next(); {
		word := segments.Value()
		space := strings.TrimSpace(word) == ""
		speaks := strings.ContainsFunc(word, speaks)
		if last := len(list) - 1; last >= 0 && !space && !(speaks && spoken) && strings.TrimSpace(list[last]) != "" {
			list[last] += word
			spoken = spoken || speaks
			continue
		}
		list, spoken = append(list, word), speaks
	}
	return list
}

func speaks(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
