package check

import "github.com/portevoix/portevoix/internal/sources"

var mapping = Rule{
	Name: "mapping",
	Doc:  "Presets and mappings of tables with numbers are there, and say what each column holds.",
	Example: `
-- site/hub.yaml --
title: Hub
metrics: {sources: {crm: {kind: csv, mapping: site/metrics/mappings/crm.yaml}}}
-- site/metrics/mappings/crm.yaml --
columns: {day: Created, adress: Landing page}
rows: leads
-- finding --
site/metrics/mappings/crm.yaml:1:25: error: unknown key "adress" [mapping]
    → did you mean "address"?
`,
	hub: func(f *finder) {
		for _, source := range f.Settings.Metrics.Sources {
			f.problems = append(f.problems, sources.CheckMapping(sources.Asked{
				Source: source, Settings: f.Settings, Files: f.Files,
			})...)
		}
	},
}
