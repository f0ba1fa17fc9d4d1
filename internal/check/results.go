package check

import "github.com/portevoix/portevoix/internal/sources"

var results = Rule{
	Name: "results",
	Doc: "Results that people enter are of a day that has come, of a post or a campaign that the hub has, and " +
		"are counted once.",
	Example: `
-- site/hub.yaml --
title: Hub
metrics: {sources: {results: {kind: byhand}}}
-- site/metrics/linkedin.yaml --
- {day: 2026-11-20, network: linkdin, impressions: 1200}
-- finding --
site/metrics/linkedin.yaml:1:30: error: there is no network "linkdin" [results]
    → did you mean "linkedin"?
`,
	hub: func(f *finder) {
		for _, source := range f.Settings.Metrics.Sources {
			if source.Kind != sources.ByHand {
				continue
			}
			_, problems := sources.ReadByHand(sources.Asked{
				Source: source, Settings: f.Settings, Library: f.Library, Files: f.Files, Now: f.Now.In(f.Settings.Zone),
			})
			f.problems = append(f.problems, problems...)
		}
	},
}
