package results

import (
	"net/url"
	"slices"

	"github.com/portevoix/portevoix/internal/content"
)

// A MixOf is how many of the live posts are of a kind.
type MixOf struct {
	Kind     content.Kind // "": without one
	Posts    int
	Percent  int // of all, rounded
	Min, Max int // what the settings want, in per cent; 0 and 100 where they want nothing
}

// Kept reports whether the share is as it is wanted. It asks the numbers themselves: what
// was rounded may look as if it were.
func (m MixOf) Kept(live int) bool {
	return 100*m.Posts >= m.Min*live && 100*m.Posts <= m.Max*live
}

// mix is of every kind that has a live post or is wanted.
func (c *counter) mix() []MixOf {
	posts := map[content.Kind]int{}
	for _, p := range c.Offered {
		posts[p.Kind]++
	}
	var list []MixOf
	for _, kind := range append(slices.Clone(content.Kinds), "") {
		wanted, asked := c.Settings.Mix[string(kind)]
		if !asked {
			wanted.Max = 100
		}
		if posts[kind] > 0 || wanted.Min > 0 {
			list = append(list, MixOf{kind, posts[kind], percent(posts[kind], len(c.Offered)), wanted.Min, wanted.Max})
		}
	}
	return list
}

// percent is rounded to the nearest, 0 of nothing.
func percent(part, whole int) int {
	if whole == 0 {
		return 0
	}
	return (200*part + whole) / (2 * whole)
}

// Freshness is how old what is offered was on the last closed day.
type Freshness struct {
	Day      string // on which ages are counted
	Posts    int    // that are offered and have a day
	Typical  int    // age in days: half of them are younger
	Oldest   int
	ByTopics []Topic // the longest silent first
}

// A Topic says when something new came up.
type Topic struct {
	ID     string
	Newest string // day of its newest post; "": it has none
	Days   int    // since then
}

func (c *counter) freshness() Freshness {
	f := Freshness{Day: c.today()}
	newest := map[string]string{}
	var ages []int
	for _, p := range c.Offered {
		since := c.since(p)
		if since == "" {
			continue
		}
		ages = append(ages, max(0, daysTo(since, f.Day)))
		for _, id := range p.Topics {
			newest[id] = max(newest[id], since)
		}
	}
	if slices.Sort(ages); len(ages) > 0 {
		f.Posts, f.Typical, f.Oldest = len(ages), ages[len(ages)/2], ages[len(ages)-1]
	}
	for _, t := range c.Settings.Topics {
		topic := Topic{ID: t.ID, Newest: newest[t.ID]}
		if topic.Newest != "" {
			topic.Days = max(0, daysTo(topic.Newest, f.Day))
		}
		f.ByTopics = append(f.ByTopics, topic)
	}
	slices.SortStableFunc(f.ByTopics, longestSilent)
	return f
}

func longestSilent(a, b Topic) int {
	switch {
	case a.Newest == "" && b.Newest == "":
		return 0
	case a.Newest == "":
		return -1
	case b.Newest == "":
		return 1
	}
	return b.Days - a.Days
}

// Elsewhere is how many live posts lead where nobody of ours can count.
type Elsewhere struct{ Posts, Of int }

// elsewhere counts the posts that share a link. While links are direct, only what leads
// to domains of the hub is seen there.
func (c *counter) elsewhere() (e Elsewhere) {
	for _, p := range c.Offered {
		shares, seen := false, c.Settings.Links != "direct"
		for _, edition := range p.Editions {
			if u, err := url.Parse(edition.Link); err == nil && u.Host != "" {
				shares, seen = true, seen || c.Settings.Ours(u.Hostname())
			}
		}
		if shares {
			e.Of++
		}
		if shares && !seen {
			e.Posts++
		}
	}
	return e
}
