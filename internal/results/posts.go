package results

import (
	"cmp"
	"slices"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/metrics"
)

// A Post is what came of a post.
type Post struct {
	ID     string
	Since  string // the day from which it was offered; "": nobody has said
	Visits Number
	Recent int64   // of these, in the last four weeks that are closed
	First  *Number // visits of its first seven days; nil: not all of them were counted
	Others []Measured
}

// Measured is how much there was of something other than visits.
type Measured struct {
	Measure metrics.Measure
	Number  Number
}

// aWeek is the days after which a post has a first result.
const aWeek = 7

// posts are those that a source says something of, and those whose first week is over;
// the most visited first.
func (c *counter) posts() []Post {
	key := keyed(func(f metrics.Fact) string { return f.Post })
	sums, recent := c.visits.by(all, key), c.visits.by(c.recent(), key)
	others, firsts := c.others(key), c.inFirstWeeks()
	var list []Post
	for _, p := range slices.Concat(c.Offered, c.Over) {
		post := Post{
			ID: p.ID, Since: c.since(p), Visits: c.visits.number(sums[p.ID]), Recent: recent[p.ID], Others: others[p.ID],
		}
		post.First = c.firstWeek(post, firsts)
		if _, heard := sums[p.ID]; heard || post.First != nil || len(post.Others) > 0 {
			list = append(list, post)
		}
	}
	slices.SortFunc(list, func(a, b Post) int {
		return cmp.Or(cmp.Compare(b.Visits.Value, a.Visits.Value), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// since is the day from which a post could be seen.
func (c *counter) since(p *content.Post) string {
	from := p.Date
	if p.Publish.After(from) {
		from = p.Publish
	}
	return c.dayIn(from)
}

// firstWeek is of the posts of which all of it was counted.
func (c *counter) firstWeek(p Post, visits map[string]int64) *Number {
	if p.Since == "" || !c.span("", p.Since, later(p.Since, aWeek-1)).Whole() {
		return nil
	}
	n := c.visits.number(visits[p.ID])
	return &n
}

// inFirstWeeks adds up the visits that each post had in its first seven days.
func (c *counter) inFirstWeeks() map[string]int64 {
	ends := map[string][2]string{}
	for _, p := range slices.Concat(c.Offered, c.Over) {
		if since := c.since(p); since != "" {
			ends[p.ID] = [2]string{since, later(since, aWeek-1)}
		}
	}
	within := func(f metrics.Fact) bool { return f.Day >= ends[f.Post][0] && f.Day <= ends[f.Post][1] }
	return c.visits.by(within, keyed(func(f metrics.Fact) string { return f.Post }))
}

// others adds up every measure but visits.
func (c *counter) others(keys func(metrics.Fact) []string) map[string][]Measured {
	list := map[string][]Measured{}
	for _, m := range metrics.Measures {
		t := c.telling(m)
		if m == metrics.Visits || t == nil {
			continue
		}
		for key, n := range t.by(all, keys) {
			list[key] = append(list[key], Measured{m, t.number(n)})
		}
	}
	return list
}
