package portevoix_test

import (
	"fmt"
	"html/template"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/chart"
	"github.com/portevoix/portevoix/internal/lang"
)

// The words of charts neither touch each other nor leave their chart, as wide as a real
// font makes them: on the narrowest screen and on a wide one, in either direction, with
// a year of weeks, with names of months, with large numbers.
func TestBrowserChartWords(t *testing.T) {
	tab := openBrowser(t)
	for _, language := range []string{"fr", "ar"} {
		server := serveCharts(t, language)
		tab.visit(t, server.URL)
		for _, width := range []int64{320, 1280} {
			t.Run(fmt.Sprint(language, width), func(t *testing.T) {
				tab.look(t, look{width: width, scheme: "light"})
				for _, fault := range evaluate[[]string](t, tab, chartFaults) {
					t.Error(fault)
				}
				if words := evaluate[int](t, tab, `document.querySelectorAll("svg text").length`); words < 90 {
					t.Errorf("found only %d words in charts", words)
				}
				tab.screenshot(t, fmt.Sprint("charts ", language, width))
			})
		}
	}
	for _, complaint := range tab.complaints {
		t.Errorf("the browser says: %s", complaint)
	}
}

// chartFaults are the words of each chart that stand on others or beyond it.
const chartFaults = `[...document.querySelectorAll("svg.chart")].flatMap((svg) => {
	const frame = svg.getBoundingClientRect();
	const words = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
	const outside = words.filter(([, at]) => at.left < frame.left - 1 || at.right > frame.right + 1 || at.bottom > frame.bottom + 2)
		.map(([text]) => text + " leaves its chart");
	const touching = words.flatMap(([one, a], i) => words.slice(i + 1).filter(([, b]) =>
		a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom).map(([other]) => one + " touches " + other));
	return [...outside, ...touching];
})`

// serveCharts serves a page of many charts as a page of the hub would have them.
func serveCharts(t *testing.T, language string) *httptest.Server {
	t.Helper()
	partial := template.Must(template.ParseFiles("templates/partials/chart.html"))
	var page strings.Builder
	fmt.Fprintf(&page, `<!doctype html><html lang=%q dir=%q><meta charset="utf-8"><title>-</title>`, language, lang.Direction(language))
	page.WriteString(`<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"><link rel="stylesheet" href="/chart.css">` +
		`<style>:root { --link: #0b4f5c; --tint: #e6f0f1; }</style><main>`)
	for _, s := range manySeries(language) {
		columns, err := s.Columns()
		if err == nil {
			err = partial.ExecuteTemplate(&page, "chart-columns", columns)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	files := http.FileServerFS(os.DirFS("site/static"))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			w.Write([]byte(page.String()))
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server
}

// manySeries have from one point to a year of weeks, from a visit to billions, and short
// labels as well as long ones.
func manySeries(language string) (list []chart.Series) {
	months := map[string][2]string{"fr": {"sept.", "semaine du 28 septembre"}, "ar": {"أغسطس", "أسبوع ٢٨ من سبتمبر"}}[language]
	for _, points := range []int{1, 2, 7, 14, 52} {
		for i, highest := range []int64{3, 1_204, 8_400_000_000} {
			s := chart.Series{
				Title: "-", About: "-", Target: highest / 2, TargetLabel: months[1],
				Number: func(n int64) string { return strconv.FormatInt(n, 10) }, RTL: language == "ar",
			}
			for n := range points {
				label := fmt.Sprint(time.Date(2026, 1, 1+n, 0, 0, 0, 0, time.UTC).Day(), " ", months[0])
				if i == 2 {
					label = months[1]
				}
				s.Points = append(s.Points, chart.Point{Label: label, Value: highest * int64(n) / int64(points), Known: n%5 != 3})
			}
			list = append(list, s)
		}
	}
	return list
}
