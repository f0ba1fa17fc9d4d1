package network

import (
	"strings"
	"unicode/utf8"
)

func endsLabel(b byte) bool { return b != '-' && b != '_' }

// runStart returns where the label that ends at dot begins, not before from.
func runStart(text string, from, dot int) int {
	start := dot
	for start > from {
		r, size := utf8.DecodeLastRuneInString(text[from:start])
		if !isLabelRune(r) {
			break
		}
		start -= size
	}
	return start
}

// A domainTail is what follows the first label of a domain.
type domainTail struct {
	end    int  // of the top-level domain; 0: none
	single bool // the top-level domain stands at once after the first label
	resume int  // where to look for the next dot when nothing comes of this one
}

// readDomain reads as many labels as lead to a top-level domain. The label before
// that has no underscore.
func readDomain(text string, dot int) domainTail {
	tail := domainTail{end: tldEnd(text, dot+1), single: true, resume: dot + 1}
	found := tail.end > 0
	last := dot
	for {
		next, plain, ok := readLabel(text, last+1)
		if !ok {
			break
		}
		last = next
		if end := tldEnd(text, last+1); end > 0 {
			found = true
			if plain {
				tail.end, tail.single = end, false
			}
		}
	}
	if !found { // nor from any later label of these
		tail.resume = last + 1
	}
	return tail
}

// readLabel returns the dot after the label at s[at:], and whether the label is
// free of underscores.
func readLabel(s string, at int) (dot int, plain, ok bool) {
	plain = true
	for i, r := range s[at:] {
		if r == '.' {
			return at + i, plain, i > 0 && endsLabel(s[at]) && endsLabel(s[at+i-1])
		}
		if !isLabelRune(r) {
			break
		}
		plain = plain && r != '_'
	}
	return 0, false, false
}

// earliest returns where a domain whose first label ends at dot may begin, at
// label or later: the label before a top-level domain has no underscore.
func (d domainTail) earliest(text string, label, dot int) int {
	if d.single {
		label += strings.LastIndexByte(text[label:dot], '_') + 1
	}
	return label
}
