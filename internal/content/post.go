package content

import (
	"fmt"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

// A Post is something to share, in one or more languages. What is the same in all
// of them stands here, what is said in one of them in its Edition.
type Post struct {
	ID         string
	Aliases    []string // ids it had before, of all languages
	Date       time.Time
	Campaign   string // id
	Topics     []string
	Kind       Kind
	Audience   []string
	Publish    time.Time // not before; zero: at once
	Expires    time.Time // not from then on, as written; zero: never. See End.
	Disclosure string    // by name; empty: the entity's or the hub's default
	Entity     string    // the company it speaks for, by id; empty: the hub
	Edit       Edit      // Free where nothing is written
	Owner      string    // a contact's id
	Status     Status    // StatusLive where nothing is written
	Withdrawn  *Withdrawal
	Editions   []*Edition // in the hub's order of languages
	Conflicts  []Conflict // where its files differ
}

// A Conflict is a value that stands in one file of a post and gave way to another.
type Conflict struct {
	Key           string
	At            problem.Position // of the value that is ignored
	Used, Ignored string
}

// In returns the edition in a language.
func (p *Post) In(lang string) (*Edition, bool) {
	for _, e := range p.Editions {
		if e.Lang == lang {
			return e, true
		}
	}
	return nil, false
}

// Original returns the edition the others were translated from: the first in the
// hub's order of languages that does not say what it was translated from.
func (p *Post) Original() *Edition {
	for _, e := range p.Editions {
		if e.TranslatedFrom == nil {
			return e
		}
	}
	return p.Editions[0]
}

// Kind is what a post is about; the hub's mix is counted by it.
type Kind string

// Kinds are all a post can be of.
var Kinds = []Kind{"company", "industry", "people", "job", "event"}

// Edit says how far a colleague may change the words.
type Edit string

const (
	Free   Edit = "free"
	Around Edit = "around" // the approved words stay, others may stand around them
	Locked Edit = "locked"
)

// Status is what its writers say of a post.
type Status string

const (
	StatusLive      Status = "live"
	StatusDraft     Status = "draft"
	StatusWithdrawn Status = "withdrawn"
)

var (
	edits    = []Edit{Free, Around, Locked}                       // the last is the strictest
	statuses = []Status{StatusLive, StatusDraft, StatusWithdrawn} // the last is the strictest
)

func (k *Kind) UnmarshalText(text []byte) error   { return oneOf(k, text, Kinds) }
func (e *Edit) UnmarshalText(text []byte) error   { return oneOf(e, text, edits) }
func (s *Status) UnmarshalText(text []byte) error { return oneOf(s, text, statuses) }

func oneOf[T ~string](v *T, text []byte, known []T) error {
	if slices.Contains(known, T(text)) {
		*v = T(text)
		return nil
	}
	return fmt.Errorf("unknown value %q; %s", text, yaml.Suggest(string(text), wordsOf(known)))
}

func wordsOf[T ~string](known []T) []string {
	words := make([]string, len(known))
	for i, k := range known {
		words[i] = string(k)
	}
	return words
}
