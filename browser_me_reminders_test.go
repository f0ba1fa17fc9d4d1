package portevoix_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/chromedp/chromedp"
)

// A calendar reads the file, and knows when the reader wants to be reminded.
func TestBrowserMeReminds(t *testing.T) {
	hub := serveExample(t)
	for lang, title := range map[string]string{
		"fr": "Quelques minutes pour partager", "en": "A few minutes to share something", "ar": "بضع دقائق لمشاركة شيء ما",
	} {
		tab := openBrowser(t)
		tab.before(t, made)
		tab.visit(t, hub.url+lang+"/me/")
		tab.unfold(t)
		if err := chromedp.Do(tab.ctx, chromedp.SetValue(chromedp.CSS("[name=day]"), "4"), chromedp.SetValue(chromedp.CSS("[name=hour]"), "16:30")); err != nil {
			t.Fatal(err)
		}
		tab.tap(t, "[data-take]")
		file := tab.file(t)
		readsWell(t, file)
		calendar, err := ics.ParseCalendar(strings.NewReader(file))
		if err != nil {
			t.Fatalf("%v\n%s", err, file)
		}
		event := calendar.Events()[0]
		value := func(p ics.ComponentProperty) string { return event.GetProperty(p).Value }
		start, err := time.Parse("20060102T150405", value(ics.ComponentPropertyDtStart))
		if err != nil || start.Weekday() != time.Thursday || start.Format("15:04") != "16:30" {
			t.Errorf("it begins on %s (%v)", start.Format(time.RFC850), err)
		}
		for property, want := range map[ics.ComponentProperty]string{
			ics.ComponentPropertySummary: title, ics.ComponentPropertyRrule: "FREQ=WEEKLY;BYDAY=TH",
			ics.ComponentPropertyUrl: hub.url + lang + "/",
		} {
			if value(property) != want {
				t.Errorf("%s reads %q, want %q", property, value(property), want)
			}
		}
		if len(event.Alarms()) != 1 || value(ics.ComponentPropertyUniqueId) == "" || len(value(ics.ComponentPropertyDtstamp)) != 16 {
			t.Errorf("the event reads\n%s", file)
		}
	}
}

// readsWell looks at what RFC 5545 asks of a file before it is understood.
func readsWell(t *testing.T, file string) {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSuffix(file, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || !bytes.Equal([]byte(line), []byte(strings.ToValidUTF8(line, "?"))) {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
}

// What is hard for a calendar file: signs that mean something in it, characters of several
// octets at the fold, the end of a year, an hour that is over today.
func TestBrowserCalendarFile(t *testing.T) {
	tab := openModules(t)
	type reminder struct {
		ID      string `json:"id"`
		Weekday int    `json:"weekday"`
		Time    string `json:"time"`
		Title   string `json:"title"`
		Text    string `json:"text"`
		URL     string `json:"url"`
		Lang    string `json:"lang"`
		Now     string `json:"now"`
	}
	hard := "A; b, c \\ d\nنصّ طويل " + strings.Repeat("é😀", 40)
	cases := []struct {
		reminder
		start string
	}{
		{reminder{Weekday: 2, Time: "09:00", Now: "2026-11-22T12:00"}, "20261124T090000"},
		{reminder{Weekday: 0, Time: "09:00", Now: "2026-11-22T12:00"}, "20261129T090000"},
		{reminder{Weekday: 0, Time: "12:01", Now: "2026-11-22T12:00"}, "20261122T120100"},
		{reminder{Weekday: 6, Time: "00:00", Now: "2026-12-28T08:00"}, "20270102T000000"},
	}
	asked := make([]reminder, len(cases))
	for i, c := range cases {
		asked[i] = c.reminder
		asked[i].ID, asked[i].Title, asked[i].Text, asked[i].URL, asked[i].Lang = "a@b", hard, hard, "https://example.org/hub/fr/", "fr"
	}
	for i, file := range each[reminder, string](t, tab, "ics.js", `c => module.reminder(c, new Date(c.now))`, asked) {
		readsWell(t, file)
		calendar, err := ics.ParseCalendar(strings.NewReader(file))
		if err != nil {
			t.Fatalf("%v\n%s", err, file)
		}
		event := calendar.Events()[0]
		if got := event.GetProperty(ics.ComponentPropertyDtStart).Value; got != cases[i].start {
			t.Errorf("from %s on it begins at %s, want %s", asked[i].Now, got, cases[i].start)
		}
		if got := ics.FromText(event.GetProperty(ics.ComponentPropertySummary).Value); got != hard {
			t.Errorf("the title reads %q, want %q", got, hard)
		}
	}
}
