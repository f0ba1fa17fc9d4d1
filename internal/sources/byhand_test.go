package sources

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/network"
)

// byHandHub is a hub with a post of a campaign, and with files of results.
func byHandHub(t *testing.T, results map[string]string) Asked {
	t.Helper()
	files := fstest.MapFS{
		config.File:                      {Data: []byte("title: Hub\nlanguages: [en, fr]\ntimezone: Europe/Paris\n")},
		"content/campaigns/sun.en.md":    {Data: []byte("---\ntitle: Sun\naliases: [summer]\n---\n")},
		"content/posts/2026/rabat.en.md": {Data: []byte("---\ntitle: Rabat\ncampaign: sun\naliases: [morocco]\n---\n")},
	}
	for name, text := range results {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	settings, problems := config.Read(files)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	library, _ := content.Read(files, content.Options{Languages: settings.Languages, Zone: settings.Zone, Networks: network.Names(network.All)})
	return Asked{Source: config.Source{Name: "results", Kind: "byhand"}, Settings: settings, Library: library, Files: files,
		Now: time.Date(2026, 11, 22, 23, 30, 0, 0, time.UTC).In(settings.Zone)}
}

// What is entered of a post is of its campaign, too; a post may be named as it was called
// before. Of a day that was kept and of which nobody says anything now nothing is left.
func TestByHand(t *testing.T) {
	asked := byHandHub(t, map[string]string{
		"site/metrics/a.yaml": "- {day: 2026-11-20, post: morocco, network: linkedin, lang: en, impressions: 1200, reactions: 0}\n" +
			"- {day: 2026-11-23, campaign: summer, participants: 48, note: At the door.}\n",
		"site/metrics/b.yaml": "# nothing yet\n",
		"site/metrics/c.yaml": "- {day: 2026-11-20, leads: 2}\n",
	})
	asked.Kept = &metrics.Facts{Sources: []metrics.Kept{
		{Source: "logs", Origins: []metrics.Origin{{Day: "2026-11-17"}}},
		{Source: "results", Origins: []metrics.Origin{{Day: "2026-11-18"}, {Day: "2026-11-20"}}},
	}}
	batch, err := byHand.Collect(t.Context(), asked)
	if err != nil {
		t.Fatal(err)
	}
	want := metrics.Batch{
		Days: []metrics.Day{{Day: "2026-11-18"}, {Day: "2026-11-20", Read: 2}, {Day: "2026-11-23", Read: 1}},
		Facts: []metrics.Fact{
			{Day: "2026-11-20", Post: "rabat", Lang: "en", Network: "linkedin", Campaign: "sun", Measure: metrics.Impressions, Value: 1200},
			{Day: "2026-11-20", Post: "rabat", Lang: "en", Network: "linkedin", Campaign: "sun", Measure: metrics.Reactions},
			{Day: "2026-11-23", Campaign: "sun", Measure: metrics.Participants, Value: 48},
			{Day: "2026-11-20", Measure: metrics.Leads, Value: 2},
		},
	}
	if diff := cmp.Diff(want, batch); diff != "" {
		t.Error(diff)
	}
}

// Each mistake has its place and its cure, and nothing is taken over beside one.
func TestByHandMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"{day: 2026-11-20}":                                                `1:1: found a mapping, want a list`,
		"- {dai: 2026-11-20, leads: 1}":                                    `1:4: unknown key "dai"; did you mean "day"?`,
		"- {day: 2026-11-20, post: rabbat, leads: 1}":                      `1:27: there is no post "rabbat"; did you mean "rabat"?`,
		"- {day: 2026-11-20, campaign: snu, leads: 1}":                     `1:31: there is no campaign "snu"; did you mean "sun"?`,
		"- {day: 2026-11-20, network: linkdin, leads: 1}":                  `1:30: there is no network "linkdin"; did you mean "linkedin"?`,
		"- {day: 2026-11-20, lang: de, leads: 1}":                          `1:27: the hub has no language "de"; want one of en, fr`,
		"- {day: 2026-11-20, clicks: 1}":                                   `1:21: unknown key "clicks"; `,
		"- {day: 2026-11-20, hub_readers: 1}":                              `1:21: unknown key "hub_readers"; `,
		"- {day: 2026-11-20, leads: -1}":                                   `1:28: found -1; write how many there were, 0 or more`,
		"- {day: 2026-11-20, leads: some}":                                 `1:28: found text "some", want a whole number`,
		"- {day: 2026-11-20, leads: 1.5}":                                  `1:28: found number "1.5", want a whole number`,
		"- {day: 2026-11-24, leads: 1}":                                    `1:9: 2026-11-24 is still to come; write a day up to 2026-11-23`,
		"- {day: soon, leads: 1}":                                          `1:9: found "soon", want a date`,
		"- {leads: 1}":                                                     `1:3: the entry has no day; write day: 2026-11-23`,
		"- {day: 2026-11-20, note: None.}":                                 `1:3: the entry counts nothing; write a number, such as impressions: 1200`,
		"- {day: 2026-11-20, leads: 1}\n- {day: 2026-11-20, leads: 1}":     `2:28: leads stand here again, first at site/metrics/a.yaml:1:28; keep one of the two`,
		"- {day: 2026-11-20, leads: -1}\n- {day: 2026-11-20, post: rabta}": `1:28: found -1`,
	} {
		asked := byHandHub(t, map[string]string{"site/metrics/a.yaml": text})
		_, problems := ReadByHand(asked)
		if len(problems) == 0 || !strings.HasPrefix(problems[0].String(), "site/metrics/a.yaml:"+want) {
			t.Errorf("%s\n got %v\nwant %s", text, problems, want)
		}
		batch, err := byHand.Collect(t.Context(), asked)
		if err == nil || len(batch.Facts) > 0 || strings.Count(err.Error(), "\n")+1 != len(problems) {
			t.Errorf("%s: took over %v, said %v", text, batch.Facts, err)
		}
	}
}

// A file that is named has to be there.
func TestByHandFiles(t *testing.T) {
	asked := byHandHub(t, nil)
	if batch, err := byHand.Collect(t.Context(), asked); err != nil || len(batch.Days) > 0 {
		t.Errorf("where nobody entered anything: %v, %v", batch, err)
	}
	asked.Source.Files = []string{"site/results.yaml"}
	_, err := byHand.Collect(t.Context(), asked)
	if err == nil || !strings.Contains(err.Error(), "find site/results.yaml: there is no such file in the hub") {
		t.Errorf("said %v", err)
	}
}
