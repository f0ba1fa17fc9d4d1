package content

import (
	"time"

	"github.com/portevoix/portevoix/internal/problem"
)

// An Edition is a post in one language.
type Edition struct {
	Document
	Link           string // what is shared; empty: read, not shared
	Media          []Media
	Hashtags       []string // without #
	Claims         []Claim
	Starters       []string
	Share          map[string][]Text // by network, or Any
	Actions        []Action
	TranslatedFrom *Translation
	Reason, Answer string             // of its withdrawal, in its own file; see Post.Reason
	Kept           *Kept              // nil: the edition is as it is written
	inherited      map[string]*Source // keys taken from the original's file
}

// Kept is what goes with an earlier version that is offered while a newer one waits for
// approval: what settings and campaign said then.
type Kept struct {
	Hashtags    []string
	Long, Short string // disclosure; "": none
}

// A Claim is a statement with what proves it.
type Claim struct {
	Text, Evidence, Owner string
	Until                 time.Time
}

// An Action is something to do other than sharing: a plain link.
type Action struct {
	Kind ActionKind `yaml:"kind"`
	On   string     `yaml:"on,omitempty"` // network
	URL  string     `yaml:"url"`
}

// ActionKind is what an action asks for.
type ActionKind string

// ActionKinds are all an action can ask for.
var ActionKinds = []ActionKind{"repost", "comment", "follow", "apply", "attend"}

func (k *ActionKind) UnmarshalText(text []byte) error { return oneOf(k, text, ActionKinds) }

// A Translation names the edition that was translated, and its ShareDigest then.
type Translation struct {
	Lang   string `yaml:"lang"`
	Digest string `yaml:"digest,omitempty"`
}

// At returns the position of the value at a path of keys and indices, in the file
// it was taken from: an inherited key stands in the original's.
func (e *Edition) At(path ...any) problem.Position {
	if len(path) > 0 {
		key, _ := path[0].(string)
		if s, ok := e.inherited[key]; ok {
			return s.At(path...)
		}
	}
	return e.Source.At(path...)
}
