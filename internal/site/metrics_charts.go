package site

import (
	"github.com/portevoix/portevoix/internal/chart"
	"github.com/portevoix/portevoix/internal/results"
)

// columns draws spans that are over; nil: there are too few.
func (t *tabler) columns(id string, spans []results.Span) *chart.Columns {
	whole := over(spans)
	if shown := map[string]int{"weeks": weeksShown, "days": daysShown}[id]; len(whole) > shown {
		whole = whole[len(whole)-shown:]
	}
	if len(whole) < 2 {
		return nil
	}
	columns, err := t.series(id, whole).Columns()
	t.keep(err)
	return &columns
}

// over are spans without those at either end that were not counted whole.
func over(whole []results.Span) []results.Span {
	for len(whole) > 0 && !whole[len(whole)-1].Whole() {
		whole = whole[:len(whole)-1]
	}
	for len(whole) > 0 && !whole[0].Whole() {
		whole = whole[1:]
	}
	return whole
}

func (t *tabler) series(id string, spans []results.Span) chart.Series {
	s := chart.Series{
		Title: t.word(t.locale, "metrics.table."+id), Unknown: t.word(t.locale, "metrics.span.gap"),
		Number: t.written, RTL: t.words.Dir() == "rtl",
	}
	most := spans[0]
	for _, span := range spans {
		s.Points = append(s.Points, chart.Point{
			Label: t.short(span.From), Value: span.Visits.Value, Known: span.Whole(),
		})
		if span.Visits.Value > most.Visits.Value {
			most = span
		}
	}
	s.About = t.word(t.locale, "metrics.chart", "From", t.short(spans[0].From), "To", t.short(spans[len(spans)-1].To),
		"Most", int(most.Visits.Value), "When", t.short(most.From))
	return s
}

func (t *tabler) written(n int64) string { return t.words.Number(int(n)) }

func (t *tabler) short(day string) string { return t.words.DayMonth(dayIn(day, t.settings.Zone)) }

func (s *speaker) keep(err error) {
	if s.err == nil {
		s.err = err
	}
}

// bars are of what a whole falls into, the longest first; nil: there is nothing.
func (t *tabler) bars(id string, rows []results.Row, whole int64, named func(string) Text) *chart.Bars {
	a := t.amounts(id)
	if len(rows) == 0 {
		return nil
	}
	for _, r := range rows[:min(len(rows), rowsShown)] {
		part := t.percent(r.Visits.Value, whole).Words
		a.Rows = append(a.Rows, chart.Amount{
			Name: nameOf(named(r.ID)), Value: r.Visits.Value,
			Text: t.word(t.locale, "metrics.amount", "Number", int(r.Visits.Value), "Part", part),
		})
	}
	return t.drawn(a)
}

func (t *tabler) amounts(id string) chart.Amounts {
	return chart.Amounts{Title: t.word(t.locale, "metrics.table."+id), Number: t.written, RTL: t.words.Dir() == "rtl"}
}

func (t *tabler) drawn(a chart.Amounts) *chart.Bars {
	bars, err := a.Bars()
	t.keep(err)
	return &bars
}

func nameOf(words Text) chart.Name {
	n := chart.Name{Label: words.Words}
	if words.Foreign != "" {
		n.Lang, n.Dir = words.Lang, words.Dir
	}
	return n
}

// mixBars mark what is promised on what there is.
func (t *tabler) mixBars() *chart.Bars {
	a := t.amounts("mix")
	a.Whole = 100
	for _, m := range t.results.Mix {
		part := t.word(t.locale, "metrics.amount", "Number", m.Posts, "Part", t.per100(int64(m.Percent)))
		row := chart.Amount{
			Name: nameOf(t.kindName(string(m.Kind))), Value: int64(m.Percent), Target: int64(m.Min),
			Text: part, TargetText: t.promised(m),
		}
		if m.Min == 0 && m.Max < 100 {
			row.Target = int64(m.Max)
		}
		a.Rows = append(a.Rows, row)
	}
	return t.drawn(a)
}
