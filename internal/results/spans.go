package results

import (
	"fmt"
	"time"

	"github.com/portevoix/portevoix/internal/metrics"
)

// A Span is the visits of a day or a week.
type Span struct {
	Name     string // 2026-11-20, or 2026-W47
	From, To string // days, both included
	Known    int    // of these, those that were counted; 0: a gap
	Open     bool   // more may be added
	Visits   Number
}

// Whole reports whether every day of the span was counted, for good.
func (s Span) Whole() bool { return s.Known == daysTo(s.From, s.To)+1 && !s.Open }

func (c *counter) days(which filter) []Span {
	var list []Span
	for day := c.first(); day <= c.last(); day = later(day, 1) {
		list = append(list, c.span(day, day, day))
	}
	return c.fill(list, which)
}

// weeks begin on Mondays. The first and the last may reach beyond what was counted.
func (c *counter) weeks(which filter) []Span {
	var list []Span
	for monday := mondayOf(c.first()); monday <= c.last(); monday = later(monday, 7) {
		year, week := dayOf(monday).ISOWeek()
		list = append(list, c.span(fmt.Sprintf("%d-W%02d", year, week), monday, later(monday, 6)))
	}
	return c.fill(list, which)
}

// span is a time whose visits are not added up yet.
func (c *counter) span(name, from, to string) Span {
	s := Span{Name: name, From: from, To: to, Visits: c.visits.number(0)}
	for day := from; day <= to; day = later(day, 1) {
		if read, ok := c.primary.Day(day); ok {
			s.Known++
			s.Open = s.Open || !read.Closed
		}
	}
	return s
}

// fill adds the visits to spans that follow one another.
func (c *counter) fill(list []Span, which filter) []Span {
	at := map[string]int{}
	for i, s := range list {
		for day := s.From; day <= s.To; day = later(day, 1) {
			at[day] = i
		}
	}
	for _, f := range c.visits.facts {
		if i, ok := at[f.Day]; ok && which(f) {
			list[i].Visits.Value += f.Value
		}
	}
	return list
}

// during is the visits of some days.
func (c *counter) during(from, to string, which filter) Span {
	return c.fill([]Span{c.span("", from, to)}, which)[0]
}

func keyed(of func(metrics.Fact) string) func(metrics.Fact) []string {
	return func(f metrics.Fact) []string { return []string{of(f)} }
}

// dayOf is a day as a time, for reckoning; its zone means nothing.
func dayOf(day string) time.Time {
	t, _ := time.Parse(time.DateOnly, day) // metrics takes no other
	return t
}

func later(day string, days int) string { return dayOf(day).AddDate(0, 0, days).Format(time.DateOnly) }

// daysTo is how many days lie from one to another, 0 for the same.
func daysTo(from, to string) int { return int(dayOf(to).Sub(dayOf(from)).Hours() / 24) }

func mondayOf(day string) string {
	sinceMonday := (int(dayOf(day).Weekday()) + 6) % 7
	return later(day, -sinceMonday)
}
