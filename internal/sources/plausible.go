package sources

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/tables"
)

// plausibleKind asks Plausible for the visits of each day by all five tags. Days are those
// of the site's zone in Plausible.
//
// Source: github.com/plausible/docs, stats-api.md (version 2).
var plausibleKind = Kind{
	Name:    "plausible",
	About:   "visits by day and tag, from the Stats API of Plausible",
	Badge:   metrics.Imported,
	Collect: collectPlausible,
}

const plausibleRows = 10000 // of a page

// plausibleQuestion is the body of a query; see plausibleDimensions for what a row has.
type plausibleQuestion struct {
	Site       string      `json:"site_id"`
	Metrics    []string    `json:"metrics"`
	Range      [2]string   `json:"date_range"`
	Dimensions []string    `json:"dimensions"`
	Order      [][2]string `json:"order_by"` // so that pages don't overlap
	Include    struct {
		TotalRows bool `json:"total_rows"`
	} `json:"include"`
	Pagination struct {
		Limit  int `json:"limit"`
		Offset int `json:"offset"`
	} `json:"pagination"`
}

type plausibleAnswer struct {
	Results []struct {
		Dimensions []string `json:"dimensions"`
		Metrics    []int64  `json:"metrics"`
	} `json:"results"`
	Meta struct {
		TotalRows *int `json:"total_rows"`
	} `json:"meta"`
}

var plausibleDimensions = []string{
	"time:day", "visit:utm_source", "visit:utm_medium", "visit:utm_campaign", "visit:utm_content", "visit:utm_term",
}

func collectPlausible(ctx context.Context, asked Asked) (metrics.Batch, error) {
	days := asked.window(400)
	if len(days) == 0 {
		return metrics.Batch{}, nil
	}
	p, _, err := asked.api("https://plausible.io")
	if err != nil {
		return metrics.Batch{}, err
	}
	q := plausibleQuestion{
		Site: asked.Source.Site, Metrics: []string{"visits"}, Dimensions: plausibleDimensions,
		Range: [2]string{days[0].Format(time.DateOnly), days[len(days)-1].Format(time.DateOnly)},
	}
	for _, d := range plausibleDimensions {
		q.Order = append(q.Order, [2]string{d, "asc"})
	}
	q.Include.TotalRows, q.Pagination.Limit = true, plausibleRows
	b := book{}
	for range maxPages {
		var answer plausibleAnswer
		if err := p.post(ctx, "/api/v2/query", q, &answer); err != nil {
			return metrics.Batch{}, err
		}
		if err := asked.readPlausible(b, answer); err != nil {
			return metrics.Batch{}, err
		}
		q.Pagination.Offset += len(answer.Results)
		if more, err := answer.more(q.Pagination.Offset); err != nil || !more {
			return asked.answered(b, days), err
		}
	}
	return metrics.Batch{}, errTooMany
}

var errTooMany = fmt.Errorf("the list has more than %d pages", maxPages)

// more tells whether there are rows after those that came.
func (a plausibleAnswer) more(sofar int) (bool, error) {
	switch total := a.Meta.TotalRows; {
	case total != nil && sofar < *total && len(a.Results) == 0, total != nil && sofar > *total:
		return false, fmt.Errorf("%d rows came, want %d", sofar, *total)
	case total != nil:
		return sofar < *total, nil
	}
	return len(a.Results) == plausibleRows, nil
}

func (a Asked) readPlausible(b book, answer plausibleAnswer) error {
	if answer.Results == nil {
		return errors.New("the answer has no results")
	}
	for _, row := range answer.Results {
		if len(row.Dimensions) != len(plausibleDimensions) || len(row.Metrics) != 1 {
			return fmt.Errorf("found a row of %d dimensions, want %d", len(row.Dimensions), len(plausibleDimensions))
		}
		tags := slices.Clone(row.Dimensions)
		for i, tag := range tags {
			if tag == "(not set)" || tag == "(none)" {
				tags[i] = ""
			}
		}
		if _, err := tables.Day(tags[0], "YYYY-MM-DD"); err != nil {
			return err
		}
		of, doubt := a.Reader.Tags(tags[1], tags[2], tags[3], tags[4], tags[5])
		b.of(tags[0]).note(of, string(doubt), metrics.Visits, row.Metrics[0])
	}
	return nil
}
