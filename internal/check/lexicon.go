package check

import (
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
)

// A lexicon is the wording that is banned in one language, ready to be looked for.
type lexicon struct {
	phrases  map[string][]phrase // by their first word
	patterns []*config.Banned
}

type phrase struct {
	rest []string // the words after the first
	by   *config.Banned
}

// A hit is banned wording in a text.
type hit struct {
	words string // as they stand in the text
	start int    // offset in bytes
	by    *config.Banned
}

func newLexicon(list []config.Banned, lang string) *lexicon {
	l := &lexicon{phrases: map[string][]phrase{}}
	for i := range list {
		b := &list[i]
		if len(b.Languages) > 0 && !slices.Contains(b.Languages, lang) {
			continue
		}
		if b.Pattern != nil {
			l.patterns = append(l.patterns, b)
		}
		for _, wording := range b.Words {
			l.add(wording, b)
		}
	}
	return l
}

func (l *lexicon) add(wording string, b *config.Banned) {
	words := folded(tokens(wording))
	if len(words) > 0 {
		l.phrases[words[0]] = append(l.phrases[words[0]], phrase{words[1:], b})
	}
}

func folded(list []token) []string {
	words := make([]string, len(list))
	for i, t := range list {
		words[i] = t.word
	}
	return words
}

// find returns the banned wording of a text, in order.
func (l *lexicon) find(text string) []hit {
	var hits []hit
	if len(l.phrases) > 0 {
		hits = l.findPhrases(text)
	}
	for _, b := range l.patterns {
		for _, at := range b.Pattern.FindAllStringIndex(text, -1) {
			hits = append(hits, hit{text[at[0]:at[1]], at[0], b})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return a.start - b.start })
	return hits
}

func (l *lexicon) findPhrases(text string) []hit {
	var hits []hit
	list := tokens(text)
	for i, t := range list {
		for first := range t.forms {
			for _, p := range l.phrases[first] {
				if end := i + len(p.rest); end < len(list) && p.follows(list[i+1:end+1]) {
					hits = append(hits, hit{text[t.start:list[end].end], t.start, p.by})
				}
			}
		}
	}
	return hits
}

func (p phrase) follows(list []token) bool {
	for i, t := range list {
		if !t.is(p.rest[i]) {
			return false
		}
	}
	return true
}

// particles are what Arabic writes together with the word that follows: and, then,
// with, as, for, the, and what these make with each other.
var particles = []string{"وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ك", "ل"}

// forms yields the words a token may be: itself and, in Arabic, without a particle.
func (t token) forms(yield func(string) bool) {
	if !yield(t.word) || t.word < "\u0600" || t.word >= "\u0700" {
		return
	}
	for _, particle := range particles {
		if rest, ok := strings.CutPrefix(t.word, particle); ok && rest != "" && !yield(rest) {
			return
		}
	}
}

func (t token) is(word string) bool {
	for form := range t.forms {
		if form == word {
			return true
		}
	}
	return false
}
