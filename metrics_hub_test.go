package portevoix_test

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/anonymity"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/overlay"
	"github.com/portevoix/portevoix/internal/results"
	"github.com/portevoix/portevoix/internal/share"
)

// countedHub is the example hub with numbers that nobody counted: they are made up here,
// the same each time, and its title says so.
func countedHub(t *testing.T) fs.FS {
	t.Helper()
	changed := fstest.MapFS{}
	set := func(name string, lines ...string) {
		changed[name] = &fstest.MapFile{Data: []byte(withLines(mustRead(t, name), lines...))}
	}
	set(config.File, madeUpLines...)
	set("content/campaigns/readable-by-all.fr.md", "start: 2026-10-01", "targets: {visits: 2000, reactions: 180, leads: 5}")
	set("content/campaigns/lighter-web.fr.md", "end: 2026-11-17", "targets: {visits: 2500}")
	set("content/campaigns/speak-as-yourself.fr.md", "targets: {visits: 1500, comments: 40}")
	hub := overlay.FS{os.DirFS("."), changed}
	data := t.TempDir()
	root, err := os.OpenRoot(data)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, batch := range madeUp(t, hub) {
		if _, err := metrics.Replace(root, batch); err != nil {
			t.Fatal(err)
		}
	}
	return overlay.FS{hub, os.DirFS(data), fstest.MapFS{results.ReleasesFile: {Data: madeUpReleases(t)}}}
}

// madeUpReleases are of two months; in the first of them few people of two teams shared.
func madeUpReleases(t *testing.T) []byte {
	t.Helper()
	var list []anonymity.Released
	for i, month := range []string{"2026-09", "2026-10"} {
		people := int64(3 + 4*i)
		table := anonymity.Table{Month: month, By: "team", Measure: "visits", Least: 5, Groups: []string{"development", "writing", "translation"}}
		table.Cells = []anonymity.Cell{
			{Group: "development", People: people + 6, Value: 210}, {Group: "writing", People: people + 3, Value: 140}, {Group: "translation", People: people, Value: 64},
		}
		var err error
		if list, err = anonymity.Release(list, table); err != nil {
			t.Fatal(err)
		}
	}
	data, err := anonymity.Write(list)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// madeUpLines are settings of the hub, a line each.
var madeUpLines = []string{
	"title: {fr: Chiffres inventés, en: Made-up numbers, ar: أرقام مختلقة}",
	"domains: [portevoix.github.io, www.w3.org, accessibility.day, www.coe.int, go.dev]",
	`metrics: {primary: logs, value: {currency: EUR, visit: 1.20, source: {` +
		`fr: "coût moyen d’un clic de nos annonces, 2026", en: "average cost of a click on our advertisements, 2026", ` +
		`ar: "متوسّط كلفة النقرة في إعلاناتنا، 2026"}}, sources: {` +
		`logs: {kind: logs, files: [access.log]}, results: {kind: byhand}, ` +
		`plausible: {kind: csv, files: [plausible.zip], preset: plausible}, reviews: {kind: github}}}`,
}

// withLines gives a file other values for some of its keys. A key that it does not have
// comes first, below the line that begins front matter.
func withLines(file []byte, lines ...string) string {
	text := string(file)
	for _, line := range lines {
		key, _, _ := strings.Cut(line, ":")
		own := regexp.MustCompile(`(?m)^` + key + `:.*$`)
		if !own.MatchString(text) {
			text = regexp.MustCompile(`\A(---\n)?`).ReplaceAllString(text, "${1}"+key+":\n")
		}
		text = own.ReplaceAllLiteralString(text, line)
	}
	return text
}

// madeUp is what four sources say of ten weeks: a log with a day that is gone and one that
// is not over, numbers written by hand, those of another program, and how long proposals took.
func madeUp(t *testing.T, hub fs.FS) []metrics.Batch {
	t.Helper()
	s, problems := config.Read(hub)
	library, found := content.Read(hub, content.Options{
		Languages: s.Languages, Zone: s.Zone, Networks: network.Names(network.All),
	})
	if problems = append(problems, found...); problems.HasErrors() {
		t.Fatal(problems)
	}
	logs := metrics.Batch{Source: "logs", Kind: "logs", Badge: metrics.Counted}
	byhand := metrics.Batch{Source: "results", Kind: "byhand", Badge: metrics.Declared}
	taken := metrics.Batch{Source: "plausible", Kind: "csv", Badge: metrics.Imported}
	chance := rand.New(rand.NewPCG(2026, 11))
	for day := time.Date(2026, 9, 14, 0, 0, 0, 0, time.UTC); day.Before(exampleNow); day = day.AddDate(0, 0, 1) {
		name := day.Format(time.DateOnly)
		if name == "2026-10-14" {
			continue
		}
		facts := visitsOn(s, library, day, chance)
		logs.Facts = append(logs.Facts, facts...)
		logs.Days = append(logs.Days, metrics.Day{
			Day: name, Read: 9_000, Closed: name < "2026-11-22",
			Dropped: map[string]int64{"robot": 300 + chance.Int64N(90), "no-tags": 20 + chance.Int64N(9), "not-a-page": 4000, "unknown-post": 1},
		})
		if day.Weekday() == time.Friday && name > "2026-09" {
			byhand.Days = append(byhand.Days, metrics.Day{Day: name, Closed: true})
			byhand.Facts = append(byhand.Facts, metrics.Fact{
				Day: name, Post: "wcag-22", Network: "linkedin", Campaign: "readable-by-all", Measure: metrics.Reactions, Value: 20 + chance.Int64N(15),
			})
		}
		if name > "2026-11" {
			taken.Days = append(taken.Days, metrics.Day{Day: name, Closed: true})
			taken.Facts = append(taken.Facts, metrics.Fact{Day: name, Measure: metrics.Visits, Value: int64(len(facts))})
		}
	}
	reviews := metrics.Batch{Source: "reviews", Kind: "github", Badge: metrics.Counted, Days: []metrics.Day{{Day: "2026-11-20", Closed: true}}}
	reviews.Facts = []metrics.Fact{
		{Day: "2026-11-20", Measure: metrics.Proposals, Value: 31}, {Day: "2026-11-20", Measure: metrics.LeadHours, Value: 2_604},
	}
	batches := []metrics.Batch{logs, byhand, taken, reviews}
	for i := range batches {
		batches[i].Program, batches[i].At = "test", "2026-11-22T03:00:00Z"
	}
	return batches
}

// visitsOn are the visits of a day: each post has a fate of its own, and is visited less
// as it grows older, and at weekends.
func visitsOn(s *config.Settings, l *content.Library, day time.Time, chance *rand.Rand) []metrics.Fact {
	var facts []metrics.Fact
	for _, p := range l.Posts {
		age := day.Sub(p.Date.AddDate(0, 0, -30)).Hours() / 24 // as if they were older, so that there is more to see
		if p.State(exampleNow) != content.Live || age < 0 {
			continue
		}
		liking := (0.1 + fate(p.ID)) * (math.Exp(-age/12) + 0.25)
		if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
			liking /= 3
		}
		for _, e := range p.Editions {
			for _, offer := range share.Of(s, l, p, e.Lang) {
				mean := 3 * liking * fate(e.Lang+"!") * fate(offer.Network+"#") * fate(p.ID+offer.Name+".")
				if n := int64(mean*2*chance.Float64() + chance.Float64()*0.6); n > 0 {
					facts = append(facts, metrics.Fact{
						Day: day.Format(time.DateOnly), Post: p.ID, Lang: e.Lang, Text: offer.Name, Network: offer.Network,
						Campaign: p.Campaign, Measure: metrics.Visits, Value: n,
					})
				}
			}
		}
	}
	return facts
}

// fate is a number from 0.05 to 1 that goes with a name.
func fate(name string) float64 {
	h := fnv.New32a()
	fmt.Fprint(h, name)
	return 0.05 + 0.95*float64(h.Sum32()%1000)/1000
}

func mustRead(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
