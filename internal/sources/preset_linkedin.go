package sources

import "github.com/portevoix/portevoix/internal/metrics"

// What LinkedIn shows of a company's page is about the posts of that page, all together:
// which post a number is of can't be told by the day, and posts of colleagues are not in
// it. The sheet All posts has numbers of a post's whole life, so it has no days to file
// them under. The workbook is saved as CSV by hand, the sheet Metrics alone.
//
// Source: no description by LinkedIn was found; public programs that read these exports.
// Headings in other languages than English are not known: a mapping names them.
var linkedin = form{
	name:      "linkedin",
	about:     "LinkedIn: the sheet Metrics of a page's content analytics, in English, saved as “CSV UTF-8”",
	columns:   map[string][]string{colDay: {"Date"}},
	needed:    []string{colDay},
	constants: map[string]string{colNetwork: "linkedin"},
	measures: []measured{
		{metrics.Impressions, []string{"Impressions (total)"}},
		{metrics.Reactions, []string{"Reactions (total)"}},
		{metrics.Comments, []string{"Comments (total)"}},
		{metrics.Reshares, []string{"Reposts (total)", "Shares (total)"}},
	},
	dates: []string{"MM/DD/YYYY"},
	cure:  "save the sheet Metrics",
}
