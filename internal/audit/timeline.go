package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"
)

// Held is something that was the same for one or more spans.
type Held[T any] struct {
	What  T      `json:"what"`
	Spans []Span `json:"spans"`

	sum string // of what it says
}

// A timeline gathers what held when, by place: a post in a language, a file.
type timeline[T any] struct {
	all  map[string]*Held[T] // by place and sum
	open map[string]*Held[T] // what holds, by place
}

func newTimeline[T any]() *timeline[T] {
	return &timeline[T]{map[string]*Held[T]{}, map[string]*Held[T]{}}
}

// show says all that holds from a moment on. Moments come in order.
func (t *timeline[T]) show(at time.Time, seen map[string]T) error {
	now := map[string]*Held[T]{}
	for place, what := range seen {
		held, err := t.held(place, what)
		if err != nil {
			return err
		}
		now[place] = held
	}
	for place, held := range t.open {
		if now[place] != held {
			held.Spans[len(held.Spans)-1].Until = &at
		}
	}
	for place, held := range now {
		if t.open[place] != held {
			held.Spans = append(held.Spans, Span{From: at})
		}
	}
	t.open = now
	return nil
}

// held is what says the same at a place.
func (t *timeline[T]) held(place string, what T) (*Held[T], error) {
	data, err := json.Marshal(what)
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256(data)
	sum := hex.EncodeToString(digest[:])
	key := place + "\x00" + sum
	if t.all[key] == nil {
		t.all[key] = &Held[T]{What: what, sum: sum}
	}
	return t.all[key], nil
}

// list is all that ever held: place by place, in order of time.
func (t *timeline[T]) list() []Held[T] {
	keys := slices.SortedFunc(maps.Keys(t.all), func(a, b string) int {
		placeA, _, _ := strings.Cut(a, "\x00")
		placeB, _, _ := strings.Cut(b, "\x00")
		if placeA != placeB {
			return strings.Compare(placeA, placeB)
		}
		return t.all[a].Spans[0].From.Compare(t.all[b].Spans[0].From)
	})
	list := []Held[T]{}
	for _, key := range keys {
		list = append(list, *t.all[key])
	}
	return list
}
