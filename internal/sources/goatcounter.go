package sources

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/share"
)

// goatcounterKind asks GoatCounter for the visits of each day by campaign and source. It
// keeps no content: which post, language or text a visit is of can't be told, so its
// numbers are of campaigns and networks alone.
//
// Source: arp242/goatcounter, the description of its API (version 0).
var goatcounterKind = Kind{
	Name:    "goatcounter",
	About:   "visits by day, campaign and network, not by post, from the API of GoatCounter",
	Badge:   metrics.Imported,
	Collect: collectGoatCounter,
}

const goatRows = 100 // of a page

type goatAnswer struct {
	Stats []goatStat `json:"stats"`
	More  bool       `json:"more"`
}

type goatStat struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Count int64  `json:"count"`
}

func collectGoatCounter(ctx context.Context, asked Asked) (metrics.Batch, error) {
	days := asked.window(31)
	if len(days) == 0 {
		return metrics.Batch{}, nil
	}
	p, _, err := asked.api("")
	if err != nil {
		return metrics.Batch{}, err
	}
	b := book{}
	for _, day := range days {
		if on := day.Format(time.DateOnly); !asked.Closed(on) {
			if err := asked.askGoatCounter(ctx, p, day, b.of(on)); err != nil {
				return metrics.Batch{}, err
			}
		}
	}
	return asked.answered(b, days), nil
}

func (a Asked) askGoatCounter(ctx context.Context, p *api, day time.Time, page *dayRead) error {
	campaigns, err := goatStats(ctx, p, "/api/v0/stats/campaigns", day)
	if err != nil {
		return err
	}
	for _, c := range campaigns {
		facts, ok := a.Settings.UTM.Campaign.Read(c.Name)
		if !ok || !a.hasCampaign(facts.Campaign) {
			page.note(share.Attribution{}, string(share.OtherTags), metrics.Visits, 0)
			continue
		}
		sources, err := goatStats(ctx, p, "/api/v0/stats/campaigns/"+url.PathEscape(c.ID), day)
		if err != nil {
			return err
		}
		for _, s := range sources {
			from, _ := a.Settings.UTM.Source.Read(s.Name)
			of, doubt := a.named(share.Attribution{Campaign: facts.Campaign, Network: from.Network})
			page.note(of, string(doubt), metrics.Visits, s.Count)
		}
	}
	return nil
}

// hasCampaign tells whether links of the hub can be tagged with a campaign.
func (a Asked) hasCampaign(id string) bool {
	_, known := a.Library.Campaign(id)
	return known || id == a.Settings.UTM.DefaultCampaign
}

// goatStats returns a list of a day, from its first hour to its last, page by page.
func goatStats(ctx context.Context, p *api, path string, day time.Time) ([]goatStat, error) {
	query := url.Values{
		"start": {day.UTC().Format(time.RFC3339)},
		"end":   {day.AddDate(0, 0, 1).Add(-time.Second).UTC().Format(time.RFC3339)},
		"limit": {strconv.Itoa(goatRows)},
	}
	var all []goatStat
	for range maxPages {
		query.Set("offset", strconv.Itoa(len(all)))
		var answer goatAnswer
		if err := p.get(ctx, path, query, &answer); err != nil {
			return nil, err
		}
		if answer.Stats == nil {
			return nil, fmt.Errorf("ask %s: the answer has no stats", p.base.Host)
		}
		all = append(all, answer.Stats...)
		if !answer.More {
			return all, nil
		}
	}
	return nil, errTooMany
}
