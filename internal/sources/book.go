package sources

import (
	"maps"
	"slices"

	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/share"
)

// A dayRead is how a day was read, with its facts, equal ones added up.
type dayRead struct {
	metrics.Day
	facts []metrics.Fact
	at    map[metrics.Fact]int // where they stand, by what they are without their value
}

// A book is what days say, by the day.
type book map[string]*dayRead

// of is the page of a day.
func (b book) of(day string) *dayRead {
	if b[day] == nil {
		b[day] = &dayRead{Day: metrics.Day{Day: day, Dropped: map[string]int64{}}, at: map[metrics.Fact]int{}}
	}
	return b[day]
}

// note files n of a measure under what they are of, or counts a row that is of nothing.
func (d *dayRead) note(a share.Attribution, doubt string, m metrics.Measure, n int64) {
	d.Read++
	if doubt != "" {
		d.Dropped[doubt]++
		return
	}
	d.add(a, m, n)
}

func (d *dayRead) add(a share.Attribution, m metrics.Measure, n int64) {
	if n <= 0 {
		return
	}
	f := metrics.Fact{
		Day: d.Day.Day, Post: a.Post, Lang: a.Lang, Text: a.Text, Network: a.Network,
		Campaign: a.Campaign, Team: a.Team, Code: a.Code, Measure: m,
	}
	i, known := d.at[f]
	if !known {
		i = len(d.facts)
		d.at[f] = i
		d.facts = append(d.facts, f)
	}
	d.facts[i].Value += n
}

// batch is what a book says of all days in it, in order.
func (b book) batch() metrics.Batch {
	var batch metrics.Batch
	for _, on := range slices.Sorted(maps.Keys(b)) {
		batch.Days = append(batch.Days, b[on].Day)
		batch.Facts = append(batch.Facts, b[on].facts...)
	}
	return batch
}
