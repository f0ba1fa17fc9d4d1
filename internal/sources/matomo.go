package sources

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/portevoix/portevoix/internal/metrics"
)

// matomoKind asks Matomo for the visits of each day by campaign content, of all networks
// and of each. It needs the plugin Marketing Campaigns Reporting: Matomo itself keeps no
// content. The token goes into the body, as Matomo wants it.
//
// Source: matomo-org/developer-documentation, reporting-api.md; the plugin's API.php.
var matomoKind = Kind{
	Name:    "matomo",
	About:   "visits by day, campaign content and network, from the Reporting API of Matomo",
	Badge:   metrics.Imported,
	Collect: collectMatomo,
}

func collectMatomo(ctx context.Context, asked Asked) (metrics.Batch, error) {
	days := asked.window(92)
	if len(days) == 0 {
		return metrics.Batch{}, nil
	}
	p, token, err := asked.api("")
	if err != nil {
		return metrics.Batch{}, err
	}
	p.sign = func(*http.Request) {}
	m := matomoSite{p, token, asked.Source.Site, days}
	all, err := m.contents(ctx, "")
	if err != nil {
		return metrics.Batch{}, err
	}
	from := map[string]map[string]counted{}
	for _, tag := range asked.networkTags() {
		if from[tag], err = m.contents(ctx, tag); err != nil {
			return metrics.Batch{}, err
		}
	}
	b := book{}
	for on, contents := range all {
		of := map[string]counted{}
		for tag := range from {
			of[tag] = from[tag][on]
		}
		asked.contents(b.of(on), contents, of)
	}
	return asked.answered(b, days), nil
}

// A matomoSite is asked about some days.
type matomoSite struct {
	*api
	token, site string
	days        []time.Time
}

type matomoRow struct {
	Label  any         `json:"label"`
	Visits json.Number `json:"nb_visits"` // a number, or one in quotes
}

// contents returns what was counted, by day: of a source, or of all where none is named.
func (m matomoSite) contents(ctx context.Context, source string) (map[string]counted, error) {
	first, last := m.days[0].Format(time.DateOnly), m.days[len(m.days)-1].Format(time.DateOnly)
	question := url.Values{
		"module": {"API"}, "method": {"MarketingCampaignsReporting.getContent"}, "format": {"JSON"}, "idSite": {m.site},
		"period": {"day"}, "date": {first + "," + last}, "filter_limit": {"-1"}, "token_auth": {m.token},
	}
	if source != "" {
		question.Set("segment", "campaignSource=="+source)
	}
	var answer map[string]json.RawMessage
	if err := m.send(ctx, "/index.php", "application/x-www-form-urlencoded", []byte(question.Encode()), &answer); err != nil {
		return nil, err
	}
	if _, failed := answer["result"]; failed {
		return nil, m.refused(answer["message"])
	}
	all := map[string]counted{}
	for _, day := range m.days {
		on := day.Format(time.DateOnly)
		rows, err := matomoRows(answer[on])
		if err != nil {
			return nil, fmt.Errorf("read %s of %s: %w", on, m.base.Host, err)
		}
		all[on] = rows
	}
	return all, nil
}

// refused is an error that Matomo sends as if nothing were wrong.
func (m matomoSite) refused(message json.RawMessage) error {
	var text string
	_ = json.Unmarshal(message, &text)
	return fmt.Errorf("ask %s: it answered %s", m.base.Host, brief(m.conceal.Replace(text)))
}

func matomoRows(data json.RawMessage) (counted, error) {
	if data == nil {
		return nil, errors.New("the answer lacks this day")
	}
	var rows []matomoRow
	if err := json.Unmarshal(data, &rows); err != nil {
		return nil, err
	}
	all := counted{}
	for _, row := range rows {
		n, err := row.Visits.Int64()
		if err != nil || n < 0 {
			return nil, fmt.Errorf("found %s visits", brief(row.Visits.String()))
		}
		all[fmt.Sprint(row.Label)] += n
	}
	return all, nil
}
