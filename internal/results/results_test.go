package results_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/results"
	"github.com/portevoix/portevoix/internal/stats"
)

// known are facts of two sources; the log of 10 November is gone, and 21 November is still
// being counted.
func known(t testing.TB) results.Given {
	t.Helper()
	g := given(t, settings+posts, `
		11-02 rabat      en t1 linkedin region visits    4 logs
		11-03 rabat      en t1 linkedin region visits   30 logs
		11-04 rabat-2025 en t2 x        region visits   10 logs
		11-08 rabat      fr u1 linkedin region visits    6 logs
		11-09 oslo       en t1 -        -      visits    5 logs
		11-12 secret     en t1 linkedin -      visits    2 logs
		11-16 rabat      en t1 linkedin region visits   20 logs
		11-21 rabat      en t1 linkedin region visits    1 logs
		11-16 rabat      -  -  linkedin region reactions 9 results
		11-16 rabat      -  -  linkedin region visits  900 results
	`)
	logs := source("logs", metrics.Counted, "11-02", "11-21", "11-20", "11-10")
	logs.Origins[0].Dropped = map[string]int64{"robot": 70, "no-tags": 5}
	logs.Origins[3].Dropped = map[string]int64{"robot": 7}
	g.Facts.Sources = []metrics.Kept{logs, source("results", metrics.Declared, "11-16", "11-16", "11-16")}
	return g
}

func counted(n int64) results.Number  { return results.Number{Value: n, Badge: metrics.Counted} }
func declared(n int64) results.Number { return results.Number{Value: n, Badge: metrics.Declared} }

func TestTotals(t *testing.T) {
	r := results.Of(known(t))
	if r.From != "2026-11-02" || r.To != "2026-11-21" || r.Closed != "2026-11-20" || r.Visits != counted(78) {
		t.Errorf("%s to %s, closed %s: %v visits", r.From, r.To, r.Closed, r.Visits)
	}
	if want := []results.Measured{{Measure: metrics.Reactions, Number: declared(9)}}; !slices.Equal(r.Others, want) {
		t.Errorf("besides visits there were %v", r.Others)
	}
	for name, c := range map[string]struct{ got, want []results.Row }{
		"networks":  {r.Networks, []results.Row{row("linkedin", 63, 62), row("x", 10, 10), row("", 5, 5)}},
		"languages": {r.Languages, []results.Row{row("en", 72, 71), row("fr", 6, 6)}},
		"topics":    {r.Topics, []results.Row{row("cloud", 76, 75), row("law", 71, 70), row("", 2, 2)}},
		"kinds":     {r.Kinds, []results.Row{row("industry", 71, 70), row("company", 5, 5), row("", 2, 2)}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}

func row(id string, visits, recent int64) results.Row {
	return results.Row{ID: id, Visits: counted(visits), Recent: recent}
}

// A day that was not counted is a gap; one that is not over may still grow.
func TestSpans(t *testing.T) {
	r := results.Of(known(t))
	if len(r.Days) != 20 {
		t.Fatalf("there are %d days", len(r.Days))
	}
	if gap := r.Days[8]; gap.Name != "2026-11-10" || gap.Known != 0 || gap.Whole() {
		t.Errorf("the gap is %+v", gap)
	}
	if quiet := r.Days[3]; quiet.Known != 1 || quiet.Visits != counted(0) || !quiet.Whole() {
		t.Errorf("the day without visits is %+v", quiet)
	}
	if last := r.Days[19]; !last.Open || last.Whole() {
		t.Errorf("the day that is not over is %+v", last)
	}
	want := []results.Span{
		{Name: "2026-W45", From: "2026-11-02", To: "2026-11-08", Known: 7, Visits: counted(50)},
		{Name: "2026-W46", From: "2026-11-09", To: "2026-11-15", Known: 6, Visits: counted(7)},
		{Name: "2026-W47", From: "2026-11-16", To: "2026-11-22", Known: 6, Open: true, Visits: counted(21)},
	}
	if !slices.Equal(r.Weeks, want) {
		t.Errorf("the weeks are\n%v, want\n%v", r.Weeks, want)
	}
}

// ISO 8601: the last days of December may be of next year's first week.
func TestWeekOfTheYear(t *testing.T) {
	g := given(t, settings, "12-31 rabat - - - - visits 1 logs")
	g.Facts.Sources = []metrics.Kept{source("logs", metrics.Counted, "12-27", "12-31", "12-31")}
	r := results.Of(g)
	if got := []string{r.Weeks[0].Name, r.Weeks[1].Name}; !slices.Equal(got, []string{"2026-W52", "2026-W53"}) {
		t.Errorf("the weeks are %v", got)
	}
}

// A former id counts for the post, and its first week from the day on which it came up.
func TestPosts(t *testing.T) {
	r := results.Of(known(t))
	if len(r.Posts) != 2 {
		t.Fatalf("the posts are %+v", r.Posts)
	}
	rabat, oslo := r.Posts[0], r.Posts[1]
	if rabat.ID != "rabat" || rabat.Visits != counted(71) || rabat.Recent != 70 || rabat.First == nil || *rabat.First != counted(50) {
		t.Errorf("the first is %+v, after a week %v", rabat, rabat.First)
	}
	if want := []results.Measured{{Measure: metrics.Reactions, Number: declared(9)}}; !slices.Equal(rabat.Others, want) {
		t.Errorf("it had %v", rabat.Others)
	}
	if oslo.ID != "oslo" || oslo.First != nil {
		t.Errorf("nobody counted the first week of %+v", oslo)
	}
}

func TestCampaigns(t *testing.T) {
	g := known(t)
	r := results.Of(g)
	if len(r.Campaigns) != 1 {
		t.Fatalf("the campaigns are %+v", r.Campaigns)
	}
	c := r.Campaigns[0]
	if c.ID != "region" || c.From != "2026-11-03" || c.To != "2026-11-20" || c.Left != 0 || !c.Over || c.Visits != counted(66) {
		t.Errorf("the campaign is %+v", c)
	}
	visits, reactions := counted(66), declared(9)
	want := []results.Goal{
		{Measure: metrics.Visits, Target: 60, Done: &visits},
		{Measure: metrics.Leads, Target: 3},
		{Measure: metrics.Reactions, Target: 10, Done: &reactions},
	}
	if !reflect.DeepEqual(c.Goals, want) {
		t.Errorf("the goals are %+v", c.Goals)
	}
	var missing []int64
	for _, g := range c.Goals {
		missing = append(missing, g.Missing())
	}
	if !slices.Equal(missing, []int64{0, 3, 1}) || !c.Goals[0].Reached() || c.Goals[1].Reached() {
		t.Errorf("still missing are %v", missing)
	}
	if len(c.Weeks) != 3 || c.Weeks[0].Visits != counted(46) {
		t.Errorf("the weeks are %+v", c.Weeks)
	}
}

// Whoever is not done by the last closed day has days left from there.
func TestTimeLeft(t *testing.T) {
	g := known(t)
	g.Facts.Sources[0] = source("logs", metrics.Counted, "11-02", "11-15", "11-14")
	if c := results.Of(g).Campaigns[0]; c.Left != 6 || c.Over {
		t.Errorf("%d days are left, over: %t", c.Left, c.Over)
	}
}

// Few visits tell nothing; the text that was written for another language is no choice.
func TestTexts(t *testing.T) {
	r := results.Of(known(t))
	if len(r.Texts) != 1 {
		t.Fatalf("compared are %+v", r.Texts)
	}
	got := r.Texts[0]
	if got.Post != "rabat" || got.Lang != "en" || got.Network != content.Any || got.Conclusion != stats.TooFew || got.Best != "" {
		t.Errorf("compared is %+v", got)
	}
	if one, two := got.Texts[0], got.Texts[1]; one.Name != "t1" || one.Visits != counted(55) || two.Visits != counted(10) {
		t.Errorf("the texts are %+v", got.Texts)
	}
	if got.From != "2026-11-05" || got.To != "2026-11-20" {
		t.Errorf("compared is from %s to %s", got.From, got.To)
	}
}

// Day after day the one brings three times as much. A third, which nobody took, is not
// called worse: perhaps it is new.
func TestABetterText(t *testing.T) {
	var facts strings.Builder
	for day := range 30 {
		fmt.Fprintf(&facts, "11-%02d rabat en t1 x - visits 10 logs\n11-%02d rabat en t2 - - visits 30 logs\n", day+1, day+1)
	}
	third := strings.Replace(posts, "{id: t2, text: Two}", "{id: t2, text: Two}, {id: t3, text: Three}", 1)
	g := given(t, settings+third, facts.String())
	g.Facts.Sources = []metrics.Kept{source("logs", metrics.Counted, "11-01", "11-30", "11-30")}
	got := results.Of(g).Texts[0]
	if got.Conclusion != stats.Best || got.Best != "t2" || len(got.Texts) != 3 {
		t.Fatalf("compared is %+v", got)
	}
	best, other, unread := got.Texts[0], got.Texts[1], got.Texts[2]
	if best.Share == nil || best.Share.Likeliest != 0.75 || other.Share == nil || unread.Share != nil {
		t.Errorf("the shares are %v, %v, %v", best.Share, other.Share, unread.Share)
	}
}

// A network's own texts are no choice for those on other networks.
func TestTextsOfANetwork(t *testing.T) {
	own := strings.Replace(posts, "share: {any: [{id: t1, text: One}, {id: t2, text: Two}]}",
		"share: {any: [{id: t1, text: One}, {id: t2, text: Two}], x: [{id: t1, text: Short}, {id: t4, text: Shorter}]}", 1)
	g := given(t, settings+own, `
		11-05 rabat en t1 x        - visits 7 logs
		11-05 rabat en t1 linkedin - visits 5 logs
		11-05 rabat en t4 -        - visits 3 logs
		11-05 rabat en t1 -        - visits 1 logs
		11-05 rabat en t0 x        - visits 1 logs
	`)
	g.Facts.Sources = []metrics.Kept{source("logs", metrics.Counted, "11-01", "11-14", "11-14")}
	r := results.Of(g).Texts
	if len(r) != 2 || r[0].Network != "x" || r[0].Visits() != 10 || r[1].Network != content.Any || r[1].Visits() != 5 {
		t.Errorf("compared are %+v", r)
	}
}

func TestWork(t *testing.T) {
	r := results.Of(known(t))
	want := []results.MixOf{
		{Kind: "company", Posts: 1, Percent: 50, Max: 20},
		{Kind: "industry", Posts: 1, Percent: 50, Min: 50, Max: 100},
	}
	if !slices.Equal(r.Mix, want) || r.Mix[0].Kept(2) || !r.Mix[1].Kept(2) {
		t.Errorf("the mix is %+v", r.Mix)
	}
	fresh := results.Freshness{Day: "2026-11-20", Posts: 2, Typical: 50, Oldest: 50, ByTopics: []results.Topic{
		{ID: "people"}, {ID: "cloud", Newest: "2026-11-02", Days: 18}, {ID: "law", Newest: "2026-11-02", Days: 18},
	}}
	if !reflect.DeepEqual(r.Freshness, fresh) {
		t.Errorf("how fresh it is: %+v", r.Freshness)
	}
	if r.Elsewhere != (results.Elsewhere{Posts: 1, Of: 2}) {
		t.Errorf("elsewhere lead %+v", r.Elsewhere)
	}
}

func TestSources(t *testing.T) {
	r := results.Of(known(t))
	logs, byhand := r.Sources[0], r.Sources[1]
	if !logs.Primary || logs.From != "2026-11-02" || logs.To != "2026-11-21" || logs.Missing != 1 || logs.Badge != metrics.Counted {
		t.Errorf("the log is %+v", logs)
	}
	if byhand.Primary || len(byhand.Sums) != 2 || byhand.Sums[0].Number != declared(900) {
		t.Errorf("what was written by hand is %+v", byhand)
	}
	if want := []results.Dropped{{Reason: "robot", Number: counted(77)}, {Reason: "no-tags", Number: counted(5)}}; !slices.Equal(r.Dropped, want) {
		t.Errorf("dropped were %v", r.Dropped)
	}
}

func TestValue(t *testing.T) {
	g := known(t)
	if r := results.Of(g); r.Value != nil {
		t.Errorf("without a price the visits are worth %+v", r.Value)
	}
	g.Settings.Metrics.Value = config.Value{Currency: "EUR", Visit: 1.25, Source: config.Localized{"en": "a price"}}
	want := results.Value{Number: results.Number{Value: 98, Badge: metrics.Estimated}, Currency: "EUR", Visit: 1.25}
	if r := results.Of(g); *r.Value != want {
		t.Errorf("the visits are worth %+v", r.Value)
	}
}

func TestChanges(t *testing.T) {
	got := results.Of(known(t)).Changes
	want := []results.Change{
		{Kind: results.First, Now: counted(20)},
		{Kind: results.Best, Post: "rabat", Now: counted(20)},
		{Kind: results.Reached, Campaign: "region", Measure: metrics.Visits, Now: counted(66), Before: counted(60)},
		{Kind: results.Ended, Campaign: "region", Now: counted(66)},
	}
	if !slices.Equal(got, want) {
		t.Errorf("the changes are\n%+v, want\n%+v", got, want)
	}
}

// A week is held against those before it, and called unusual only where none was like it.
func TestWeeksBefore(t *testing.T) {
	for _, c := range []struct {
		weeks string // visits, the latest first
		want  results.Change
	}{
		{"110 100 90 80 120", results.Change{Kind: results.Usual, Now: counted(110), Before: counted(100), Low: 80, High: 120, Weeks: 4}},
		{"130 100 90 80 120", results.Change{Kind: results.More, Now: counted(130), Before: counted(100), Low: 80, High: 120, Weeks: 4}},
		{"79 100 90 80 120", results.Change{Kind: results.Fewer, Now: counted(79), Before: counted(100), Low: 80, High: 120, Weeks: 4}},
		{"0 0 0 0 0", results.Change{Kind: results.Usual, Now: counted(0), Before: counted(0), Weeks: 4}},
		{"500 1 1 1", results.Change{Kind: results.Early, Now: counted(500), Before: counted(1), Low: 1, High: 1, Weeks: 3}},
		{"500", results.Change{Kind: results.First, Now: counted(500)}},
	} {
		facts, last := "", time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
		weeks := strings.Fields(c.weeks)
		for i, n := range weeks {
			facts += last.AddDate(0, 0, -7*i).Format("01-02") + " rabat en t1 x - visits " + n + " logs\n"
		}
		g := given(t, settings+posts, facts)
		first := last.AddDate(0, 0, 1-7*len(weeks)).Format("01-02")
		g.Facts.Sources = []metrics.Kept{source("logs", metrics.Counted, first, "11-30", "11-30")}
		if got := results.Of(g).Changes[0]; got != c.want {
			t.Errorf("%s: %+v, want %+v", c.weeks, got, c.want)
		}
	}
}

// However many sources speak of visits, the primary's are the totals.
func TestAnotherSourceChangesNoTotal(t *testing.T) {
	g := known(t)
	alone := g
	alone.Facts = &metrics.Facts{List: g.Facts.List, Sources: g.Facts.Sources[:1]}
	with, without := results.Of(g), results.Of(alone)
	if with.Visits != without.Visits || !slices.Equal(with.Weeks, without.Weeks) || !slices.Equal(with.Networks, without.Networks) ||
		!reflect.DeepEqual(with.Texts, without.Texts) || with.Campaigns[0].Visits != without.Campaigns[0].Visits {
		t.Error("a second source changes what the primary says")
	}
}

func TestOrderOfFactsMeansNothing(t *testing.T) {
	g := known(t)
	want := results.Of(g)
	list := g.Facts.List
	r := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		if got := results.Of(g); !reflect.DeepEqual(got, want) {
			t.Fatalf("in another order the figures are\n%+v, want\n%+v", got, want)
		}
	}
}

func TestWithoutFacts(t *testing.T) {
	r := results.Of(given(t, settings+posts, ""))
	if r.From != "" || r.Visits.Value != 0 || len(r.Posts)+len(r.Changes)+len(r.Days) > 0 || len(r.Sources) != 2 {
		t.Errorf("the figures are %+v", r)
	}
}
