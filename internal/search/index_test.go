package search_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/search"
	"github.com/portevoix/portevoix/internal/search/searchtest"
)

type entry = searchtest.Post

// terms are all of a dictionary.
func terms(t *testing.T, shards []search.Shard) map[string][]entry {
	t.Helper()
	all := map[string][]entry{}
	for _, s := range shards {
		list := searchtest.Shard(t, s.JSON)
		if list[0].Term != s.First {
			t.Errorf("a shard begins with %q and says %q", list[0].Term, s.First)
		}
		for _, e := range list {
			all[e.Term] = e.Posts
		}
	}
	return all
}

func in(post, field int) entry { return entry{Number: post, Field: field} }

const body, around, title = int(search.Body), int(search.Around), int(search.Title)

func TestIndex(t *testing.T) {
	b := search.New()
	b.Next()
	b.Markdown([]byte("Clouds over *Rabat*."))
	b.Text(search.Title, "The cloud")
	b.List("topic", "cloud")
	b.Next()
	b.Text(search.Around, "Rabat")
	index := b.Index()
	want := map[string][]entry{
		"cloud": {in(0, title)}, "over": {in(0, body)}, "the": {in(0, title)},
		"rabat": {in(0, body), in(1, around)}, "@topic:cloud": {in(0, body)},
	}
	if got := terms(t, index.Terms); !maps.EqualFunc(got, want, slices.Equal[[]entry]) {
		t.Errorf("the terms are %v, want %v", got, want)
	}
	if words := slices.Sorted(maps.Keys(terms(t, index.Words))); !slices.Equal(words, []string{"cloud", "over", "rabat"}) {
		t.Errorf("the words are %q", words)
	}
	if tails := slices.Sorted(maps.Keys(terms(t, index.Tails))); !slices.Equal(tails, []string{"abat-r", "loud-c", "ver-o"}) {
		t.Errorf("the tails are %q", tails)
	}
}

// posts writes 2,000 posts; one of them has another word.
func posts(other int) search.Index {
	r := rand.New(rand.NewPCG(1, 1))
	b := search.New()
	for i := range 2000 {
		b.Next()
		for range 30 {
			b.Text(search.Body, fmt.Sprintf("word%d", r.IntN(100)*r.IntN(100)))
		}
		if i == other {
			b.Text(search.Body, "another")
		}
	}
	return b.Index()
}

func TestOneWordChangesFewShards(t *testing.T) {
	before, after := posts(-1), posts(1000)
	changed := 0
	for _, s := range after.Terms {
		if !slices.ContainsFunc(before.Terms, func(o search.Shard) bool { return bytes.Equal(o.JSON, s.JSON) }) {
			changed++
		}
	}
	if len(after.Terms) < 10 || changed > 2 {
		t.Errorf("%d of %d shards change", changed, len(after.Terms))
	}
}

func TestShardsAreSmallAndInOrder(t *testing.T) {
	index := posts(-1)
	for _, s := range index.Terms {
		if len(s.JSON) > 9<<10 {
			t.Errorf("the shard of %q has %d bytes", s.First, len(s.JSON))
		}
	}
	if !slices.IsSortedFunc(index.Terms, func(a, b search.Shard) int { return strings.Compare(a.First, b.First) }) {
		t.Error("shards are in no order")
	}
}

// Two files with one name would be one: the second gets another.
func TestFilesHaveNamesOfTheirOwn(t *testing.T) {
	files := search.Files{}
	cards := make([]search.Card, 60_000)
	for i := range cards {
		cards[i].ID = fmt.Sprint(i)
	}
	list, err := files.Cards(cards)
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Names) != len(files)*search.NameLength || len(list.Sizes) != len(files) {
		t.Errorf("%d files have %d names and %d sizes", len(files), len(list.Names)/search.NameLength, len(list.Sizes))
	}
	total := 0
	for i, size := range list.Sizes {
		var file []search.Card
		if err := json.Unmarshal(files[list.Names[i*search.NameLength:][:search.NameLength]], &file); err != nil {
			t.Fatal(err)
		}
		if len(file) != int(size-'A') || file[0].ID != fmt.Sprint(total) {
			t.Fatalf("file %d has %d cards from %s, want %d from %d", i, len(file), file[0].ID, size-'A', total)
		}
		total += len(file)
	}
	if total != len(cards) {
		t.Errorf("the files have %d cards", total)
	}
}

func TestDays(t *testing.T) {
	day := func(n int) time.Time { return time.Date(1970, 1, 1+n, 23, 0, 0, 0, time.UTC) }
	code := search.Days([]time.Time{{}, day(-400), day(3), day(3), day(40)})
	if got := slices.Collect(searchtest.Numbers(code)); !slices.Equal(got, []int{0, 2, 3, 2, 37, 1}) {
		t.Errorf("the days are %v", got)
	}
}
