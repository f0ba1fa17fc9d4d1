package sources

import "github.com/portevoix/portevoix/internal/metrics"

// A report of Matomo has one dimension: what it is about stands in its address, not in the
// file. It is taken for the report of campaign contents, which the plugin Marketing
// Campaigns Reporting makes; rows of another fit no content of ours. Matomo itself keeps no
// content. Several days in a file have their date in the first column.
//
// Source: matomo-org/matomo, core/DataTable/Renderer/Csv.php.
var matomo = form{
	name:  "matomo",
	about: "Matomo: the report Campaign Content of the plugin Marketing Campaigns Reporting, by day, as CSV",
	columns: map[string][]string{
		colDay:     {"date", "Jour"},
		colContent: {"label", "Campaign Content", "Libellé", "Étiquette", "Contenu de la campagne"},
	},
	needed: []string{colContent},
	measures: []measured{
		{metrics.Visits, []string{"nb_visits", "Visits", "Visites"}},
		{metrics.Conversions, []string{"nb_conversions", "Conversions"}},
	},
	dates: []string{"YYYY-MM-DD"},
	empty: []string{"Campaign Content not defined", "Contenu de la campagne non défini"},
	cure:  "export it with period=day and a range of dates: each row then begins with its day",
}
