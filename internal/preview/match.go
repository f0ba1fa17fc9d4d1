package preview

import (
	"cmp"
	"slices"

	"github.com/portevoix/portevoix/internal/worddiff"
)

// A handover is an entry and what it was.
type handover struct {
	Entry
	was *Entry // nil: it is new
}

// handovers finds for each entry what it was: on the same network the text of the same
// name, else the most similar, since a text without an id is named after its words. What
// was none of them before has been removed.
func (ch change) handovers() (list []handover, removed []Entry) {
	for _, e := range ch.now.Entries {
		list = append(list, handover{Entry: e})
	}
	base := ch.base()
	if base == nil {
		return list, nil
	}
	m := matching{list: list, rest: slices.Clone(base.Entries)}
	m.match(sameName)
	m.match(similarity())
	return m.list, m.rest
}

// A matching finds what texts were among those that are left.
type matching struct {
	list []handover
	rest []Entry
}

// A pair is a text and one it may have been, by their indices.
type pair struct {
	now, was int
	alike    float64
}

const (
	alikeEnough = 0.5
	mostPairs   = 5000 // compared with each other; nobody rewrites so many texts at once
)

// match takes the most alike first.
func (m *matching) match(alike func(now, was Entry) float64) {
	pairs := m.pairs()
	if len(pairs) > mostPairs {
		return
	}
	for i := range pairs {
		p := &pairs[i]
		p.alike = alike(m.list[p.now].Entry, m.rest[p.was])
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.alike, a.alike) })
	taken := map[int]bool{}
	for _, p := range pairs {
		if p.alike >= alikeEnough && m.list[p.now].was == nil && !taken[p.was] {
			m.list[p.now].was, taken[p.was] = new(m.rest[p.was]), true
		}
	}
	var left []Entry
	for i, was := range m.rest {
		if !taken[i] {
			left = append(left, was)
		}
	}
	m.rest = left
}

// pairs are all that could be, each on one network.
func (m *matching) pairs() []pair {
	var pairs []pair
	for i, now := range m.list {
		for j, was := range m.rest {
			if now.was == nil && now.Network == was.Network {
				pairs = append(pairs, pair{now: i, was: j})
			}
		}
	}
	return pairs
}

func sameName(now, was Entry) float64 {
	if now.Name == was.Name {
		return 1
	}
	return 0
}

// similarity compares words; most networks are handed the same.
func similarity() func(now, was Entry) float64 {
	known := map[[2]string]float64{}
	return func(now, was Entry) float64 {
		key := [2]string{was.words, now.words}
		value, ok := known[key]
		if !ok {
			value = worddiff.Similarity(was.words, now.words)
			known[key] = value
		}
		return value
	}
}
