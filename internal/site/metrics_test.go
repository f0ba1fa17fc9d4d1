package site_test

import (
	"bytes"
	"encoding/csv"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/site"
)

const counting = `
metrics: {primary: logs, sources: {logs: {kind: logs, files: [access.log]}, notes: {kind: byhand}}}
-- content/campaigns/region.en.md --
---
title: A region
start: 2026-11-01
end: 2026-11-30
targets: {visits: 100, leads: 5}
---
-- site/none --
`

// counted plans a hub whose posts were visited: facts are what a source says of the days
// from 2 to 15 November 2026.
func counted(t *testing.T, archive string, facts ...metrics.Fact) *site.Plan {
	t.Helper()
	fsys := files(archive)
	data := t.TempDir()
	root, err := os.OpenRoot(data)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	batch := metrics.Batch{
		Source: "logs", Kind: "logs", Badge: metrics.Counted, Program: "test", At: "2026-11-16T03:00:00Z", Facts: facts,
	}
	for day := 2; day <= 15; day++ {
		batch.Days = append(batch.Days, metrics.Day{Day: "2026-11-" + string([]byte{'0' + byte(day/10), '0' + byte(day%10)}), Closed: true})
	}
	if _, err := metrics.Replace(root, batch); err != nil {
		t.Fatal(err)
	}
	maps.Copy(fsys, readAll(t, data))
	hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: fsys})
	plan, found := hub.Plan(site.Options{Now: now})
	if problems = append(problems, found...); problems.HasErrors() {
		t.Fatal(problems)
	}
	return plan
}

func readAll(t *testing.T, folder string) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{}
	entries, err := os.ReadDir(folder + "/" + metrics.Folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := metrics.Folder + "/" + e.Name()
		text, err := os.ReadFile(folder + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = &fstest.MapFile{Data: text}
	}
	return all
}

func visits(day, post string, n int64) metrics.Fact {
	return metrics.Fact{
		Day: "2026-11-" + day, Post: post, Lang: "en", Text: "one", Network: "x", Campaign: "region", Measure: metrics.Visits, Value: n,
	}
}

var visited = settings + counting +
	post("rabat.en.md", "date: 2026-11-03\ncampaign: region\ntopics: [cloud]\n") +
	post("secret.en.md", "publish: 2027-01-01\n")

func TestResultsPage(t *testing.T) {
	p := counted(t, visited, visits("04", "rabat", 30), visits("12", "rabat", 12), visits("12", "secret", 3))
	v := view[site.MetricsPage](t, p, "en/metrics/index.html")
	if v.Figures[0].Number != 45 || v.Figures[0].Badge != "counted" || v.Figures[1].Number != 15 || *v.Figures[1].Before != 30 {
		t.Errorf("the figures are %+v", v.Figures)
	}
	goals := v.Campaigns[0].Goals
	if goals[0].Done != 45 || goals[0].Missing != 55 || goals[0].Badge != "counted" || goals[1].Told {
		t.Errorf("the goals are %+v", goals)
	}
	if v.Campaigns[0].Left != 15 || v.Campaigns[0].Over {
		t.Errorf("of the campaign %d days are left", v.Campaigns[0].Left)
	}
	report := view[site.MetricsReport](t, p, "en/metrics/campaigns/region/index.html")
	if report.Visits != 45 || len(report.Posts) != 2 || report.Posts[0].Of.Title.Words != "rabat.en.md" || report.Posts[1].Of != nil {
		t.Errorf("the report says %d visits, of %+v", report.Visits, report.Posts)
	}
}

// What is not out yet is in the totals, and its name nowhere.
func TestResultsNameNoSecret(t *testing.T) {
	p := counted(t, visited, visits("12", "secret", 3))
	for _, page := range p.Pages {
		v, err := page.Input.View()
		if err != nil {
			t.Fatal(err)
		}
		if raw, ok := v.(site.Raw); ok && strings.Contains(page.Path, "/metrics/") && bytes.Contains(raw, []byte("secret")) {
			t.Errorf("%s names it:\n%s", page.Path, raw)
		}
	}
	if v := view[site.MetricsPage](t, p, "en/metrics/index.html"); v.Figures[0].Number != 3 || len(v.Posts.Table.Rows) != 1 {
		t.Errorf("the figures are %+v, the posts %+v", v.Figures, v.Posts.Table.Rows)
	}
}

// Every table is a file that reads back as the rows of the page; where the comma stands
// within numbers the semicolon parts cells.
func TestResultsFiles(t *testing.T) {
	french := strings.Replace(visited, "languages: [en, ar]", "languages: [en, fr]", 1)
	p := counted(t, french, visits("04", "rabat", 1234))
	for lang, delimiter := range map[string]rune{"en": ',', "fr": ';'} {
		found := 0
		for _, page := range p.Pages {
			if !strings.HasPrefix(page.Path, lang+"/metrics/") || !strings.HasSuffix(page.Path, ".csv") {
				continue
			}
			found++
			rows := table(t, page, delimiter)
			if len(rows[0]) < 3 {
				t.Errorf("%s has the columns %q", page.Path, rows[0])
			}
		}
		if found < 10 {
			t.Errorf("there are %d files in %s", found, lang)
		}
	}
	rows := table(t, page(t, p, "fr/metrics/weeks.csv"), ';')
	want := [][]string{{"Semaine", "Visites", "Compté"}, {"2026-W46", "0", "en entier"}, {"2026-W45", "1234", "en entier"}}
	if !slices.EqualFunc(rows, want, slices.Equal) {
		t.Errorf("the weeks are %q, want %q", rows, want)
	}
}

func table(t *testing.T, p site.Page, delimiter rune) [][]string {
	t.Helper()
	v, err := p.Input.View()
	if err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(string(v.(site.Raw)), "\uFEFF")
	if !marked {
		t.Errorf("%s has no byte-order mark: Excel would not see UTF-8", p.Path)
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = delimiter
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", p.Path, err)
	}
	return rows
}

// A card tells of its first week once all of it was counted, and only where there is
// something to tell.
func TestCardsTellTheirFirstWeek(t *testing.T) {
	young := post("young.en.md", "date: 2026-11-12\n") + post("quiet.en.md", "date: 2026-11-04\n")
	p := counted(t, visited+young, visits("04", "rabat", 30), visits("12", "rabat", 12), visits("12", "young", 9))
	got := map[string]int{}
	for _, path := range []string{"en/posts/index.html", "en/posts/page/2/index.html"} {
		for _, part := range view[site.ListPage](t, p, path).Cards {
			card := part.View().(site.Card)
			got[card.Title.Words] = card.First.Number
		}
	}
	if want := map[string]int{"rabat.en.md": 30, "young.en.md": 0, "quiet.en.md": 0}; !maps.Equal(got, want) {
		t.Errorf("the cards tell %v, want %v", got, want)
	}
}

func TestNoResultsWithoutSources(t *testing.T) {
	p := plan(t, settings+post("rabat.en.md", ""), site.Options{})
	for _, path := range paths(p) {
		if strings.Contains(path, "metrics/") {
			t.Errorf("a hub that counts nothing has %s", path)
		}
	}
}

// Before the first day there is a page that says so, and no file.
func TestNothingCountedYet(t *testing.T) {
	hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: files(visited)})
	p, found := hub.Plan(site.Options{Now: now})
	if problems = append(problems, found...); problems.HasErrors() {
		t.Fatal(problems)
	}
	v := view[site.MetricsPage](t, p, "en/metrics/index.html")
	if v.Weeks != nil || len(v.Figures) > 0 || len(v.Sources.Table.Rows) != 2 || v.Sources.File != "" {
		t.Errorf("the page is %+v", v)
	}
	if has(p, "en/metrics/weeks.csv") {
		t.Error("there is a file without anything in it")
	}
}
