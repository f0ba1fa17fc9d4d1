package results

import (
	"cmp"
	"maps"
	"slices"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/stats"
)

// Texts are those that readers of a post choose from, beside each other: of a language,
// and of a network that has texts of its own.
type Texts struct {
	Post, Lang string
	Network    string // content.Any: those for all that have none of their own
	Texts      []Text // the most visited first
	From, To   string // the days that are compared: all of the texts were there
	Conclusion stats.Conclusion
	Best       string // name of the text that brings more than each of the others; "": none
}

// A Text is what came through one text.
type Text struct {
	Name   string
	Visits Number
	Share  *stats.Interval // of the visits of all texts while they are compared; nil: it is not
}

// Visits are those of all texts.
func (t Texts) Visits() (n int64) {
	for _, text := range t.Texts {
		n += text.Visits.Value
	}
	return n
}

// A choice is where a reader finds texts to choose from.
type choice struct{ post, lang, network string }

// texts are compared where readers have a choice and there are visits to tell; those with
// most visits first.
func (c *counter) texts() []Texts {
	visits := map[choice]map[string]map[string]int64{} // by text, by day
	for _, f := range c.visits.facts {
		at, ok := c.choiceOf(f)
		if !ok {
			continue
		}
		if visits[at] == nil {
			visits[at] = map[string]map[string]int64{}
		}
		if visits[at][f.Text] == nil {
			visits[at][f.Text] = map[string]int64{}
		}
		visits[at][f.Text][f.Day] += f.Value
	}
	var list []Texts
	for at, byText := range visits {
		e, _ := c.byID[at.post].In(at.lang)
		if texts := e.Share[at.network]; len(texts) > 1 {
			list = append(list, c.compare(at, texts, byText))
		}
	}
	slices.SortFunc(list, func(a, b Texts) int {
		return cmp.Or(cmp.Compare(b.Visits(), a.Visits()), cmp.Compare(a.Post, b.Post),
			cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Network, b.Network))
	})
	return list
}

// choiceOf says where the text of a fact stands. Those that are written no more stand
// nowhere, and neither does a name that two networks have, where nobody knows which.
func (c *counter) choiceOf(f metrics.Fact) (at choice, ok bool) {
	p, known := c.byID[f.Post]
	if !known || f.Value == 0 {
		return at, false
	}
	e, ok := p.In(f.Lang)
	if !ok {
		return at, false
	}
	networks := []string{f.Network}
	if f.Network == "" {
		networks = slices.Collect(maps.Keys(e.Share))
	} else if _, own := e.Share[f.Network]; !own {
		networks = []string{content.Any}
	}
	found := 0
	for _, n := range networks {
		if slices.ContainsFunc(e.Share[n], func(t content.Text) bool { return t.Name == f.Text }) {
			at, found = choice{p.ID, f.Lang, n}, found+1
		}
	}
	return at, found == 1
}

// compare begins on the day after the last of the texts was first visited: nobody knows
// when a text was added, but then it was there. One that nobody visited is no part of it.
func (c *counter) compare(at choice, texts []content.Text, visits map[string]map[string]int64) Texts {
	t := Texts{Post: at.post, Lang: at.lang, Network: at.network}
	var names []string
	for _, text := range texts {
		sum := int64(0)
		for _, n := range visits[text.Name] {
			sum += n
		}
		t.Texts = append(t.Texts, Text{Name: text.Name, Visits: c.visits.number(sum)})
		if sum > 0 {
			names = append(names, text.Name)
			t.From = max(t.From, later(slices.Min(slices.Collect(maps.Keys(visits[text.Name]))), 1))
		}
	}
	slices.SortStableFunc(t.Texts, func(a, b Text) int { return cmp.Compare(b.Visits.Value, a.Visits.Value) })
	t.To = c.closed()
	found, err := stats.Compare(c.perDay(t.From, t.To, names, visits))
	if err != nil {
		return t // more than can be: then nothing is said
	}
	t.Conclusion = found.Conclusion
	for i, share := range found.Shares {
		at := slices.IndexFunc(t.Texts, func(t Text) bool { return t.Name == names[i] })
		t.Texts[at].Share = &share
	}
	if found.Best >= 0 {
		t.Best = names[found.Best]
	}
	return t
}

// perDay are the visits of texts on each day that was counted.
func (c *counter) perDay(from, to string, names []string, visits map[string]map[string]int64) (days [][]int64) {
	for _, day := range c.primary.Origins {
		if day.Day < from || day.Day > to || !day.Closed {
			continue
		}
		row := make([]int64, len(names))
		for i, name := range names {
			row[i] = visits[name][day.Day]
		}
		days = append(days, row)
	}
	return days
}
