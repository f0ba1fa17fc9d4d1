package site_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/site"
)

// What was taken back is named in status.json whatever else is wrong with it; what nobody
// may know is not, and no mistake stops a sound post.
func TestStatusNamesAllThatWasTakenBack(t *testing.T) {
	asking := strings.Replace(settings, "languages:",
		"approvals: {require: true, teams: {legal: [ana]}, rules: [{team: legal}]}\nlanguages:", 1)
	const file, marked = "gone.en.md", "status: withdrawn\naliases: [was]\n"
	gone := post(file, marked)
	for name, test := range map[string]struct {
		hub  string
		want []string
	}{
		"a sound one":    {settings + gone, []string{"gone", "was"}},
		"with a mistake": {settings + post(file, "colour: red\n"+marked), []string{"gone", "was"}},
		"with a reason": {
			settings + post(file, "expires: someday\nwithdrawn: {on: 2026-11-01}\n"),
			[]string{"gone"},
		},
		"with no more": {
			settings + "-- content/posts/gone.en.md --\n---\nstatus: withdrawn\n---\n",
			[]string{"gone"},
		},
		"in one language":  {settings + gone + post("gone.ar.md", "colour: red\n"), []string{"gone", "was"}},
		"without a ledger": {asking + gone, []string{"gone", "was"}},
		"with a damaged ledger": {
			asking + gone + "-- site/data/approvals/ledger.jsonl --\n{}\n",
			[]string{"gone", "was"},
		},
		"before its time": {settings + post(file, "colour: red\nstatus: withdrawn\npublish: 2027-02-01\n"), nil},
		"before it was out": {
			settings + post(file, "colour: red\npublish: 2026-11-01\nwithdrawn: {on: 2026-10-20}\n"),
			nil,
		},
		"under the name of another": {settings + post("p.en.md", "") +
			post(file, "status: withdrawn\naliases: [p]\n"), []string{"gone"}},
	} {
		t.Run(name, func(t *testing.T) {
			hub, _ := site.Read(site.Source{Program: program, Hub: files(test.hub)})
			p, _ := hub.Plan(site.Options{Now: now})
			var status site.Status
			if err := json.Unmarshal(view[site.Raw](t, p, "status.json"), &status); err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(status.Withdrawn, test.want) {
				t.Errorf("it names %q, want %q", status.Withdrawn, test.want)
			}
		})
	}
}
