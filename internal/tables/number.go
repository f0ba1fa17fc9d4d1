package tables

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
)

// Errors of Whole.
var (
	ErrNotWhole  = errors.New("want a whole number of 0 or more")
	ErrAmbiguous = errors.New("it may be a thousand or one: want a whole number without a dot")
)

const most = 1e15 // so that sums hold

var (
	grouped   = regexp.MustCompile(`^[0-9]{1,3}(?:([ ',.])[0-9]{3})(?:([ ',.])[0-9]{3})*$`)
	fraction  = regexp.MustCompile(`[.,]0+$`)
	spaces    = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "’", "'")
	digits    = regexp.MustCompile(`^[0-9]+$`)
	groupMark = strings.NewReplacer(" ", "", "'", "", ",", "", ".", "")
)

// Whole reads a count as English, French or Swiss people write it: 1234, 1,234, 1 234
// with any of the spaces there are, 1'234, and any of them with a fraction of nothing:
// 1234.0, 1 234,00. What is no whole number is an error, and so is 1.234, which two
// people would read in two ways, and what is more than 1e15.
func Whole(cell string) (int64, error) {
	text := spaces.Replace(strings.TrimSpace(spaces.Replace(cell)))
	marks := markSet(text)
	switch {
	case digits.MatchString(text):
	case grouped.MatchString(text) && text[0] != '0' && len(marks) == 1:
		if marks == "." && strings.Count(text, ".") == 1 {
			return 0, ErrAmbiguous
		}
		text = groupMark.Replace(text)
	case fraction.MatchString(text) && strings.Count(text, lastMark(text)) == 1:
		return Whole(fraction.ReplaceAllString(text, ""))
	default:
		return 0, ErrNotWhole
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n > most {
		return 0, ErrNotWhole
	}
	return n, nil
}

// markSet are the marks between digits, each once.
func markSet(text string) (marks string) {
	for _, r := range text {
		if (r < '0' || r > '9') && !strings.ContainsRune(marks, r) {
			marks += string(r)
		}
	}
	return marks
}

func lastMark(text string) string { return text[strings.LastIndexAny(text, ".,"):][:1] }
