package network

import (
	"strings"
	"unicode"
)

// The character classes of twitter-text's regular expressions.

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

func isAlphanumeric(b byte) bool { return isLetter(b) || '0' <= b && b <= '9' }

// A set is of ASCII characters.
type set [256]bool

// alphanumericAnd is a set of letters, digits and others.
func alphanumericAnd(others string) *set {
	var s set
	for i := range s {
		s[i] = isAlphanumeric(byte(i)) || strings.IndexByte(others, byte(i)) >= 0
	}
	return &s
}

// isDomainRune takes all but punctuation, space, and invisible marks of direction.
// Hyphen and underscore, which may stand inside a label, are not among them.
func isDomainRune(r rune) bool {
	switch {
	case r < 0x80:
		return isAlphanumeric(byte(r)) || r != ' ' && (r < '\t' || r > '\r') &&
			strings.IndexByte(`!'#%&()*+,\-./:;<=>?@[]^_{|}~$`, byte(r)) < 0
	case '\u2000' <= r && r <= '\u200A', '\u202A' <= r && r <= '\u202E', '\u2066' <= r && r <= '\u2069':
		return false
	default:
		return !strings.ContainsRune("\u0085\u00A0\u061C\u1680\u180E\u200E\u200F\u2028\u2029\u202F\u205F\u3000"+
			"\uFEFF\uFFFE\uFFFF", r)
	}
}

func isLabelRune(r rune) bool { return r == '-' || r == '_' || isDomainRune(r) }

// mayPrecedeLink is false for what would make a link part of a word, an address,
// a hashtag or a cashtag.
func mayPrecedeLink(r rune) bool {
	return r >= 0x80 && !strings.ContainsRune("＠＃\uFEFF\uFFFE\uFFFF", r) ||
		r < 0x80 && !isAlphanumeric(byte(r)) && r != '@' && r != '$' && r != '#'
}

func isASCIIDomainRune(r rune) bool {
	return r < 0x80 && (isAlphanumeric(byte(r)) || r == '-') || r >= 0x80 && isLatin(r)
}

var (
	pathBytes     = alphanumericAnd("!*';:=+,.$/%#[]-_~@|&")
	pathEndBytes  = alphanumericAnd("+-=_#/")
	queryBytes    = alphanumericAnd("!?*'@();:&=+$/%#[]-_.,~|")
	queryEndBytes = alphanumericAnd("-_&=#/")
)

func isPathRune(r rune) bool {
	if r < 0x80 {
		return pathBytes[r]
	}
	return r == '–' || isLatin(r) || isCyrillic(r)
}

func isPathEndRune(r rune) bool {
	if r < 0x80 {
		return pathEndBytes[r]
	}
	return isLatin(r) || isCyrillic(r)
}

func isCyrillic(r rune) bool { return inEitherCase(cyrillic, r) }

func isLatin(r rune) bool { return inEitherCase(latin, r) }

func inEitherCase(table *unicode.RangeTable, r rune) bool {
	return unicode.Is(table, r) || unicode.Is(table, unicode.ToUpper(r)) || unicode.Is(table, unicode.ToLower(r))
}

var cyrillic = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x0400, Hi: 0x04FF, Stride: 1}}}

// latin is accented letters and combining accents; iota is here because a
// combining one has it as its capital.

var latin = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x00C0, Hi: 0x00D6, Stride: 1},
	{Lo: 0x00D8, Hi: 0x00F6, Stride: 1},
	{Lo: 0x00F8, Hi: 0x024F, Stride: 1},
	{Lo: 0x0253, Hi: 0x0254, Stride: 1},
	{Lo: 0x0256, Hi: 0x0257, Stride: 1},
	{Lo: 0x0259, Hi: 0x025B, Stride: 2},
	{Lo: 0x0263, Hi: 0x0268, Stride: 5},
	{Lo: 0x026F, Hi: 0x0272, Stride: 3},
	{Lo: 0x0289, Hi: 0x028B, Stride: 2},
	{Lo: 0x02BB, Hi: 0x02BB, Stride: 1},
	{Lo: 0x0300, Hi: 0x036F, Stride: 1},
	{Lo: 0x0399, Hi: 0x0399, Stride: 1},
	{Lo: 0x1E00, Hi: 0x1EFF, Stride: 1},
}}
