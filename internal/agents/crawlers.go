package agents

import (
	_ "embed"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
)

//go:embed crawlers.txt
var patterns string

// windows are patterns of programs that fetch previews, but also show pages to people in a
// window of their own; those that fetch don't begin as browsers do.
var windows = []string{"WhatsApp", "Viber", "Bluesky\\/", "Mastodon"}

// crawlers are patterns: most are plain words, which are found by their first bytes.
type crawlers struct {
	words   map[[minWord]byte][]string
	regexps []*regexp.Regexp
}

const minWord = 3 // bytes

var known = sync.OnceValue(func() crawlers {
	c := crawlers{words: map[[minWord]byte][]string{}}
	for pattern := range strings.Lines(patterns) {
		pattern = strings.TrimSuffix(pattern, "\n")
		if slices.Contains(windows, pattern) {
			continue
		}
		if word, plain := plainWord(pattern); plain {
			begin := [minWord]byte([]byte(word[:minWord]))
			c.words[begin] = append(c.words[begin], word)
			continue
		}
		c.regexps = append(c.regexps, regexp.MustCompile(pattern))
	}
	return c
})

// plainWord returns the one word that a pattern matches.
func plainWord(pattern string) (word string, ok bool) {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil || parsed.Op != syntax.OpLiteral {
		return "", false
	}
	word = string(parsed.Rune)
	return word, len(word) >= minWord
}

func (c crawlers) match(agent string) bool {
	for rest := agent; len(rest) >= minWord; rest = rest[1:] {
		begins := func(word string) bool { return strings.HasPrefix(rest, word) }
		if slices.ContainsFunc(c.words[[minWord]byte([]byte(rest[:minWord]))], begins) {
			return true
		}
	}
	return slices.ContainsFunc(c.regexps, func(r *regexp.Regexp) bool { return r.MatchString(agent) })
}
