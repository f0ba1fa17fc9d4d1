package metrics

import (
	"fmt"
	"testing"
)

// BenchmarkRead reads a month of a busy hub: each of 200 posts on 5 networks, each day.
func BenchmarkRead(b *testing.B) {
	root, month := hub(b), said("logs", "2026-11-01", "")
	month.Days = nil
	for day := 1; day <= 30; day++ {
		on := fmt.Sprintf("2026-11-%02d", day)
		month.Days = append(month.Days, Day{Day: on, Closed: true})
		for i := range 1000 {
			month.Facts = append(month.Facts, Fact{Day: on, Post: fmt.Sprintf("post-%d", i/5), Lang: "en", Text: "one",
				Network: fmt.Sprintf("network-%d", i%5), Campaign: "spring", Measure: Visits, Value: 3})
		}
	}
	replace(b, root, month)
	for b.Loop() {
		if _, problems := Read(root.FS()); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(month.Facts)), "ns/fact")
}
