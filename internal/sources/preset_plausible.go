package sources

import (
	"regexp"

	"github.com/portevoix/portevoix/internal/metrics"
)

// The full export of a site holds all tags of each day in imported_sources. The export of
// the dashboard has a file for each tag, in which nothing tells what goes with what, and
// no days; so only its utm_contents is of use, and only of one day. It counts visitors,
// not visits.
//
// Source: github.com/plausible/docs, csv-import.md; plausible/analytics, stats_controller.ex.
var plausible = form{
	name:  "plausible",
	about: "Plausible: the archive of Export data in the settings of a site; that of the dashboard only for a single day",
	files: regexp.MustCompile(`^(imported_sources.*|utm_contents|visitors)\.csv$`),
	columns: map[string][]string{
		colDay:      {"date"},
		colSource:   {"utm_source"},
		colMedium:   {"utm_medium"},
		colCampaign: {"utm_campaign"},
		colContent:  {"utm_content", "name"},
		colTerm:     {"utm_term"},
	},
	needed:   []string{colContent},
	measures: []measured{{metrics.Visits, []string{"visits", "visitors"}}},
	dates:    []string{"YYYY-MM-DD"},
	empty:    []string{"(not set)", "(none)"},
	cure:     "export the whole site instead, in its settings under Imports & exports, or a single day of the dashboard",
}
