package sources

import (
	"regexp"

	"github.com/portevoix/portevoix/internal/metrics"
)

// The export of Umami Cloud has a row for each event, with the tags of the address and the
// number of the visit; a visit counts once. The smaller export of a self-hosted Umami says
// nothing of tags: ask its API instead.
//
// Source: umami-software/umami, the table website_event.
var umami = form{
	name:  "umami",
	about: "Umami Cloud: the file website_event.csv of its data export; a self-hosted Umami is asked over its API",
	files: regexp.MustCompile(`^website_event.*\.csv$`),
	columns: map[string][]string{
		colDay:      {"created_at"},
		colSource:   {"utm_source"},
		colMedium:   {"utm_medium"},
		colCampaign: {"utm_campaign"},
		colContent:  {"utm_content"},
		colTerm:     {"utm_term"},
		colVisit:    {"visit_id"},
	},
	needed:   []string{colContent, colVisit},
	measures: []measured{{metrics.Visits, nil}},
	dates:    []string{instant},
	cure:     "take the file website_event.csv of the data export",
}
