package check

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/site"
)

// A rule may not make every build wait: 0.3 ms a post for all of them.
func BenchmarkRun(b *testing.B) {
	const posts = 1000
	hub, problems := site.Read(site.Source{Program: os.DirFS("../.."), Hub: largeHub(posts)})
	if problems.HasErrors() {
		b.Fatal(asText(problems))
	}
	options := Options{Now: time.Date(2026, 12, 10, 0, 0, 0, 0, time.UTC)}
	b.ReportAllocs()
	for b.Loop() {
		Run(hub, options)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/posts, "µs/post")
}

// largeHub has posts with three texts for six networks and a briefing.
func largeHub(posts int) fstest.MapFS {
	hub := fstest.MapFS{"site/hub.yaml": {Data: []byte(`title: Hub
networks: [linkedin, x, facebook, bluesky, mastodon, email]
domains: [example.org]
disclosures: {standard: {en: {long: I work for Example., short: "#ExampleStaff"}}}
default_disclosure: standard
topics: {cloud: Cloud}
contacts: {comms: {name: Comms, url: "mailto:comms@example.org"}}
banned:
  - {words: [risk-free, world-leading, click here, guaranteed results], reason: R, advice: A}
  - {pattern: '(?i)\b100 ?% (safe|secure)\b', reason: R, advice: A}
`)}}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range posts {
		hub[fmt.Sprintf("content/posts/post-%04d.en.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, `---
title: Post number %[1]d
summary: What it is about, in one sentence.
link: https://www.example.org/news/%[1]d
date: 2026-11-20
topics: [cloud]
kind: industry
owner: comms
hashtags: [Cloud, Rabat]
share:
  any:
    - "%[3]s"
    - "%[4]s"
    - "%[5]s"
---
## Why it matters

%[2]s

- See [the charter](/en/guidelines/charter/) and [the source](https://example.net/%[1]d).
`, i, strings.Repeat("Some words that explain why the subject matters to whoever reads this. ", 12),
			randomText(random, 18), randomText(random, 18), randomText(random, 18))}
	}
	hub["guidelines/charter.en.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Charter\n---\nWords.\n")}
	return hub
}
