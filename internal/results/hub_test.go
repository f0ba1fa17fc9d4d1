package results_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/results"
)

// now is when posts are live or over; figures know nothing of it.
var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

const settings = `
-- site/hub.yaml --
title: Test
base_url: https://example.org/hub/
timezone: Europe/Paris
languages: [en, fr]
domains: [example.org]
topics: {cloud: Cloud, law: Law, people: People}
mix: {industry: {min: 50}, company: {max: 20}}
metrics:
  primary: logs
  sources: {logs: {kind: logs, files: ["x.log"]}, results: {kind: byhand}}
`

const posts = `
-- content/posts/rabat.en.md --
---
title: Rabat
link: https://www.example.org/rabat
date: 2026-11-02
campaign: region
kind: industry
topics: [cloud, law]
aliases: [rabat-2025]
share: {any: [{id: t1, text: One}, {id: t2, text: Two}]}
---
-- content/posts/rabat.fr.md --
---
title: Rabat
translated_from: {lang: en}
share: {any: [{id: u1, text: Un}]}
---
-- content/posts/oslo.en.md --
---
title: Oslo
link: https://elsewhere.example/oslo
date: 2026-10-01
kind: company
topics: [cloud]
share: {any: [{id: t1, text: One}]}
---
-- content/posts/secret.en.md --
---
title: Secret
link: https://example.org/secret
publish: 2027-01-01
share: {any: [{id: t1, text: One}]}
---
-- content/campaigns/region.en.md --
---
title: A region
start: 2026-11-03
end: 2026-11-20
targets: {visits: 60, reactions: 10, leads: 3}
---
`

// given is a hub with facts: a line is day, post, language, text, network, campaign,
// measure, value and source; - stands for what can't be told.
func given(t testing.TB, archive, facts string) results.Given {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	s, problems := config.Read(fsys)
	library, found := content.Read(fsys, content.Options{
		Languages: s.Languages, Zone: s.Zone, Networks: network.Names(network.All),
	})
	if problems = append(problems, found...); problems.HasErrors() {
		t.Fatal(problems)
	}
	g := results.Given{Facts: &metrics.Facts{List: factsOf(t, facts)}, Settings: s, Campaigns: library.Campaigns}
	for _, p := range library.Posts {
		switch p.State(now) {
		case content.Live:
			g.Offered = append(g.Offered, p)
		case content.Expired, content.Withdrawn:
			g.Over = append(g.Over, p)
		}
	}
	return g
}

func factsOf(t testing.TB, lines string) []metrics.Fact {
	t.Helper()
	var list []metrics.Fact
	for line := range strings.Lines(lines) {
		cells := strings.Fields(strings.ReplaceAll(line, " - ", " \x00 "))
		for i := range cells {
			cells[i] = strings.Trim(cells[i], "\x00-")
		}
		if len(cells) == 0 {
			continue
		}
		value, err := strconv.ParseInt(cells[7], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, metrics.Fact{
			Day: "2026-" + cells[0], Post: cells[1], Lang: cells[2], Text: cells[3], Network: cells[4], Campaign: cells[5],
			Measure: metrics.Measure(cells[6]), Value: value, Source: cells[8],
		})
	}
	return list
}

// source says that all days of a time were counted; those after closed may still grow.
func source(name string, badge metrics.Badge, from, to, closed string, except ...string) metrics.Kept {
	kept := metrics.Kept{Source: name}
	day, _ := time.Parse(time.DateOnly, "2026-"+from)
	for ; day.Format(time.DateOnly) <= "2026-"+to; day = day.AddDate(0, 0, 1) {
		short := day.Format("01-02")
		if !slices.Contains(except, short) {
			kept.Origins = append(kept.Origins, metrics.Origin{Day: day.Format(time.DateOnly), Badge: badge, Closed: short <= closed})
		}
	}
	return kept
}
