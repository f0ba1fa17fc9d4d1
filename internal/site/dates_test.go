package site_test

import (
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/site"
)

const dated = "timezone: Africa/Casablanca\n" +
	"-- content/campaigns/c.en.md --\n---\ntitle: C\nstart: 2026-11-01\nend: 2026-11-30\n---\n" +
	"-- content/campaigns/later.en.md --\n---\ntitle: Later\nstart: 2026-12-01\n---\n"

// events are the parts of a calendar, by UID.
func events(t *testing.T, file string) map[string]string {
	t.Helper()
	found := map[string]string{}
	unfolded := strings.ReplaceAll(file, "\r\n ", "")
	for event := range strings.SplitSeq(unfolded, "BEGIN:VEVENT\r\n") {
		id, rest, _ := strings.Cut(event, "\r\n")
		if id, ok := strings.CutPrefix(id, "UID:https://example.org/hub/"); ok {
			found[id] = rest
		}
	}
	return found
}

func TestDatesAreDaysOfTheHub(t *testing.T) {
	hub := settings + dated +
		post("day.en.md", "date: 2026-11-10\nexpires: 2026-12-31\n") +
		post("hour.en.md", "publish: 2026-11-11T08:30:00Z\nexpires: 2026-12-31T18:00:00Z\n") +
		post("gone.en.md", "date: 2026-11-03\nexpires: 2026-12-31\naliases: [was]\nwithdrawn: {on: 2026-11-18}\n") +
		post("draft.en.md", "date: 2026-11-10\nstatus: draft\n") +
		post("ar.ar.md", "date: 2026-11-10\n")
	got := events(t, string(view[site.Raw](t, plan(t, hub, site.Options{}), "en/calendar.ics")))
	for id, lines := range map[string][]string{
		"en/posts/day/#start": {
			"DTSTART;VALUE=DATE:20261110", "SUMMARY:day.en.md", "URL:https://example.org/hub/en/posts/day/",
		},
		"en/posts/day/#end": {
			"DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "SUMMARY:Last day: day.en.md", "STATUS:CONFIRMED",
		},
		"en/posts/hour/#start":  {"DTSTART:20261111T083000Z", "DTSTAMP:20261111T083000Z"},
		"en/posts/hour/#end":    {"DTSTART:20261231T180000Z", "DTSTAMP:20261111T083000Z"},
		"en/posts/was/#start":   {"STATUS:CANCELLED", "SUMMARY:Withdrawn: gone.en.md"},
		"en/posts/was/#end":     {"STATUS:CANCELLED", "SEQUENCE:1", "DTSTAMP:20261117T230000Z"},
		"en/campaigns/c/#start": {"DTSTART;VALUE=DATE:20261101", "SUMMARY:Begins: C"},
		"en/campaigns/c/#end":   {"DTSTART;VALUE=DATE:20261130", "SUMMARY:Ends: C"},
	} {
		for _, line := range lines {
			if !strings.Contains("\r\n"+got[id], "\r\n"+line+"\r\n") {
				t.Errorf("%s lacks %s:\n%s", id, line, got[id])
			}
		}
		delete(got, id)
	}
	for id := range got {
		t.Errorf("the calendar tells of %s", id)
	}
}

func TestCalendarOfSomePosts(t *testing.T) {
	hub := read(t, settings+dated+post("a.en.md", "date: 2026-11-10\n")+post("b.en.md", "date: 2026-11-11\n"))
	b, _ := hub.Library.Post("b")
	file, err := hub.Calendar("en", now, []*content.Post{b})
	if err != nil {
		t.Fatal(err)
	}
	if got := events(t, string(file)); len(got) != 1 || got["en/posts/b/#start"] == "" {
		t.Errorf("the calendar holds %v", got)
	}
	if _, err := hub.Calendar("de", now, nil); err == nil {
		t.Error("there is a calendar in a language that the hub does not have")
	}
}

// Browsers are told of "Test (Dates)": the title and, in brackets, what is followed.
func TestCalendarIsNamedOnce(t *testing.T) {
	for _, link := range view[site.HomePage](t, plan(t, settings, site.Options{}), "en/index.html").Feeds {
		if link.Title != "Test" || link.Type == "text/calendar" && link.Name != "Dates" {
			t.Errorf("the page offers %+v", link)
		}
	}
}

// The clocks of some zones skip midnight: their days begin at one.
func TestDaysThatBeginAtOne(t *testing.T) {
	hub := settings + "timezone: Africa/Cairo\n" + post("p.en.md", "date: 2026-04-24\nexpires: 2026-04-23\n")
	april := site.Options{Now: time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)}
	got := events(t, string(view[site.Raw](t, plan(t, hub, april), "en/calendar.ics")))
	if p := got["en/posts/p/#start"]; !strings.Contains(p, "DATE:20260424\r\n") {
		t.Errorf("the post begins on\n%s", p)
	}
	if p := got["en/posts/p/#end"]; !strings.Contains(p, "DATE:20260423\r\n") {
		t.Errorf("the post ends on\n%s", p)
	}
}
