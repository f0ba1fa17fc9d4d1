package share

import (
	"strings"
	"unicode"
)

// Marks without a glyph that count as a letter of their direction.
const (
	leftToRight = '\u200E'
	rightToLeft = '\u200F'
)

// directed returns a text of a language written from right to left with the marks it
// needs where nobody says in which direction it runs; see the package comment. Where
// hashtags and links have to stand behind white space, none is put before one. Marking
// twice changes nothing.
func directed(text string, spaced bool) string {
	var b strings.Builder
	b.Grow(len(text) + 16)
	for line := range strings.SplitAfterSeq(text, "\n") {
		marked := line
		if !spaced {
			marked = markHashtags(line)
		}
		if firstStrong(marked) == leftToRight && isProse(line) && !(spaced && beginsFound(line)) {
			b.WriteRune(rightToLeft)
		}
		b.WriteString(marked)
	}
	return b.String()
}

// Unmarked returns a text without marks of direction, to tell whether two look the same.
func Unmarked(text string) string {
	if !strings.ContainsRune(text, leftToRight) && !strings.ContainsRune(text, rightToLeft) {
		return text
	}
	return unmarked.Replace(text)
}

var unmarked = strings.NewReplacer(string(leftToRight), "", string(rightToLeft), "")

// beginsFound reports whether a line may begin with what a network looks for: a hashtag,
// somebody's name, a link.
func beginsFound(line string) bool {
	word, _, _ := strings.Cut(line, " ")
	return strings.ContainsAny(word, "#@./")
}

// markHashtags puts a mark before each hashtag of Latin letters, as of any others from
// left to right: else its # would stand on the right of it.
func markHashtags(line string) string {
	if !strings.Contains(line, "#") {
		return line
	}
	var b strings.Builder
	previous, inLink, written := ' ', false, 0
	for i, r := range line {
		if unicode.IsSpace(previous) {
			inLink = isLink(line[i:])
		}
		if r == '#' && !inLink && beginsHashtag(previous) && firstStrong(tagAfter(line[i+1:])) == leftToRight {
			b.WriteString(line[written:i])
			b.WriteRune(leftToRight)
			written = i
		}
		previous = r
	}
	b.WriteString(line[written:])
	return b.String()
}

// isLink reports whether the first word of a text is a link: a # in it is its own.
func isLink(text string) bool {
	end := strings.IndexFunc(text, unicode.IsSpace)
	if end < 0 {
		end = len(text)
	}
	return strings.Contains(text[:end], "://")
}

// beginsHashtag reports whether a # behind a character begins a hashtag that has no
// mark yet.
func beginsHashtag(previous rune) bool {
	return previous != leftToRight && !isTagRune(previous) && previous != '&' && previous != '/' && previous != '#'
}

// tagAfter is the word of a hashtag, without what follows.
func tagAfter(text string) string {
	if end := strings.IndexFunc(text, func(r rune) bool { return !isTagRune(r) }); end >= 0 {
		return text[:end]
	}
	return text
}

func isTagRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_'
}

// isProse reports whether a paragraph is written from right to left: at least two in
// five of its words, as the estimate of Google's Closure Library (goog.i18n.bidi) has
// it. Links are of no language; hashtags count where there is nothing else, and then one
// from right to left is enough.
func isProse(line string) bool {
	var words, tags struct{ ltr, rtl int }
	for word := range strings.FieldsSeq(line) {
		seen := &words
		if strings.Contains(word, "#") {
			seen = &tags
		}
		switch direction := firstStrong(word); {
		case strings.Contains(word, "://"):
		case direction == leftToRight:
			seen.ltr++
		case direction == rightToLeft:
			seen.rtl++
		}
	}
	if words.ltr+words.rtl == 0 {
		return tags.rtl > 0
	}
	return words.rtl > 0 && 5*words.rtl >= 2*(words.ltr+words.rtl)
}

// firstStrong is the direction of the first letter or mark that has one, as its mark; 0
// where none has.
func firstStrong(text string) rune {
	for _, r := range text {
		switch {
		case r == leftToRight:
			return leftToRight
		case r == rightToLeft || r == arabicMark || unicode.IsOneOf(rightToLeftScripts, r) && unicode.IsLetter(r):
			return rightToLeft
		case unicode.IsLetter(r):
			return leftToRight
		}
	}
	return 0
}

const arabicMark = '\u061C'

var rightToLeftScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam,
	unicode.Hanifi_Rohingya,
}
