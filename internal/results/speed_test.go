package results_test

import (
	"fmt"
	"testing"

	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/results"
)

// BenchmarkOf is of a thousand posts and 300,000 facts.
func BenchmarkOf(b *testing.B) {
	g := given(b, settings+posts, "")
	model := g.Offered[0]
	for i := range 1000 {
		p := *model
		p.ID = fmt.Sprintf("post-%d", i)
		g.Offered = append(g.Offered, &p)
		for day := range 30 {
			for _, network := range []string{"x", "linkedin", "email", "bluesky", "threads", "reddit", "line", "xing", "tumblr", "facebook"} {
				g.Facts.List = append(g.Facts.List, metrics.Fact{
					Day: fmt.Sprintf("2026-11-%02d", day+1), Post: p.ID, Lang: "en", Text: "t1", Network: network,
					Measure: metrics.Visits, Value: 3, Source: "logs",
				})
			}
		}
	}
	g.Facts.Sources = []metrics.Kept{source("logs", metrics.Counted, "11-01", "11-30", "11-30")}
	for b.Loop() {
		results.Of(g)
	}
}
