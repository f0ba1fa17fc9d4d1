package markdown

import (
	"strconv"
	"strings"
	"unicode"
)

// Visible writes out, as Go does in a string, what a reader would not see and what would
// turn the direction of writing or steer a terminal: control characters but line
// breaks, marks without a width, tags, fillers. Where such a mark does what it is for it
// stays: a joiner inside an emoji or a word of a script that needs it, one selector
// behind a sign, marks of direction in a text that is written from right to left.
func Visible(text string) string {
	rightToLeft := strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, fromTheRight...) })
	var b strings.Builder
	var before rune
	for _, r := range text {
		if hidden(r) && !belongs(r, before) && !(rightToLeft && isMark(r)) {
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		} else {
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

var fromTheRight = []*unicode.RangeTable{
	unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam,
}

// hidden reports whether a character has no shape of its own.
func hidden(r rune) bool {
	return r != '\n' && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) &&
		unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector,
			unicode.Other_Default_Ignorable_Code_Point)
}

const (
	nonJoiner = '\u200c'
	joiner    = '\u200d'
)

// belongs reports whether a hidden character does its work behind the one before it.
// A second one in a row does none: whole messages have been hidden in emoji that way.
func belongs(r, before rune) bool {
	switch {
	case r == joiner || r == nonJoiner:
		return shaped(before) || unicode.Is(unicode.Variation_Selector, before)
	case unicode.Is(unicode.Variation_Selector, r):
		return shaped(before)
	}
	return false
}

// shaped reports whether a character may change its shape by what follows it.
func shaped(r rune) bool {
	return r > ' ' && !hidden(r) && !unicode.IsSpace(r) &&
		!unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
}

// isMark reports whether a character gives a direction to its neighbours alone.
func isMark(r rune) bool { return r == '\u200e' || r == '\u200f' || r == '\u061c' }
