package calendar_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"github.com/portevoix/portevoix/internal/calendar"
)

var paris = time.FixedZone("", 3600)

func dates() calendar.Calendar {
	return calendar.Calendar{
		Name: "Le relais, dates", Description: "Ce qu’il y a à partager; et jusqu’à quand",
		URL: "https://example.org/fr/",
		Events: []calendar.Event{{
			ID: "https://example.org/fr/posts/rabat/#end", Title: "Dernier jour : Rabat, Oslo; \\ et Quito",
			Text: "Deux lignes.\nEt la seconde.", URL: "https://example.org/fr/posts/rabat/?a=1,2;b",
			At: time.Date(2027, 1, 31, 0, 0, 0, 0, paris), AllDay: true,
			Changed: time.Date(2026, 11, 20, 9, 0, 0, 0, paris),
		}, {
			ID: "https://example.org/fr/posts/oslo/#start", Title: "Retiré : Oslo",
			URL: "https://example.org/fr/posts/oslo/",
			At:  time.Date(2026, 12, 1, 9, 30, 0, 0, paris), Cancelled: true,
		}},
	}
}

func write(t testing.TB, c calendar.Calendar) (string, *ics.Calendar) {
	t.Helper()
	data, err := c.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := ics.ParseCalendar(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return string(data), parsed
}

func value(e *ics.VEvent, name ics.ComponentProperty) string {
	p := e.GetProperty(name)
	if p == nil {
		return ""
	}
	return p.Value
}

func TestCalendarsReadWhatWasWritten(t *testing.T) {
	want := dates()
	_, got := write(t, want)
	events := got.Events()
	if len(events) != len(want.Events) {
		t.Fatalf("there are %d events, want %d", len(events), len(want.Events))
	}
	for i, e := range want.Events {
		for name, text := range map[ics.ComponentProperty]string{
			ics.ComponentPropertyUniqueId:    e.ID,
			ics.ComponentPropertySummary:     e.Title,
			ics.ComponentPropertyDescription: e.Text,
			ics.ComponentPropertyUrl:         e.URL,
		} {
			if found := value(events[i], name); found != text {
				t.Errorf("%s is %q, want %q", name, found, text)
			}
		}
	}
	for name, want := range map[ics.ComponentProperty][2]string{
		ics.ComponentPropertyDtStart:                    {"20270131", "20261201T083000Z"}, // a day where the hub is; UTC
		ics.ComponentPropertyDtEnd:                      {"20270201", ""},                 // the first day after it
		ics.ComponentPropertyDtstamp:                    {"20261120T080000Z", "20261201T083000Z"},
		ics.ComponentPropertyStatus:                     {"CONFIRMED", "CANCELLED"},
		ics.ComponentPropertySequence:                   {"0", "1"},
		ics.ComponentPropertyTransp:                     {"TRANSPARENT", "TRANSPARENT"},
		ics.ComponentProperty(ics.PropertyLastModified): {"20261120T080000Z", "20261201T083000Z"},
	} {
		if found := [2]string{value(events[0], name), value(events[1], name)}; found != want {
			t.Errorf("%s is %q, want %q", name, found, want)
		}
	}
}

func TestHeadSaysWhoAndHowOften(t *testing.T) {
	text, _ := write(t, dates())
	for _, line := range []string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Portevoix//Portevoix//EN", "METHOD:PUBLISH",
		`NAME:Le relais\, dates`, `X-WR-CALNAME:Le relais\, dates`,
		"REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H", "DTSTART;VALUE=DATE:20270131",
	} {
		if strings.Count("\r\n"+text, "\r\n"+line+"\r\n") != 1 {
			t.Errorf("want the line %s once in\n%s", line, text)
		}
	}
}

// A calendar without a component is refused by strict readers (RFC 5545, section 3.6).
func TestCalendarWithoutDates(t *testing.T) {
	text, parsed := write(t, calendar.Calendar{Name: "Dates", URL: "https://example.org/fr/"})
	if len(parsed.Events()) != 0 || len(parsed.Timezones()) != 1 {
		t.Errorf("it holds %d events and %d zones", len(parsed.Events()), len(parsed.Timezones()))
	}
	zone := "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n" +
		"TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
	if !strings.Contains(text, zone) {
		t.Errorf("want the zone of its times in\n%s", text)
	}
	if full, _ := write(t, dates()); strings.Contains(full, "VTIMEZONE") {
		t.Errorf("a calendar with events needs no zone:\n%s", full)
	}
}

// Lines end in CR LF, have at most 75 octets, and are not cut within a character;
// whatever people write makes neither an event nor a line of its own.
func FuzzHostileText(f *testing.F) {
	f.Add("x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:1")
	f.Add(strings.Repeat("é", 80) + strings.Repeat("ع ", 90) + "👩‍👩‍👧‍👦")
	f.Add("\xff\xfe\x00 ; , : \" \\ \\n ^n \u2028")
	f.Add(strings.Repeat("\xff", 90))
	f.Fuzz(func(t *testing.T, text string) {
		words := calendar.Event{ID: "1", Title: text, Text: text, URL: text, At: time.Unix(1e9, 0)}
		identity := calendar.Event{ID: text, Title: "2", At: time.Unix(1e9, 0), AllDay: true}
		file, parsed := write(t, calendar.Calendar{
			Name: text, Description: text, URL: text, Events: []calendar.Event{words, identity},
		})
		if n := len(parsed.Events()); n != 2 {
			t.Errorf("there are %d events, want 2", n)
		}
		for line := range strings.SplitSeq(strings.TrimSuffix(file, "\r\n"), "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n\x00") {
				t.Errorf("found the line %q", line)
			}
		}
		if valid := strings.ToValidUTF8(text, "\uFFFD"); !strings.ContainsFunc(valid, control) {
			if got := value(parsed.Events()[0], ics.ComponentPropertySummary); got != valid {
				t.Errorf("%q became %q", valid, got)
			}
		}
	})
}

func control(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 || r == '\\' }
