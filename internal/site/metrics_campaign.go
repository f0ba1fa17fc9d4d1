package site

import (
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/results"
)

// A campaignInput is what the report of a campaign is made of.
type campaignInput struct {
	metricsInput
	campaign results.Campaign
	entry    *content.Entry[content.Campaign]
}

func (p *planner) campaignReport(in metricsInput, c results.Campaign) campaignInput {
	in.path = reportPath(c.ID)
	e := p.campaigns[c.ID]
	in.image = p.campaignCard(e, in.lang)
	return campaignInput{in, c, e}
}

func (in campaignInput) Key(k *Key) {
	k.Text(in.campaign.ID)
	in.metricsInput.Key(k)
}

// postsReported is how many posts a sheet of paper has room for.
const postsReported = 5

func (in campaignInput) View() (any, error) {
	t, r := &tabler{metricsInput: in.metricsInput}, in.campaign
	e := editionIn(in.entry, in.lang)
	v := MetricsReport{
		Base:            in.base(t.word(in.locale, "metrics.report.title", "Title", e.Title), e.Summary),
		MetricsCampaign: t.campaignView(r),
		Goal:            e.Meta.Goal, Counted: dayIn(in.results.Closed, in.settings.Zone), Back: in.href("metrics/"), Badges: badges,
	}
	if v.Counted.IsZero() {
		v.Counted = dayIn(in.results.To, in.settings.Zone)
	}
	if columns := t.columns("weeks", r.Weeks); columns != nil {
		v.Weeks = &MetricsExhibit{ID: "weeks", Badge: string(r.Visits.Badge), Columns: columns, Table: t.spans("week", r.Weeks)}
	}
	for _, row := range r.Posts[:min(len(r.Posts), postsReported)] {
		v.Posts = append(v.Posts, MetricsRow{t.titled(row.ID), int(row.Visits.Value)})
	}
	v.Networks = t.bars("networks", r.Networks[:min(len(r.Networks), postsReported)], r.Visits.Value, t.networkName)
	return v, t.err
}
