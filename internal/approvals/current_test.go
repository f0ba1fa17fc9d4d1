package approvals_test

import (
	"testing"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

// A hub is built before what came last was collected: what was taken back since is
// offered no longer, though it was put back at once; what else was changed is told by the
// ledger.
func TestLedgerOfBeforeARecall(t *testing.T) {
	back := version("Newer")
	recalled := version("Newer", "withdrawn: {on: 2026-11-20, reason: It was wrong}")
	for _, test := range []struct {
		name  string
		later []hub
		shown bool
	}{
		{"nothing came since", nil, true},
		{"something else came since", []hub{{"README.md": "More.\n"}, {campaignFile: "---\ntitle: Sun\nhashtag: NewSun\n---\nWhy.\n"}}, true},
		{"taken back and brought again", []hub{recalled, back}, false},
		{"taken back with mistakes and brought again", []hub{version("Newer", "status: withdrawn", "colour: red"), back}, false},
	} {
		c, s := squashed(t, func(r *githubtest.Repository, p *githubtest.Pull) { r.Review(p, "legal-lead", github.Approved) })
		found, err := collect(t, c.source(s))
		if err != nil {
			t.Fatal(err)
		}
		main := hub{settingsFile: settings(), campaignFile: "---\ntitle: Sun\nhashtag: OldSun\n---\nWhy.\n"}.with(back)
		for _, change := range test.later {
			c.commit("later", change)
			main = main.with(change)
		}
		repository, err := git.Open(c.hub())
		if err != nil {
			t.Fatal(err)
		}
		current, err := approvals.Current(t.Context(), main.with(filesOf(t, found)).fs(), repository)
		if err != nil {
			t.Fatal(err)
		}
		site, _ := builtFrom(t, current, start().now)
		if files := where(site, "Newer words to share"); (len(files) > 0) != test.shown {
			t.Errorf("%s: the words are in %v", test.name, files)
		}
	}
}
