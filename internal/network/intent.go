package network

import (
	"fmt"
	"strings"
)

// An Intent is the address of a composer with places for what is shared,
// parsed from the mini-language of the package comment. The zero value is none.
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
	nothing placeholder = iota
	text
	url
	title
	hashtags
	image
)

var placeholders = []string{text: "text", url: "url", title: "title", hashtags: "hashtags", image: "image"}

// ParseIntent reads a template. The empty string is the zero Intent.
func ParseIntent(s string) (Intent, error) {
	i := Intent{source: s}
	for rest := s; rest != ""; {
		literal, after, found := strings.Cut(rest, "{")
		if !found {
			i.segments = append(i.segments, segment{literal: rest})
			break
		}
		name, tail, found := strings.Cut(after, "}")
		if !found {
			return Intent{}, fmt.Errorf("unclosed {")
		}
		value := nothing
		for p, known := range placeholders {
			if known == name && known != "" {
				value = placeholder(p)
			}
		}
		if value == nothing {
			return Intent{}, fmt.Errorf("unknown placeholder {%s}", name)
		}
		i.segments = append(i.segments, segment{literal, value})
		rest = tail
	}
	return i, nil
}

// MustIntent is ParseIntent for the literals of this package and of tests.
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
