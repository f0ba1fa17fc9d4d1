package results

import (
	"cmp"
	"slices"

	"github.com/portevoix/portevoix/internal/content"
)

// Texts are those of a post in a language, beside each other.
type Texts struct {
	Post, Lang string
	Texts      []Text // the most visited first
}

// A Text is what came through one text.
type Text struct {
	Name   string // "": not known
	Visits Number
}

// texts are compared where a post has several of them and visits to tell; the posts with
// most visits first.
func (c *counter) texts() []Texts {
	type written struct{ post, lang string }
	sums := map[written]map[string]int64{}
	for _, f := range c.visits.facts {
		at := written{f.Post, f.Lang}
		if sums[at] == nil {
			sums[at] = map[string]int64{}
		}
		sums[at][f.Text] += f.Value
	}
	var list []Texts
	for _, p := range slices.Concat(c.Offered, c.Over) {
		for _, e := range p.Editions {
			if t := c.compare(e, sums[written{p.ID, e.Lang}]); len(t) > 1 && t[0].Visits.Value > 0 {
				list = append(list, Texts{p.ID, e.Lang, t})
			}
		}
	}
	slices.SortFunc(list, func(a, b Texts) int {
		return cmp.Or(cmp.Compare(total(b.Texts), total(a.Texts)), cmp.Compare(a.Post, b.Post), cmp.Compare(a.Lang, b.Lang))
	})
	return list
}

// compare adds up the texts that an edition has or had. Those that the source can't tell
// apart stand in no comparison.
func (c *counter) compare(e *content.Edition, sums map[string]int64) []Text {
	names := map[string]bool{}
	for _, texts := range e.Share {
		for _, t := range texts {
			names[t.Name] = true
		}
	}
	for name := range sums {
		names[name] = name != ""
	}
	var list []Text
	for name, named := range names {
		if named {
			list = append(list, Text{name, c.visits.number(sums[name])})
		}
	}
	slices.SortFunc(list, func(a, b Text) int {
		return cmp.Or(cmp.Compare(b.Visits.Value, a.Visits.Value), cmp.Compare(a.Name, b.Name))
	})
	return list
}

func total(texts []Text) (n int64) {
	for _, t := range texts {
		n += t.Visits.Value
	}
	return n
}
