package check

import "strings"

var privacy = Rule{
	Name: "privacy",
	Doc: "What those who speak for staff have agreed to holds: a setting of site/privacy.yaml may become " +
		"stricter by itself, and looser only with a new agreement: until then the one agreed holds.",
	Example: `
-- site/privacy.yaml --
min_group: 4
agreement:
  reference: Agreement of 12 October
  date: 2026-10-12
  settings: {min_group: 5, individuals: off, retention: {facts: 25 months, codes: 30d}}
  digest: 442d42f2db5cd9d99e9159335c8aa4fc9f5bef184bfa177a40261ff7b4c0424d
-- finding --
site/privacy.yaml:1:12: error: min_group is looser than what was agreed on 2026-10-12 [privacy]
    → write it as in the settings of the agreement, or agree anew and write that down there
`,
	hub: func(f *finder) {
		agreement := f.Privacy.Agreement
		if agreement.Reference == "" {
			return
		}
		for _, key := range f.Privacy.Written.Looser(agreement.Rules) {
			f.refuse(f.Privacy.At(key...), "%s is looser than what was agreed on %s", strings.Join(key, "."), agreement.Date).Cure =
				"write it as in the settings of the agreement, or agree anew and write that down there"
		}
	},
}
