package search

import (
	"hash/fnv"
	"unicode/utf16"
	"unicode/utf8"
)

// A shard ends where the hash of a term says so, once it is large enough, and where it
// would become too large: with the exception of a term that is too large by itself.
const (
	smallShard = 5 << 10 // bytes
	largeShard = 8 << 10 // bytes
	endsShard  = 1 << 5  // one term in so many
)

// A dictionary cuts terms, in their order, into shards.
type dictionary struct {
	posts  bool // whether each term has some
	shards []Shard
	first  string
	before string // the last term; empty: none in this shard
	terms  []byte
	codes  []byte
}

func newDictionary(posts bool) *dictionary { return &dictionary{posts: posts} }

func (d *dictionary) add(term string, code []byte) {
	if size := len(d.terms) + len(d.codes); d.before != "" &&
		(size+len(term)+len(code) > largeShard || size > smallShard && hash(term)%endsShard == 0) {
		d.cut()
	}
	if d.before == "" {
		d.first = term
	} else if d.posts {
		d.codes = append(d.codes, ' ')
	}
	common, rest := shared(d.before, term)
	d.terms = append(append(d.terms, byte('A'+common)), rest...)
	d.codes = append(d.codes, code...)
	d.before = term
}

// cut ends a shard. Letters, digits, @, - and : need no escape in JSON.
func (d *dictionary) cut() {
	json := append([]byte(`{"terms":"`), d.terms...)
	if d.posts {
		json = append(append(json, `","posts":"`...), d.codes...)
	}
	json = append(json, "\"}\n"...)
	d.shards = append(d.shards, Shard{d.first, json})
	d.before, d.terms, d.codes = "", d.terms[:0], d.codes[:0]
}

func (d *dictionary) done() []Shard {
	if d.before != "" {
		d.cut()
	}
	return d.shards
}

func hash(term string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(term))
	return h.Sum32()
}

// shared is in how many UTF-16 units, at most 25, a term begins as another, and its rest.
func shared(before, term string) (units int, rest string) {
	for before != "" && term != "" {
		a, _ := utf8.DecodeRuneInString(before)
		b, size := utf8.DecodeRuneInString(term)
		if a != b || units+utf16.RuneLen(b) > 'Z'-'A' {
			break
		}
		units += utf16.RuneLen(b)
		before, term = before[size:], term[size:]
	}
	return units, term
}

// shortest is how many letters a word has in which a slip is forgiven.
const shortest = 4

// mayBeMistyped tells words from numbers, lists and what is too short.
func mayBeMistyped(term string) bool {
	return term[0] > '@' && utf8.RuneCountInString(term) >= shortest
}

func tail(word string) string {
	_, size := utf8.DecodeRuneInString(word)
	return word[size:] + "-" + word[:size]
}
