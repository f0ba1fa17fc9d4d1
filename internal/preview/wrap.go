package preview

import (
	"strings"

	"golang.org/x/text/width"

	"github.com/portevoix/portevoix/internal/markdown"
	"github.com/portevoix/portevoix/internal/worddiff"
)

// columns is how wide a line of code may be: GitHub breaks none, and about so many
// characters stand beside each other in a comment.
const columns = 92

const (
	goesOn  = "↪ " // begins a line that continues the one above
	endMark = "¶"  // an end of line that is new, or gone
)

// wrapped is a text with lines that can be read without scrolling.
func wrapped(text string) string {
	var b strings.Builder
	for i, line := range strings.Split(markdown.Visible(text), "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(strings.Join(wrap(line), "\n"+goesOn))
	}
	return b.String()
}

// wrap breaks a line between words, at white space if it can, which is then dropped.
func wrap(line string) []string {
	pieces, filled := []string{""}, 0
	for _, unit := range units(line) {
		w := widthOf(strings.TrimRight(unit, " "))
		if filled > 0 && filled+w > columns {
			pieces, filled = append(pieces, ""), 0
		}
		pieces[len(pieces)-1] += unit
		filled += widthOf(unit)
	}
	for i := range len(pieces) - 1 {
		pieces[i] = strings.TrimRight(pieces[i], " ")
	}
	return pieces
}

// units are what is kept on one line: words with all that touches them, and of what is
// longer than a line its parts.
func units(line string) []string {
	var list []string
	for _, unit := range strings.SplitAfter(line, " ") {
		if widthOf(unit) > columns {
			list = append(list, worddiff.Words(unit)...)
		} else {
			list = append(list, unit)
		}
	}
	return list
}

// widthOf is about how many columns a text takes: an ideograph two.
func widthOf(text string) int {
	n := 0
	for _, r := range text {
		n++
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}
