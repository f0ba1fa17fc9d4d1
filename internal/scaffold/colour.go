package scaffold

import (
	"regexp"
	"strings"
)

var hexadecimal = regexp.MustCompile(`^(?:[0-9a-f]{3}|[0-9a-f]{6})$`)

// Colour is a colour as settings have it, #rrggbb, of one as people type or copy it: with
// or without #, in quotes, with one digit for two. What is no colour stays as it is.
func Colour(typed string) string {
	digits := strings.ToLower(strings.TrimPrefix(strings.Trim(typed, `"'`), "#"))
	if !hexadecimal.MatchString(digits) {
		return typed
	}
	if len(digits) == 3 {
		r, g, b := digits[:1], digits[1:2], digits[2:]
		digits = r + r + g + g + b + b
	}
	return "#" + digits
}

// mistakenColour is the first colour that is none, "" where there is none such.
func (s Setup) mistakenColour() string {
	for _, colour := range []string{s.Color, s.Accent} {
		if digits, ok := strings.CutPrefix(Colour(colour), "#"); !ok || !hexadecimal.MatchString(digits) {
			return colour
		}
	}
	return ""
}
