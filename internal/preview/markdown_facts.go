package preview

import (
	"strings"

	"github.com/portevoix/portevoix/internal/markdown"
	"github.com/portevoix/portevoix/internal/worddiff"
)

// differentFacts is a block with the facts that are gone or new; empty: all stay.
func differentFacts(before, now []fact) string {
	var lines []string
	for _, name := range names(before, now) {
		for _, f := range without(before, now, name) {
			lines = append(lines, factLines(worddiff.Delete, f)...)
		}
		for _, f := range without(now, before, name) {
			lines = append(lines, factLines(worddiff.Insert, f)...)
		}
	}
	if len(lines) == 0 {
		return ""
	}
	return markdown.Block("diff", strings.Join(lines, "\n"))
}

func factLines(op worddiff.Op, f fact) []string {
	line := strings.ReplaceAll(markdown.Visible(f.name+": "+f.value), "\n", endMark)
	var list []string
	for i, piece := range wrap(line) {
		if i > 0 {
			piece = goesOn + piece
		}
		list = append(list, signs[op]+piece)
	}
	return list
}

// names of facts, in order, each once.
func names(before, now []fact) []string {
	var list []string
	seen := map[string]bool{}
	for _, f := range append(now[:len(now):len(now)], before...) {
		if !seen[f.name] {
			seen[f.name] = true
			list = append(list, f.name)
		}
	}
	return list
}

// without are the facts of a name that others don't have.
func without(facts, others []fact, name string) []fact {
	has := map[fact]bool{}
	for _, f := range others {
		has[f] = true
	}
	var list []fact
	for _, f := range facts {
		if f.name == name && !has[f] {
			list = append(list, f)
		}
	}
	return list
}
