package site

import (
	"slices"

	"github.com/portevoix/portevoix/internal/chart"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/results"
)

// What the page shows of tables that may be long; their files hold everything.
const (
	weeksShown = 26
	daysShown  = 28
	rowsShown  = 8
	postsShown = 10
	teamsShown = 24
)

var badges = []string{
	string(metrics.Counted), string(metrics.Imported), string(metrics.Declared), string(metrics.Estimated),
}

func (in metricsInput) View() (any, error) {
	t := &tabler{metricsInput: in}
	v := MetricsPage{Base: in.base(t.word(in.locale, "section.metrics"), t.word(in.locale, "metrics.lead")), Badges: badges}
	v.Elsewhere = MetricsElsewhere(in.results.Elsewhere)
	v.Sources = t.exhibit("sources", "", 0)
	if len(in.results.Days) > 0 {
		t.counted(&v)
	}
	return v, t.err
}

// counted adds what facts say.
func (t *tabler) counted(v *MetricsPage) {
	r, zone := t.results, t.settings.Zone
	v.From, v.Closed = dayIn(r.From, zone), dayIn(r.Closed, zone)
	if r.To > r.Closed {
		v.Growing = dayIn(r.To, zone)
	}
	v.Figures, v.Changes, v.Value = t.figures(), t.changes(), t.value()
	for _, c := range r.Campaigns {
		v.Campaigns = append(v.Campaigns, t.campaignView(c))
	}
	badge := string(r.Visits.Badge)
	v.Weeks, v.Days = t.exhibit("weeks", badge, weeksShown), t.exhibit("days", badge, daysShown)
	v.Weeks.Columns, v.Days.Columns = t.columns("weeks", r.Weeks), t.columns("days", r.Days)
	for _, s := range []struct {
		id    string
		rows  []results.Row
		named func(string) Text
	}{
		{"networks", r.Networks, t.networkName}, {"topics", r.Topics, t.topicName},
		{"kinds", r.Kinds, t.kindName}, {"languages", r.Languages, t.languageName},
	} {
		e := t.exhibit(s.id, badge, rowsShown)
		e.Bars = t.bars(s.id, s.rows, r.Visits.Value, s.named)
		v.Shares = append(v.Shares, e)
	}
	v.Posts = t.exhibit("posts", "", postsShown)
	v.Texts = t.comparisons()
	v.Mix, v.Fresh = t.exhibit("mix", string(metrics.Counted), 0), t.exhibit("fresh", string(metrics.Counted), 0)
	v.Mix.Bars = t.mixBars()
	v.Ages = MetricsAges{dayIn(r.Freshness.Day, zone), r.Freshness.Posts, r.Freshness.Typical, r.Freshness.Oldest}
	v.Lead, v.Least = t.lead(), r.Least
	if len(r.Teams) > 0 {
		v.Teams = t.exhibit("teams", badge, teamsShown)
	}
	if len(r.Dropped) > 0 {
		v.Dropped = t.exhibit("dropped", badge, 0)
	}
}

// exhibit is a table with so many rows, 0 for all.
func (t *tabler) exhibit(id, badge string, shown int) *MetricsExhibit {
	at := slices.IndexFunc(metricsTables, func(m metricsTable) bool { return m.id == id })
	e := &MetricsExhibit{ID: id, Badge: badge, Table: metricsTables[at].table(t)}
	if rows := len(e.Table.Rows); shown > 0 && rows > shown {
		e.Table.Rows, e.Left = e.Table.Rows[:shown], rows-shown
	}
	if len(t.results.Days) > 0 {
		e.File = t.href("metrics/" + id + ".csv")
	}
	return e
}

// figures are what one reads first.
func (t *tabler) figures() []MetricsFigure {
	r := t.results
	list := []MetricsFigure{figure(string(metrics.Visits), r.Visits)}
	if len(r.Changes) > 0 && r.Changes[0].Kind != results.Missing {
		week := figure("week", r.Changes[0].Now)
		if before := int(r.Changes[0].Before.Value); r.Changes[0].Kind != results.First {
			week.Before = &before
		}
		list = append(list, week)
	}
	for _, m := range r.Others {
		list = append(list, figure(string(m.Measure), m.Number))
	}
	return append(list, MetricsFigure{Measure: "live", Number: r.Live, Badge: string(metrics.Counted)})
}

func figure(measure string, n results.Number) MetricsFigure {
	return MetricsFigure{Measure: measure, Number: int(n.Value), Badge: string(n.Badge)}
}

func (t *tabler) changes() []MetricsChange {
	var list []MetricsChange
	for _, c := range t.results.Changes {
		v := MetricsChange{
			Kind: string(c.Kind), Measure: string(c.Measure), Now: int(c.Now.Value), Before: int(c.Before.Value),
			Low: int(c.Low), High: int(c.High), Weeks: c.Weeks, Badge: string(c.Now.Badge),
		}
		if c.Post != "" {
			v.Of = t.titled(c.Post)
		}
		if c.Campaign != "" {
			v.Of = t.campaign(c.Campaign)
		}
		list = append(list, v)
	}
	return list
}

func (t *tabler) value() *MetricsValue {
	v := t.results.Value
	if v == nil {
		return nil
	}
	return &MetricsValue{
		Number: int(v.Number.Value), Currency: v.Currency, Visit: t.words.Decimal(v.Visit, 2),
		Source: t.locale.named(t.settings.Metrics.Value.Source), Badge: string(v.Number.Badge),
	}
}

// lead is in days where it took more than two.
func (t *tabler) lead() *MetricsLead {
	l := t.results.Lead
	if l == nil {
		return nil
	}
	v := &MetricsLead{Hours: int(l.Hours.Value), Proposals: int(l.Proposals), Badge: string(l.Hours.Badge)}
	if v.Hours > 48 {
		v.Days, v.Hours = (v.Hours+12)/24, 0
	}
	return v
}

func (t *tabler) campaignView(c results.Campaign) MetricsCampaign {
	v := MetricsCampaign{
		Title: titleIn(t.locale, t.campaigns[c.ID]), Report: t.href(reportPath(c.ID)),
		From: dayIn(c.From, t.settings.Zone), Left: c.Left, Over: c.Over,
		Visits: int(c.Visits.Value), Badge: string(c.Visits.Badge),
	}
	if c.To != "" {
		v.To = content.LastMoment(dayIn(c.To, t.settings.Zone).AddDate(0, 0, 1))
	}
	for _, g := range c.Goals {
		v.Goals = append(v.Goals, t.goal(g))
	}
	return v
}

func (t *tabler) goal(g results.Goal) MetricsGoal {
	v := MetricsGoal{Measure: string(g.Measure), Target: int(g.Target), Missing: int(g.Missing())}
	if g.Done == nil {
		return v
	}
	v.Told, v.Done, v.Badge = true, int(g.Done.Value), string(g.Done.Badge)
	a := t.amounts("goals")
	a.Rows = []chart.Amount{{
		Name: chart.Name{Label: t.measure(string(g.Measure))}, Value: g.Done.Value, Target: g.Target,
		Text: t.word(t.locale, "metrics.goal.done", "Done", v.Done, "Target", v.Target),
	}}
	v.Bars = *t.drawn(a)
	return v
}
