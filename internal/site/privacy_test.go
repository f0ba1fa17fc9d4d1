package site_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/site"
)

// privacyPage is the English page on what an employer sees, of a hub of these settings.
func privacyPage(t *testing.T, settings, rules string) site.PrivacyPage {
	t.Helper()
	hub := fstest.MapFS{
		"site/hub.yaml":           {Data: []byte("languages: [en, fr]\nbase_url: https://example.org/\n" + settings)},
		"content/posts/new.en.md": {Data: []byte("---\ntitle: New\ndate: 2026-11-01\nlink: https://shop.example/a\nshare: {any: [{id: a, text: Look}]}\n---\n")},
		"content/posts/old.en.md": {Data: []byte("---\ntitle: Old\ndate: 2026-10-01\nlink: https://elsewhere.example/\nshare: {any: [{id: a, text: See}]}\n---\n")},
	}
	if rules != "" {
		hub[config.PrivacyFile] = &fstest.MapFile{Data: []byte(rules)}
	}
	read, problems := site.Read(site.Source{Program: os.DirFS("../.."), Hub: hub})
	plan, found := read.Plan(site.Options{Now: now})
	if problems = append(problems, found...); problems.HasErrors() {
		t.Fatal(problems)
	}
	for _, p := range plan.Pages {
		if p.Path == "en/privacy/index.html" {
			v, err := p.Input.View()
			if err != nil {
				t.Fatal(err)
			}
			return v.(site.PrivacyPage)
		}
	}
	t.Fatal("there is no page on what an employer sees")
	return site.PrivacyPage{}
}

// The page says what holds for this hub: nothing where nothing is set, else what is.
func TestPrivacyPageSaysWhatIsSet(t *testing.T) {
	bare := privacyPage(t, "", "")
	if bare.Link != "" || bare.Domains != nil || bare.Teams != nil || bare.Sources != nil || bare.Polls || bare.Repository != "" {
		t.Errorf("a hub without settings says %+v", bare)
	}
	if bare.MinGroup != 5 || bare.Individuals || bare.Facts != (config.Period{Months: 25}) || bare.Codes != (config.Period{Days: 30}) {
		t.Errorf("by default it says %d, %t, %s, %s", bare.MinGroup, bare.Individuals, bare.Facts, bare.Codes)
	}

	full := privacyPage(t, `domains: [shop.example]
networks: [x]
teams: {sales: {en: Sales}, lab: Lab}
propose: {repository: example/hub}
metrics: {sources: {logs: {kind: logs, files: [a.log], host: shop.example}, written: {kind: byhand}}}
`, "min_group: 7\nindividuals: on\nretention: {facts: 6 months, codes: 10d}\n")
	if want := "https://shop.example/a?utm_source=x&utm_medium=social&utm_campaign=advocacy&utm_content=new.en.a"; full.Link != want {
		t.Errorf("the link is %s, want %s", full.Link, want)
	}
	var teams []string
	for _, team := range full.Teams {
		teams = append(teams, team.Words)
	}
	if got := strings.Join(teams, ", "); got != "Sales, Lab" {
		t.Errorf("the teams are %s", got)
	}
	if diff := cmp.Diff([]site.Counting{{Kind: "logs", Where: "shop.example"}, {Kind: "byhand", Where: "written"}}, full.Sources); diff != "" {
		t.Error(diff)
	}
	if full.MinGroup != 7 || !full.Individuals || full.Facts.Months != 6 || full.Codes.Days != 10 || full.Repository != "https://github.com/example/hub" {
		t.Errorf("the page says %+v", full)
	}
}

// With go links the page says through which address all links lead, and shows one, also
// where it does not lead to a site of the hub's own.
func TestPrivacyPageOfGoLinks(t *testing.T) {
	through := privacyPage(t, "domains: [example.org]\nnetworks: [x]\nlinks: go\ngo: {address: https://go.example.org/, server: nginx}\n", "")
	if through.Through != "https://go.example.org/" || !strings.HasPrefix(through.Link, through.Through) {
		t.Errorf("links lead through %q, such as %q", through.Through, through.Link)
	}
	if direct := privacyPage(t, "domains: [example.org]\ngo: {address: https://go.example.org/, server: nginx}\n", ""); direct.Through != "" {
		t.Errorf("direct links lead through %q", direct.Through)
	}
}
