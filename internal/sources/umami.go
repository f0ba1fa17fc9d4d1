package sources

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/portevoix/portevoix/internal/metrics"
)

// umamiKind asks Umami for the contents of each day, of all networks and of each. Its
// numbers are visitors, each once a day. Umami Cloud wants its key in a header of its own.
//
// Source: umami-software/umami 3.1, src/app/api/websites.
var umamiKind = Kind{
	Name:    "umami",
	About:   "visitors by day, content and network, from the API of Umami",
	Badge:   metrics.Imported,
	Collect: collectUmami,
}

const (
	umamiCloud = "https://api.umami.is/v1"
	umamiRows  = 500 // of a page
)

func collectUmami(ctx context.Context, asked Asked) (metrics.Batch, error) {
	days := asked.window(31)
	if len(days) == 0 {
		return metrics.Batch{}, nil
	}
	p, token, err := asked.api(umamiCloud)
	if err != nil {
		return metrics.Batch{}, err
	}
	if p.base.String() == umamiCloud {
		p.sign = func(r *http.Request) { r.Header.Set("x-umami-api-key", token) }
	}
	b := book{}
	for _, day := range days {
		if on := day.Format(time.DateOnly); !asked.Closed(on) {
			if err := asked.askUmami(ctx, p, day, b.of(on)); err != nil {
				return metrics.Batch{}, err
			}
		}
	}
	return asked.answered(b, days), nil
}

// askUmami asks about a day; about each network only if there is something to tell.
func (a Asked) askUmami(ctx context.Context, p *api, day time.Time, page *dayRead) error {
	all, err := umamiContents(ctx, p, a.Source.Site, day, "")
	if err != nil {
		return err
	}
	from := map[string]counted{}
	if a.ours(all) {
		for _, tag := range a.networkTags() {
			if from[tag], err = umamiContents(ctx, p, a.Source.Site, day, tag); err != nil {
				return err
			}
		}
	}
	a.contents(page, all, from)
	return nil
}

func umamiContents(ctx context.Context, p *api, site string, day time.Time, source string) (counted, error) {
	query := url.Values{
		"type": {"utmContent"}, "limit": {strconv.Itoa(umamiRows)},
		"startAt": {strconv.FormatInt(day.UnixMilli(), 10)},
		"endAt":   {strconv.FormatInt(day.AddDate(0, 0, 1).UnixMilli()-1, 10)},
	}
	if source != "" {
		query.Set("utmSource", source)
	}
	all := counted{}
	for page := range maxPages {
		query.Set("offset", strconv.Itoa(page*umamiRows))
		var rows []struct {
			X *string `json:"x"`
			Y *int64  `json:"y"`
		}
		if err := p.get(ctx, "/websites/"+url.PathEscape(site)+"/metrics", query, &rows); err != nil {
			return nil, err
		}
		for _, row := range rows {
			if row.Y == nil || *row.Y < 0 {
				return nil, fmt.Errorf("ask %s: the answer has a row without a number", p.base.Host)
			}
			if row.X != nil {
				all[*row.X] += *row.Y
			}
		}
		if len(rows) < umamiRows {
			return all, nil
		}
	}
	return nil, errTooMany
}
