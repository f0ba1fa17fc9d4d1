// Package worddiff tells which words of a text have changed.
//
// Words are those of Unicode (UAX #29), so that Arabic and French are compared by words,
// and Japanese, which has no spaces, by its characters. Punctuation belongs to the word
// that it touches. A difference is what a reader would say, rather than the shortest:
// few words that happen to stand in both texts, between others that don't, have changed
// with them.
package worddiff

import (
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// An Op is what became of a part of a text.
type Op int

const (
	Equal Op = iota
	Delete
	Insert
)

// A Part is a stretch of a text, or of what it was.
type Part struct {
	Op   Op
	Text string
}

// Of compares two texts. Equal and deleted parts together are the text before, equal and
// inserted ones the text now. Where something was replaced the deleted part comes first.
func Of(before, now string) []Part {
	n := numbering{number: map[string]rune{}}
	a, b := n.texts(before, now)
	differ := diffmatchpatch.New()
	differ.DiffTimeout = 0 // else the result would hang on how busy the machine is
	var parts []Part
	for _, d := range differ.DiffMainRunes(a, b, false) {
		parts = add(parts, Part{ops[d.Type], n.words(d.Text)})
	}
	return tidy(parts)
}

var ops = map[diffmatchpatch.Operation]Op{
	diffmatchpatch.DiffEqual: Equal, diffmatchpatch.DiffDelete: Delete, diffmatchpatch.DiffInsert: Insert,
}

// A numbering stands for words by runes, which the library compares.
type numbering struct {
	number map[string]rune
	word   []string
}

// first is the rune of the first word. There is room for most of them up to U+FFFD, which
// stands for what is no rune.
const (
	first = '\ue000'
	most  = '\ufffd' - first
)

// texts numbers the words of both texts: where there are too many of them to be compared
// in good time their lines, else the texts as they stand.
func (n *numbering) texts(before, now string) (a, b []rune) {
	for _, split := range []func(string) []string{Words, lines, whole} {
		x, y := split(before), split(now)
		if len(x)+len(y) <= most {
			return n.runes(x), n.runes(y)
		}
	}
	return nil, nil // two texts are no more than two
}

func lines(text string) []string { return strings.SplitAfter(text, "\n") }
func whole(text string) []string { return []string{text} }

func (n *numbering) runes(words []string) []rune {
	runes := make([]rune, len(words))
	for i, w := range words {
		r, known := n.number[w]
		if !known {
			r = first + rune(len(n.word))
			n.number[w], n.word = r, append(n.word, w)
		}
		runes[i] = r
	}
	return runes
}

func (n *numbering) words(runes string) string {
	var b strings.Builder
	for _, r := range runes {
		b.WriteString(n.word[r-first])
	}
	return b.String()
}
