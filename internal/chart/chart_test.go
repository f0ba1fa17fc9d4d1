package chart

import (
	"bytes"
	"flag"
	"html/template"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the charts are")

// The charts as the templates write them, from left to right and from right to left. Words are
// hostile on purpose: they come from posts.
func TestGolden(t *testing.T) {
	partial := template.Must(template.ParseFiles("../../templates/partials/chart.html"))
	for _, rtl := range []bool{false, true} {
		for name, chart := range drawn(t, rtl) {
			var got bytes.Buffer
			if err := partial.ExecuteTemplate(&got, name, chart); err != nil {
				t.Fatal(err)
			}
			if rtl {
				name += "-rtl"
			}
			golden(t, filepath.Join("testdata", name+".html"), got.Bytes())
		}
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// drawn is one chart of each kind, by the name of its template.
func drawn(t *testing.T, rtl bool) map[string]any {
	t.Helper()
	percent := func(n int64) string { return strconv.FormatInt(n, 10) + " %" }
	columns, err := visits(rtl).Columns()
	if err != nil {
		t.Fatal(err)
	}
	bars, err := Amounts{
		Title: "Visits by network", Whole: 200, Number: number, RTL: rtl,
		Rows: []Amount{
			{Name: Name{Label: "LinkedIn", Href: "/en/linkedin/"}, Value: 120, Target: 150, TargetText: "target 150"},
			{Name: Name{Label: `"Ours" <& theirs>`, Lang: "en", Dir: "ltr", Href: "javascript:alert(1)"}, Value: 80, Text: "80 visits"},
			{Name: Name{Label: "Bluesky"}, Value: 0},
		},
	}.Bars()
	if err != nil {
		t.Fatal(err)
	}
	intervals, err := Estimates{
		Title: "Texts", Even: 1. / 3, Percent: percent, RTL: rtl,
		Rows: []Estimate{
			{Name: Name{Label: "question"}, Low: 0.2, Likeliest: 0.29, High: 0.41, Text: "29 % (20 to 41)"},
			{Name: Name{Label: "number"}, Low: 0, Likeliest: 0, High: 0.1, Text: "0 % (0 to 10)"},
		},
	}.Intervals()
	if err != nil {
		t.Fatal(err)
	}
	return map[string]any{
		"chart-columns": columns, "chart-bars": bars, "chart-intervals": intervals,
	}
}

// visits are two weeks of visits, of which three days are not known.
func visits(rtl bool) Series {
	s := Series{
		Title: "Visits by day", About: "Most on 14 Nov: 1204 <visits>", Target: 1000, TargetLabel: "target 1000",
		Unknown: "no data", Number: number, RTL: rtl,
	}
	day := time.Date(2026, 11, 9, 0, 0, 0, 0, time.UTC)
	for i, value := range []int64{312, 0, 88, 402, 761, 1204, 1, -1, -1, 640, 0, 512, 230, -1} {
		label := day.AddDate(0, 0, i).Format("2 Jan")
		s.Points = append(s.Points, Point{label, max(value, 0), value >= 0})
	}
	return s
}

func number(n int64) string { return strconv.FormatInt(n, 10) }
