package check

import (
	"cmp"
	"hash/fnv"
	"slices"
)

// A sketch stands for a text: two are as alike as the runs of three words that they
// share are part of all that they have (Jaccard).
//
// Texts are not compared each with each. By MinHash the smallest of all runs, under
// some shuffling, is the same in two texts as likely as they are alike (Broder, On the
// resemblance and containment of documents, 1997). Only texts that agree on a band, a
// few such minima at once, are compared.
type sketch struct {
	runs   []uint64 // of words, hashed; sorted, each once
	minima [bands * rows]uint64
}

const (
	inRow = 3 // words of a run
	rows  = 3 // minima of a band
	// bands are as many as find 98 of 100 texts that are alikeEnough, and 99.99 of those
	// that share eight of ten runs: 1 - (1 - 0.6³)¹⁶.
	bands       = 16
	alikeEnough = 0.6
	// company is how many texts of a band another is compared with, beside the first:
	// so many that agree by chance are rare, and hubs have to end being checked.
	company = 8
)

func newSketch(text string) sketch {
	var s sketch
	words := wordsOf(text)
	if len(words) == 0 {
		words = []string{text} // signs alone
	}
	for i := 0; i == 0 || i+inRow <= len(words); i++ {
		s.runs = append(s.runs, hashOf(words[i:min(i+inRow, len(words))]))
	}
	slices.Sort(s.runs)
	s.runs = slices.Compact(s.runs)
	for i := range s.minima {
		s.minima[i] = ^uint64(0)
		for _, r := range s.runs {
			s.minima[i] = min(s.minima[i], shuffle(r+uint64(i)*golden))
		}
	}
	return s
}

func hashOf(words []string) uint64 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

const golden = 0x9e3779b97f4a7c15

// shuffle spreads a number over all of its bits: the finalizer of SplitMix64.
func shuffle(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// alike is the part of all runs that two texts share.
func (s *sketch) alike(other *sketch) float64 {
	shared := 0
	for a, b := s.runs, other.runs; len(a) > 0 && len(b) > 0; {
		switch c := cmp.Compare(a[0], b[0]); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			shared++
			a, b = a[1:], b[1:]
		}
	}
	return float64(shared) / float64(len(s.runs)+len(other.runs)-shared)
}

// A pair are two texts that are alike, by their indices.
type pair struct {
	first, second int
	same          bool // word by word
}

// nearest pairs each text that is alike to an earlier one with the first such that was
// found; may tells which can be a pair at all.
func nearest(texts []sketch, may func(i, j int) bool) []pair {
	pairs := make([]pair, len(texts))
	for band := range bands {
		for _, members := range agreeing(texts, band) {
			for n, second := range members {
				start := max(1, n-company)
				for _, first := range append(members[:min(n, 1):1], members[min(start, n):n]...) {
					pairs[second].offer(texts, first, second, may)
				}
			}
		}
	}
	return slices.DeleteFunc(pairs, func(p pair) bool { return p.first == p.second })
}

// offer takes a first text for a second one where it is better than the one known.
func (p *pair) offer(texts []sketch, first, second int, may func(i, j int) bool) {
	known := p.second == second && p.first != second
	if known && (p.same || p.first <= first) || !may(first, second) {
		return
	}
	switch alike := texts[first].alike(&texts[second]); {
	case alike == 1:
		*p = pair{first, second, true}
	case alike >= alikeEnough && !known:
		*p = pair{first, second, false}
	}
}

// agreeing groups the texts that have the same minima in a band.
func agreeing(texts []sketch, band int) [][]int {
	order := make([]int, len(texts))
	for i := range order {
		order[i] = i
	}
	of := func(i int) []uint64 { return texts[i].minima[band*rows : (band+1)*rows] }
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(slices.Compare(of(a), of(b)), cmp.Compare(a, b)) })
	var groups [][]int
	for len(order) > 0 {
		end := 1
		for end < len(order) && slices.Equal(of(order[0]), of(order[end])) {
			end++
		}
		if end > 1 {
			groups = append(groups, order[:end])
		}
		order = order[end:]
	}
	return groups
}
