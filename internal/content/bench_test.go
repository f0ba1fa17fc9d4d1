package content

import (
	"fmt"
	"testing"
	"testing/fstest"
)

const benchPost = `---
title: Our new region opens in Rabat, number %[1]d
summary: Three sites, all on solar power, and what it means for our customers.
link: https://www.example.com/news/rabat-%[1]d
date: 2026-11-20
campaign: rabat
topics: [cloud, sustainability]
kind: company
audience: [engineering]
publish: 2026-12-01T09:00:00+01:00
expires: 2027-01-31
hashtags: [Rabat, Cloud]
disclosure: standard
edit: free
starters: ["What surprised me …", "Where I would use it …"]
share:
  any:
    - |
      First text number %[1]d, with two lines
      and an accent: été.
    - Second text number %[1]d
    - {id: short, text: "Third text, number %[1]d"}
owner: comms
---
## Why it matters

The region opens **today**. Read [the release](https://www.example.com/release).

- three sites
- one team

> A quotation, for good measure.
`

func benchHub(n int) fstest.MapFS {
	hub := fstest.MapFS{}
	for i := range n {
		name := fmt.Sprintf("content/posts/2026/post-%d.en.md", i)
		hub[name] = &fstest.MapFile{Data: fmt.Appendf(nil, benchPost, i)}
	}
	return hub
}

func BenchmarkRead(b *testing.B) {
	hub := benchHub(1000)
	o := Options{Languages: []string{"en"}}
	b.ReportAllocs()
	for b.Loop() {
		if l, _ := Read(hub, o); len(l.Posts) != 1000 {
			b.Fatal("posts are missing")
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*1000), "µs/post")
}

func BenchmarkHTML(b *testing.B) {
	l, _ := Read(benchHub(1), Options{Languages: []string{"en"}})
	e := l.Posts[0].Editions[0]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := e.HTML("/"); err != nil {
			b.Fatal(err)
		}
	}
}
