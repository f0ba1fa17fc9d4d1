package site

import (
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/results"
	"github.com/portevoix/portevoix/internal/stats"
)

// A metricsTable is a table of the page of results, and a file.
type metricsTable struct {
	id    string
	table func(*tabler) MetricsTable
}

// metricsTables are all there are.
var metricsTables = []metricsTable{
	{"weeks", (*tabler).weeks},
	{"days", (*tabler).days},
	{"networks", func(t *tabler) MetricsTable { return t.rows("network", t.results.Networks, t.networkName) }},
	{"topics", func(t *tabler) MetricsTable { return t.rows("topic", t.results.Topics, t.topicName) }},
	{"kinds", func(t *tabler) MetricsTable { return t.rows("kind", t.results.Kinds, t.kindName) }},
	{"languages", func(t *tabler) MetricsTable { return t.rows("language", t.results.Languages, t.languageName) }},
	{"posts", (*tabler).posts},
	{"texts", (*tabler).texts},
	{"goals", (*tabler).goals},
	{"teams", (*tabler).teams},
	{"mix", (*tabler).mix},
	{"fresh", (*tabler).fresh},
	{"dropped", (*tabler).dropped},
	{"sources", (*tabler).sources},
}

func (t *tabler) weeks() MetricsTable { return t.spans("week", t.results.Weeks) }
func (t *tabler) days() MetricsTable  { return t.spans("day", t.results.Days) }

// spans begin with the newest.
func (t *tabler) spans(name string, spans []results.Span) MetricsTable {
	table := MetricsTable{Columns: t.head(name, "#visits", "whole")}
	for _, s := range slices.Backward(spans) {
		first := t.day(s.From)
		if s.From != s.To {
			first.Words = t.word(t.locale, "metrics.span.week", "From", t.words.DayMonth(dayIn(s.From, t.settings.Zone)),
				"To", t.words.Date(dayIn(s.To, t.settings.Zone)))
			first.Raw, first.Day = s.Name, false
		}
		visits := t.number(s.Visits.Value)
		if s.Known == 0 {
			visits = t.unknown()
		}
		table.Rows = append(table.Rows, []MetricsCell{first, visits, t.cell(t.whole(s))})
	}
	return table
}

// whole says how much of a span was counted.
func (t *tabler) whole(s results.Span) string {
	days := 1
	if s.From != s.To {
		days = 7
	}
	switch {
	case s.Known == 0:
		return t.word(t.locale, "metrics.span.none")
	case s.Open:
		return t.word(t.locale, "metrics.span.open")
	case s.Known < days:
		return t.word(t.locale, "metrics.span.part", "Known", s.Known, "Days", days)
	}
	return t.word(t.locale, "metrics.span.whole")
}

func (t *tabler) rows(name string, rows []results.Row, named func(string) Text) MetricsTable {
	table := MetricsTable{Columns: t.head(name, "#visits", "#part", "#recent")}
	for _, r := range rows {
		table.Rows = append(table.Rows, []MetricsCell{
			t.text(named(r.ID)), t.number(r.Visits.Value),
			t.percent(r.Visits.Value, t.results.Visits.Value), t.number(r.Recent),
		})
	}
	return table
}

// posts have a column more for everything else that a source tells of them.
func (t *tabler) posts() MetricsTable {
	table := MetricsTable{Columns: t.head("post", "#visits", "#first", "#recent")}
	for i, column := range table.Columns {
		if column.Number {
			table.Columns[i].Badge = string(t.results.Visits.Badge)
		}
	}
	for _, m := range t.results.Others {
		table.Columns = append(table.Columns, MetricsColumn{t.measure(string(m.Measure)), true, string(m.Number.Badge)})
	}
	table.Columns = append(table.Columns, t.head("since")...)
	for _, p := range t.results.Posts {
		row := []MetricsCell{t.link(t.titled(p.ID)), t.number(p.Visits.Value), t.maybe(p.First), t.number(p.Recent)}
		for _, m := range t.results.Others {
			row = append(row, t.maybe(numberOf(p.Others, m.Measure)))
		}
		table.Rows = append(table.Rows, append(row, t.day(p.Since)))
	}
	return table
}

func numberOf(list []results.Measured, m metrics.Measure) *results.Number {
	for i := range list {
		if list[i].Measure == m {
			return &list[i].Number
		}
	}
	return nil
}

func (t *tabler) texts() MetricsTable {
	table := MetricsTable{Columns: t.head("post", "language", "network", "text", "#visits", "#part", "#low", "#high", "conclusion")}
	for _, c := range t.results.Texts {
		for _, text := range c.Texts {
			row := []MetricsCell{
				t.link(t.titled(c.Post)), t.text(t.languageName(c.Lang)), t.cell(t.forWhom(c)), t.text(t.beginning(c, text.Name)),
				t.number(text.Visits.Value), t.unknown(), t.unknown(), t.unknown(), t.cell(t.concluded(c, text.Name)),
			}
			if s := text.Share; s != nil {
				for i, part := range []float64{s.Likeliest, s.Low, s.High} {
					row[5+i] = t.percent(int64(part*10_000+0.5), 10_000)
				}
			}
			table.Rows = append(table.Rows, row)
		}
	}
	return table
}

// concluded says of a text what can be said.
func (t *tabler) concluded(c results.Texts, name string) string {
	switch {
	case c.Conclusion == stats.Best && name == c.Best:
		return t.word(t.locale, "metrics.texts.better")
	case c.Conclusion == stats.Best:
		return ""
	}
	return t.word(t.locale, "metrics.texts."+conclusions[c.Conclusion])
}

// conclusions are their words.
var conclusions = map[stats.Conclusion]string{stats.TooFew: "soon", stats.NoDifferenceYet: "none", stats.Best: "best"}

func (t *tabler) goals() MetricsTable {
	table := MetricsTable{Columns: t.head("campaign", "measure", "#done", "#target", "#missing", "badge", "last", "#left")}
	for _, c := range t.results.Campaigns {
		for _, g := range c.Goals {
			left := t.unknown()
			if c.To != "" {
				left = t.number(int64(c.Left))
			}
			badge := t.cell("")
			if g.Done != nil {
				badge = t.badge(*g.Done)
			}
			table.Rows = append(table.Rows, []MetricsCell{
				t.link(t.campaign(c.ID)), t.cell(t.measure(string(g.Measure))), t.maybe(g.Done), t.number(g.Target),
				t.number(g.Missing()), badge, t.day(c.To), left,
			})
		}
	}
	return table
}

// campaign is a campaign by name, with a way to its report.
func (t *tabler) campaign(id string) *TitleLink {
	c, ok := t.campaigns[id]
	if !ok {
		return nil
	}
	return &TitleLink{titleIn(t.locale, c), t.href(reportPath(id))}
}

// teams say which of their numbers are hidden.
func (t *tabler) teams() MetricsTable {
	table := MetricsTable{Columns: t.head("month", "team", "#visits")}
	for _, m := range t.results.Teams {
		for _, team := range m.Teams {
			visits := MetricsCell{Words: t.word(t.locale, "metrics.hidden"), Number: true}
			if team.Visits != nil {
				visits = t.number(team.Visits.Value)
			}
			month := MetricsCell{Words: t.words.Month(dayIn(m.Month+"-01", t.settings.Zone)), Raw: m.Month}
			table.Rows = append(table.Rows, []MetricsCell{month, t.text(t.teamName(team.ID)), visits})
		}
	}
	return table
}

func (t *tabler) mix() MetricsTable {
	table := MetricsTable{Columns: t.head("kind", "#posts", "#part", "promise", "kept")}
	for _, m := range t.results.Mix {
		kept := t.word(t.locale, "metrics.mix.missed")
		if m.Kept(t.results.Live) {
			kept = t.word(t.locale, "metrics.mix.kept")
		}
		promise := t.promised(m)
		if promise == "" {
			kept = ""
		}
		table.Rows = append(table.Rows, []MetricsCell{
			t.text(t.kindName(string(m.Kind))), t.number(int64(m.Posts)),
			t.percent(int64(m.Posts), int64(t.results.Live)), t.cell(promise), t.cell(kept),
		})
	}
	return table
}

// promised says what share of the posts is wanted; empty: none.
func (t *tabler) promised(m results.MixOf) string {
	switch {
	case m.Min > 0 && m.Max < 100:
		return t.word(t.locale, "metrics.mix.between", "Min", t.per100(int64(m.Min)), "Max", t.per100(int64(m.Max)))
	case m.Min > 0:
		return t.word(t.locale, "metrics.mix.least", "Min", t.per100(int64(m.Min)))
	case m.Max < 100:
		return t.word(t.locale, "metrics.mix.most", "Max", t.per100(int64(m.Max)))
	}
	return ""
}

func (t *tabler) fresh() MetricsTable {
	table := MetricsTable{Columns: t.head("topic", "newest", "#days")}
	for _, topic := range t.results.Freshness.ByTopics {
		days := t.unknown()
		if topic.Newest != "" {
			days = t.number(int64(topic.Days))
		}
		table.Rows = append(table.Rows, []MetricsCell{t.text(t.topicName(topic.ID)), t.day(topic.Newest), days})
	}
	return table
}

func (t *tabler) dropped() MetricsTable {
	table := MetricsTable{Columns: t.head("reason", "#number", "cause")}
	for _, d := range t.results.Dropped {
		reason := d.Reason
		if !t.words.Has("metrics.reason." + reason) {
			reason = "else"
		}
		table.Rows = append(table.Rows, []MetricsCell{
			t.cell(t.word(t.locale, "metrics.reason."+reason)), t.number(d.Number.Value),
			t.cell(t.word(t.locale, "metrics.cause."+reason)),
		})
	}
	return table
}

// sources are a row for each of their measures, so that they stand beside each other.
func (t *tabler) sources() MetricsTable {
	table := MetricsTable{Columns: t.head("source", "measure", "#number", "badge", "from", "to", "#gaps", "read")}
	for _, s := range t.results.Sources {
		name := s.Name
		if s.Primary {
			name = t.word(t.locale, "metrics.source.primary", "Name", s.Name)
		}
		around := []MetricsCell{t.day(s.From), t.day(s.To), t.number(int64(s.Missing)), t.read(s.At)}
		sums := s.Sums
		if len(sums) == 0 {
			sums = []results.Measured{{}}
		}
		for _, m := range sums {
			row := []MetricsCell{t.cell(name), t.unknown(), t.unknown(), t.badge(m.Number)}
			if m.Measure != "" {
				row[1], row[2] = t.cell(t.measure(string(m.Measure))), t.number(m.Number.Value)
			}
			table.Rows = append(table.Rows, append(row, around...))
		}
	}
	return table
}

// read is the day on which a source was last read.
func (t *tabler) read(at string) MetricsCell {
	when, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return t.day("")
	}
	return t.day(when.In(t.settings.Zone).Format(time.DateOnly))
}
