package sources

import "github.com/portevoix/portevoix/internal/metrics"

// Headings differ by language, and between reports and explorations. A row (other) is what
// Google puts together where a table grows too long or a group too small.
//
// Source: no description by Google was found; public programs that read these exports.
var ga4 = form{
	name:  "ga4",
	about: "Google Analytics 4: a report or an exploration, saved as CSV, with the dimensions Date, Session source / medium, Session campaign and Session manual ad content",
	columns: map[string][]string{
		colDay:          {"Date", "date"},
		colSourceMedium: {"Session source / medium", "Session manual source / medium", "sessionSourceMedium", "Source/Support de la session", "Source/Support manuel de la session"},
		colSource:       {"Session manual source", "Session source", "sessionManualSource", "sessionSource", "Source manuelle de la session", "Source de la session"},
		colMedium:       {"Session manual medium", "Session medium", "sessionManualMedium", "sessionMedium", "Support manuel de la session", "Support de la session"},
		colCampaign:     {"Session manual campaign name", "Session campaign", "sessionManualCampaignName", "sessionCampaignName", "Nom de la campagne manuelle de la session", "Campagne de la session"},
		colContent: {"Session manual ad content", "sessionManualAdContent", "Contenu d'annonce manuel de la session",
			"Contenu de l'annonce manuel de la session", "Contenu manuel de l'annonce de la session"},
		colTerm:    {"Session manual term", "sessionManualTerm", "Terme manuel de la session"},
		colAddress: {"Landing page + query string", "landingPagePlusQueryString", "Page de destination + chaîne de requête"},
	},
	needed: []string{colContent + "|" + colAddress},
	measures: []measured{
		{metrics.Visits, []string{"Sessions", "sessions"}},
		{metrics.Conversions, []string{"Key events", "Conversions", "keyEvents", "Événements clés"}},
	},
	dates: []string{"YYYYMMDD", "YYYY-MM-DD"},
	dropped: map[string]string{
		"(other)": "grouped", "(autre)": "grouped",
		"(data not available)": "not-available", "(données non disponibles)": "not-available",
		"(direct)": "direct",
	},
	empty: []string{"(not set)", "(none)", "(non défini)", "(aucun)"},
	cure:  "add the dimension Date to the table, and export it again",
}
