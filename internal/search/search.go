// Package search makes the index in which a browser looks for posts: small files, of
// which a search loads the few it needs.
//
// A Builder is told the words of each post, oldest first, and the lists it is on. Posts
// are known by their place in that order, from 0. The index is three sorted dictionaries,
// each cut into shards of about 7 kB:
//
//	Terms     every word and list, each with its posts
//	Words     every word of four letters or more, to find those a slip away
//	Tails     the same words without their first letter: a hyphen and the letter follow
//
// A word is found by the form that Fold gives it; site/static/search/fold.js gives the
// same. A list has the name "@kind:id" and is no word, since no word has an @.
//
// What posts look like in a list stands in files of about eight cards, and what the files
// are in a Manifest.
//
// A shard of Terms is one JSON object:
//
//	{"terms":"Acloud4region…","posts":"AC FD"}
//
// Terms are in the order of their bytes. Each is a capital letter, A for 0 to Z for 25,
// for how many UTF-16 units it begins with as the one before it, and the rest. Posts are
// a word for each term: numbers in base 32 of the digits A–Za–z0-9+/, lowest first, those
// from 32 on standing for a digit that is not the last. A number is 3 × how many posts
// lie between a post and the one before it + 0 for a word of the body, 1 for one of what
// stands around it, 2 for one of the title. The other dictionaries have no posts.
//
// Where a shard ends follows from the terms in it, so that a changed post changes the
// shards that its words are in, and no others.
package search

import (
	"cmp"
	"slices"

	"golang.org/x/text/unicode/norm"
)

// A Field is where in a post a word stands.
type Field uint8

const (
	Body   Field = iota
	Around       // summary, topics, campaign
	Title
)

// A Builder gathers the words of posts. The zero value is not ready: see New.
type Builder struct {
	ids   map[string]int32 // of terms, in lists
	terms []string
	lists []list
	post  int32 // whose words are added; -1: none yet

	shown, decomposed, folded, word []byte // scratch
}

// New is a builder without posts.
func New() *Builder { return &Builder{ids: map[string]int32{}, post: -1} }

// Next begins the next post and returns its number.
func (b *Builder) Next() int {
	b.post++
	return int(b.post)
}

// Text adds the words of a plain text of the post.
func (b *Builder) Text(f Field, text string) {
	b.shown = append(b.shown[:0], text...)
	b.words(f)
}

// Markdown adds the words of a body that are shown: no addresses, no raw HTML.
func (b *Builder) Markdown(body []byte) {
	b.shown = appendShown(b.shown[:0], body)
	b.words(Body)
}

// List puts the post on a list.
func (b *Builder) List(kind, id string) {
	b.word = append(append(append(append(b.word[:0], '@'), kind...), ':'), id...)
	b.add(b.word, Body)
}

func (b *Builder) words(f Field) {
	b.decomposed = norm.NFKD.Append(b.decomposed[:0], b.shown...)
	b.folded = appendFolded(b.folded[:0], b.decomposed)
	b.word = eachWord(b.folded, b.word, func(word []byte) { b.add(word, f) })
}

func (b *Builder) add(term []byte, f Field) {
	id, known := b.ids[string(term)]
	if !known {
		id = int32(len(b.lists))
		b.terms = append(b.terms, string(term))
		b.ids[b.terms[id]] = id
		b.lists = append(b.lists, list{before: -1, last: -1})
	}
	b.lists[id].add(b.post, f)
}

// A list is the posts of a term.
type list struct {
	before, last int32 // the last two posts; -1: none. What is known of last may grow.
	field        Field // of last
	code         []byte
}

func (l *list) add(post int32, f Field) {
	if l.last == post {
		l.field = max(l.field, f)
		return
	}
	l.settle()
	l.last, l.field = post, f
}

// settle writes the last post down.
func (l *list) settle() {
	if l.last < 0 {
		return
	}
	l.code = appendNumber(l.code, 3*(l.last-l.before-1)+int32(l.field))
	l.before, l.last = l.last, -1
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

func appendNumber(code []byte, n int32) []byte {
	for ; n >= 32; n /= 32 {
		code = append(code, digits[32+n%32])
	}
	return append(code, digits[n])
}

// An Index is the three dictionaries.
type Index struct{ Terms, Words, Tails []Shard }

// A Shard is a part of a dictionary, up to the first term of the next.
type Shard struct {
	First string
	JSON  []byte
}

// Index is the index of all posts so far. The builder is of no use after it.
func (b *Builder) Index() Index {
	order := make([]int32, len(b.terms))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(x, y int32) int { return cmp.Compare(b.terms[x], b.terms[y]) })
	terms, words := newDictionary(true), newDictionary(false)
	var tails []string
	for _, id := range order {
		l := &b.lists[id]
		l.settle()
		terms.add(b.terms[id], l.code)
		if mayBeMistyped(b.terms[id]) {
			words.add(b.terms[id], nil)
			tails = append(tails, tail(b.terms[id]))
		}
	}
	slices.Sort(tails)
	headless := newDictionary(false)
	for _, t := range tails {
		headless.add(t, nil)
	}
	return Index{terms.done(), words.done(), headless.done()}
}
