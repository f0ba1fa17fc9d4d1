package network

import "strings"

// An Intent is the address of a composer with places for what is shared, parsed
// from the mini-language of the package comment. The zero value is none.
type Intent struct {
	source   string
	segments []segment
}

// A segment is literal text and the value that follows it.
type segment struct {
	literal string
	value   placeholder
}

type placeholder int

const (
	noPlace placeholder = iota
	textPlace
	urlPlace
	titlePlace
	hashtagsPlace
	imagePlace
)

var placeholders = [...]string{
	textPlace:     "text",
	urlPlace:      "url",
	titlePlace:    "title",
	hashtagsPlace: "hashtags",
	imagePlace:    "image",
}

func (p placeholder) String() string { return "{" + placeholders[p] + "}" }

// MustIntent is ParseIntent for literals. It panics where that fails.
func MustIntent(s string) Intent {
	i, err := ParseIntent(s)
	if err != nil {
		panic(err)
	}
	return i
}

// String returns the template as it was written.
func (i Intent) String() string { return i.source }

func (i Intent) has(p placeholder) bool {
	for _, s := range i.segments {
		if s.value == p {
			return true
		}
	}
	return false
}

// nearest returns the placeholder whose name begins most like word, ignoring
// case, and noPlace if none begins like it.
func nearest(word string) placeholder {
	best, longest := noPlace, 0
	for p, name := range placeholders {
		if n := commonPrefix(strings.ToLower(word), name); n > longest {
			best, longest = placeholder(p), n
		}
	}
	return best
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
