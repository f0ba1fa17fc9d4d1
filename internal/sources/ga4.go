package sources

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/tables"
)

// ga4Kind asks the Data API of Google Analytics for the sessions of each day by all five
// tags. The token is an access token with the right analytics.readonly; one lives for an
// hour, so a workflow makes a new one each time. Days are those of the property's zone.
// Rows that Google puts together as (other) are counted as grouped.
//
// Source: the v1beta reference of analyticsdata.googleapis.com, as public clients use it.
var ga4Kind = Kind{
	Name:    "ga4",
	About:   "sessions and key events by day and tag, from the Data API of Google Analytics 4",
	Badge:   metrics.Imported,
	Collect: collectGA4,
}

const ga4Rows = 100000 // of a page

type ga4Name struct {
	Name string `json:"name"`
}

type ga4Question struct {
	Ranges []struct {
		Start string `json:"startDate"`
		End   string `json:"endDate"`
	} `json:"dateRanges"`
	Dimensions []ga4Name  `json:"dimensions"`
	Metrics    []ga4Name  `json:"metrics"`
	Order      []ga4Order `json:"orderBys"` // so that pages don't overlap
	Limit      string     `json:"limit"`
	Offset     string     `json:"offset"`
}

type ga4Order struct {
	Dimension struct {
		Name string `json:"dimensionName"`
	} `json:"dimension"`
}

type ga4Answer struct {
	Kind     string   `json:"kind"`
	Rows     []ga4Row `json:"rows"` // absent where there are none
	RowCount int      `json:"rowCount"`
}

type ga4Row struct {
	Dimensions []ga4Value `json:"dimensionValues"`
	Metrics    []ga4Value `json:"metricValues"`
}

type ga4Value struct {
	Value string `json:"value"`
}

var (
	ga4Dimensions = []string{
		"date", "sessionManualSource", "sessionManualMedium", "sessionManualCampaignName",
		"sessionManualAdContent", "sessionManualTerm",
	}
	ga4Metrics  = []string{"sessions", "keyEvents"}
	ga4Measures = []metrics.Measure{metrics.Visits, metrics.Conversions}
)

func collectGA4(ctx context.Context, asked Asked) (metrics.Batch, error) {
	days := asked.window(400)
	if len(days) == 0 {
		return metrics.Batch{}, nil
	}
	p, _, err := asked.api("https://analyticsdata.googleapis.com")
	if err != nil {
		return metrics.Batch{}, err
	}
	if _, err := strconv.ParseUint(asked.Source.Site, 10, 64); err != nil {
		return metrics.Batch{}, fmt.Errorf("found site %q, want the number of the property, such as 123456789", asked.Source.Site)
	}
	q, b, got := ga4Ask(days), book{}, 0
	for range maxPages {
		q.Offset = strconv.Itoa(got)
		var answer ga4Answer
		if err := p.post(ctx, "/v1beta/properties/"+asked.Source.Site+":runReport", q, &answer); err != nil {
			return metrics.Batch{}, err
		}
		if answer.Kind != "analyticsData#runReport" {
			return metrics.Batch{}, fmt.Errorf("ask %s: the answer is no report", p.base.Host)
		}
		for _, row := range answer.Rows {
			if err := asked.readGA4(b, row); err != nil {
				return metrics.Batch{}, err
			}
		}
		switch got += len(answer.Rows); {
		case got == answer.RowCount:
			return asked.answered(b, days), nil
		case got > answer.RowCount || len(answer.Rows) == 0:
			return metrics.Batch{}, fmt.Errorf("ask %s: %d rows came, want %d", p.base.Host, got, answer.RowCount)
		}
	}
	return metrics.Batch{}, errTooMany
}

func ga4Ask(days []time.Time) (q ga4Question) {
	q.Ranges = append(q.Ranges, struct {
		Start string `json:"startDate"`
		End   string `json:"endDate"`
	}{days[0].Format(time.DateOnly), days[len(days)-1].Format(time.DateOnly)})
	for _, name := range ga4Dimensions {
		q.Dimensions = append(q.Dimensions, ga4Name{name})
		order := ga4Order{}
		order.Dimension.Name = name
		q.Order = append(q.Order, order)
	}
	for _, name := range ga4Metrics {
		q.Metrics = append(q.Metrics, ga4Name{name})
	}
	q.Limit = strconv.Itoa(ga4Rows)
	return q
}

// readGA4 files a row as the preset for exports does.
func (a Asked) readGA4(b book, row ga4Row) error {
	if len(row.Dimensions) != len(ga4Dimensions) || len(row.Metrics) != len(ga4Metrics) {
		return fmt.Errorf("found a row of %d dimensions, want %d", len(row.Dimensions), len(ga4Dimensions))
	}
	on, err := tables.Day(row.Dimensions[0].Value, "YYYYMMDD")
	if err != nil {
		return err
	}
	tags, reason := [5]string{}, ""
	for i, d := range row.Dimensions[1:] {
		if reason == "" {
			reason = ga4.dropped[d.Value]
		}
		if !slices.Contains(ga4.empty, d.Value) {
			tags[i] = d.Value
		}
	}
	of, doubt := a.Reader.Tags(tags[0], tags[1], tags[2], tags[3], tags[4])
	if reason == "" {
		reason = string(doubt)
	}
	day := b.of(on)
	day.Read++
	if reason != "" {
		day.Dropped[reason]++
		return nil
	}
	for i, m := range ga4Measures {
		n, err := tables.Whole(row.Metrics[i].Value)
		if err != nil {
			return fmt.Errorf("found %s as %s: %w", brief(row.Metrics[i].Value), m, err)
		}
		day.add(of, m, n)
	}
	return nil
}
