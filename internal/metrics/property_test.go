package metrics

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// A model is what should be kept: of each source and day, the facts without source that
// were said last, by all but their value.
type model map[[2]string]map[Fact]int64

func (m model) replace(b Batch) {
	for _, d := range b.Days {
		m[[2]string{b.Source, d.Day}] = map[Fact]int64{}
	}
	for _, f := range b.Facts {
		value := f.Value
		f.Value, f.Source = 0, b.Source
		m[[2]string{b.Source, f.Day}][f] += value
	}
}

func (m model) facts() map[Fact]int64 {
	all := map[Fact]int64{}
	for _, facts := range m {
		for f, value := range facts {
			all[f] = value
		}
	}
	return all
}

func read(t *testing.T, facts *Facts) map[Fact]int64 {
	t.Helper()
	all := map[Fact]int64{}
	for _, f := range facts.List {
		value := f.Value
		f.Value = 0
		if _, twice := all[f]; twice {
			t.Errorf("%+v stands in two rows", f)
		}
		all[f] = value
	}
	return all
}

// random is a batch of one of two sources, of days around the end of a month.
func random(r *rand.Rand) Batch {
	days := []string{"2026-10-30", "2026-10-31", "2026-11-01", "2026-11-02"}
	r.Shuffle(len(days), func(i, j int) { days[i], days[j] = days[j], days[i] })
	b := said([]string{"logs", "a-b"}[r.IntN(2)], days[0], "")
	b.Days, b.At = nil, fmt.Sprintf("2026-11-%02dT03:00:00Z", 1+r.IntN(20))
	for _, day := range days[:1+r.IntN(3)] {
		b.Days = append(b.Days, Day{Day: day, Read: int64(r.IntN(3)), Closed: r.IntN(2) == 0})
		for range r.IntN(5) {
			b.Facts = append(b.Facts, Fact{Day: day, Post: pick(r, "a", "a-b", "ab", ""), Lang: pick(r, "en", ""),
				Network: pick(r, "x", ""), Code: pick(r, "aaaaa", "bbbbb", ""), Measure: Measures[r.IntN(2)], Value: int64(r.IntN(9))})
		}
	}
	return b
}

func pick(r *rand.Rand, words ...string) string { return words[r.IntN(len(words))] }

// Whatever is said, in whatever order, what is read is what was said last of each day.
func TestReplaceThenRead(t *testing.T) {
	for seed := range uint64(40) {
		r, root, want := rand.New(rand.NewPCG(seed, 1)), hub(t), model{}
		for range 1 + r.IntN(6) {
			b := random(r)
			want.replace(b)
			replace(t, root, b)
		}
		facts, problems := Read(root.FS())
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		same(t, fmt.Sprintf("seed %d", seed), want.facts(), read(t, facts))
		for key := range want {
			if kept, _ := facts.Source(key[0]); !slices.ContainsFunc(kept.Origins, func(o Origin) bool { return o.Day == key[1] }) {
				t.Errorf("seed %d: %v is not known to be read", seed, key)
			}
		}
	}
}

// What is said of distinct days gives equal bytes in any order, and no byte changes when
// all of it is said again.
func TestOrderMakesNoDifference(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 2))
		var batches []Batch
		seen := map[[2]string]bool{}
		for range 6 {
			b := random(r)
			if slices.ContainsFunc(b.Days, func(d Day) bool { return seen[[2]string{b.Source, d.Day}] }) {
				continue
			}
			for _, d := range b.Days {
				seen[[2]string{b.Source, d.Day}] = true
			}
			batches = append(batches, b)
		}
		one, other := hub(t), hub(t)
		replace(t, one, batches...)
		r.Shuffle(len(batches), func(i, j int) { batches[i], batches[j] = batches[j], batches[i] })
		replace(t, other, batches...)
		same(t, fmt.Sprintf("seed %d", seed), files(t, one), files(t, other))
		if replace(t, other, batches...) {
			t.Errorf("seed %d: saying it again changed something", seed)
		}
	}
}

// Two who began with the same facts, and each changed other days, lose nothing: whoever
// joins the other finds what one after the other would have left.
func TestJoin(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 3))
		first, mine, theirs := random(r), random(r), random(r)
		if slices.ContainsFunc(mine.Days, func(d Day) bool { return mine.Source == theirs.Source && theirs.speaksOf(d.Day) }) {
			continue
		}
		before, one, other, both := hub(t), hub(t), hub(t), hub(t)
		replace(t, before, first)
		replace(t, one, first, mine)
		replace(t, other, first, theirs)
		replace(t, both, first, theirs, mine)
		if _, err := Join(other, before.FS(), one.FS()); err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprintf("seed %d", seed), files(t, both), files(t, other))
		if changed, err := Join(other, before.FS(), one.FS()); changed || err != nil {
			t.Errorf("seed %d: joined again it changed: %t, %v", seed, changed, err)
		}
	}
}

func (b Batch) speaksOf(day string) bool {
	return slices.ContainsFunc(b.Days, func(d Day) bool { return d.Day == day })
}

// Pruned is what a model of it says, and nothing is broken by it.
func TestPruneThenRead(t *testing.T) {
	for seed := range uint64(30) {
		keep := Limits{Facts: "2026-10-31", Codes: "2026-11-02", SeenOnly: seed%2 == 0}
		r, root, pruned := rand.New(rand.NewPCG(seed, 4)), hub(t), hub(t)
		for range 1 + r.IntN(5) {
			b := random(r)
			replace(t, root, b)
			if b = b.Within(keep); len(b.Days) > 0 {
				replace(t, pruned, b)
			}
		}
		if _, problems, err := Prune(root, keep); len(problems) > 0 || err != nil {
			t.Fatal(problems, err)
		}
		facts, problems := Read(root.FS())
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		want, _ := Read(pruned.FS())
		same(t, fmt.Sprintf("seed %d", seed), want.List, facts.List)
	}
}
