package search

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"encoding/json"
	"strings"
	"time"
)

// A Manifest is what a browser loads first: the files that the index is made of. Their
// names say what is in them, so that files of two builds never mix. The names of a list
// of files stand one after the other, NameLength characters each.
type Manifest struct {
	Version int        `json:"v"`
	Posts   int        `json:"posts"`
	Days    string     `json:"days"`
	Terms   Dictionary `json:"terms"`
	Words   Dictionary `json:"words"`
	Tails   Dictionary `json:"tails"`
	Cards   Cards      `json:"cards"`
}

// A Dictionary is the files of one, with the first term of each.
type Dictionary struct {
	First []string `json:"first"`
	Names string   `json:"names"`
}

// Cards are the files that say what posts look like in a list. Sizes has a digit for each:
// how many posts are in it.
type Cards struct {
	Sizes string `json:"sizes"`
	Names string `json:"names"`
}

// Files are the files of an index by name.
type Files map[string][]byte

// NameLength is how long names are, in characters of five bits.
const NameLength = 6

// add keeps a file and returns its name: the beginning of its SHA-256. Of two files that
// begin alike the second gets the next name.
func (f Files) add(data []byte) string {
	sum := sha256.Sum256(data)
	for {
		name := strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))[:NameLength]
		if known, taken := f[name]; !taken || string(known) == string(data) {
			f[name] = data
			return name
		}
		binary.BigEndian.PutUint32(sum[:], binary.BigEndian.Uint32(sum[:])+4) // 30 bits are the name
	}
}

// Dictionary keeps shards.
func (f Files) Dictionary(shards []Shard) Dictionary {
	d := Dictionary{First: []string{}}
	var names strings.Builder
	for _, s := range shards {
		d.First = append(d.First, s.First)
		names.WriteString(f.add(s.JSON))
	}
	d.Names = names.String()
	return d
}

// A Card is a post in a list of results.
type Card struct {
	ID      string   `json:"id"`
	Lang    string   `json:"lang"`
	Title   string   `json:"title"`
	Summary string   `json:"summary,omitempty"`
	Kind    string   `json:"kind,omitempty"`
	Entity  string   `json:"entity,omitempty"` // name of the company it speaks for
	States  []string `json:"states,omitempty"` // what is to be said of it: draft, frozen …
}

// A file of cards ends where the hash of an id says so, or where it is full.
const (
	fewCards  = 3
	manyCards = 8
	endsCards = 2 // one post in so many
)

// Cards keeps the cards of all posts, oldest first.
func (f Files) Cards(cards []Card) (Cards, error) {
	var out Cards
	var names, sizes strings.Builder
	for start, i := 0, 0; i < len(cards); i++ {
		n := i + 1 - start
		if full := n == manyCards || n >= fewCards && hash(cards[i].ID)%endsCards == 0; !full && i+1 < len(cards) {
			continue
		}
		data, err := json.Marshal(cards[start : i+1])
		if err != nil {
			return out, err
		}
		names.WriteString(f.add(data))
		sizes.WriteByte(digits[n])
		start = i + 1
	}
	out.Names, out.Sizes = names.String(), sizes.String()
	return out, nil
}

// Days says on which days posts came up, oldest first: for each day how many days it lies
// behind the one before, the first behind 1 January 1970, and how many posts came up.
func Days(days []time.Time) string {
	var code []byte
	last, posts := int32(0), int32(0)
	for _, day := range days {
		n := max(0, int32(time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC).Unix()/86400))
		if posts > 0 && n > last {
			code = appendNumber(code, posts)
			posts = 0
		}
		if posts == 0 {
			code = appendNumber(code, n-last)
			last = n
		}
		posts++
	}
	if posts > 0 {
		code = appendNumber(code, posts)
	}
	return string(code)
}
