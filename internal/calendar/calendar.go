// Package calendar writes dates as iCalendar (RFC 5545), to be subscribed to.
//
// Lines end in CR LF and are folded at 75 octets. An event that is taken back stays,
// under its ID and cancelled, so that it leaves the calendars it was copied to. Days
// are days wherever the reader is; times are in UTC. Every date in the file is one of
// the events' own, so that it is the same whenever it is written. A calendar that holds
// nothing yet can be subscribed to as well.
package calendar

import (
	"bytes"
	"cmp"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"
)

// Type is the media type of a calendar.
const Type = "text/calendar"

// A Calendar is dates of one kind in one language.
type Calendar struct {
	Name        string
	Description string
	URL         string // absolute address of the page it goes with
	Events      []Event
}

// An Event is a day or a moment.
type Event struct {
	ID        string // never changes, whatever else does
	Title     string
	Text      string
	URL       string    // absolute address of its page
	At        time.Time // in the zone that says which day it is
	AllDay    bool
	Changed   time.Time // when this was said; zero: with At
	Cancelled bool
}

// refresh is how often a subscriber may ask again.
const refresh = "PT12H"

// Bytes returns the calendar as a file.
func (c *Calendar) Bytes() ([]byte, error) {
	out := ics.NewCalendarFor("Portevoix")
	out.SetProductId("-//Portevoix//Portevoix//EN")
	out.SetMethod(ics.MethodPublish)
	out.SetName(plain(c.Name)) // and X-WR-CALNAME, which is what most read
	if c.Description != "" {
		out.SetDescription(plain(c.Description))
		out.SetXWRCalDesc(plain(c.Description))
	}
	out.SetUrl(oneLine(c.URL))
	out.SetRefreshInterval(refresh)
	out.SetXPublishedTTL(refresh)
	for _, e := range c.Events {
		e.addTo(out)
	}
	if len(c.Events) == 0 {
		addUTC(out)
	}
	var file bytes.Buffer
	err := out.SerializeTo(&file, ics.WithNewLine("\r\n"))
	return file.Bytes(), err
}

// addUTC adds the zone of the times: a calendar has one component at least (RFC 5545,
// section 3.6).
func addUTC(c *ics.Calendar) {
	utc := c.AddTimezone("UTC").AddStandard()
	utc.SetProperty(ics.ComponentPropertyDtStart, "19700101T000000")
	utc.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), "+0000")
	utc.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), "+0000")
}

func (e *Event) addTo(c *ics.Calendar) {
	out := c.AddEvent(plain(e.ID))
	changed := cmp.Or(e.Changed, e.At)
	out.SetDtStampTime(changed)
	out.SetModifiedAt(changed)
	if e.AllDay {
		out.SetAllDayStartAt(e.At)
		out.SetAllDayEndAt(e.At.AddDate(0, 0, 1))
	} else {
		out.SetStartAt(e.At)
	}
	out.SetSummary(plain(e.Title))
	if e.Text != "" {
		out.SetDescription(plain(e.Text))
	}
	out.SetURL(oneLine(e.URL))
	out.SetProperty(ics.ComponentPropertyTransp, "TRANSPARENT") // nobody is busy by it
	out.SetSequence(0)
	out.SetStatus(ics.ObjectStatusConfirmed)
	if e.Cancelled {
		out.SetSequence(1)
		out.SetStatus(ics.ObjectStatusCancelled)
	}
}

// plain is a text that any calendar can read: of all controls the library escapes line
// breaks only, and it takes every byte for part of a character.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

// oneLine is an address, in which the library escapes nothing.
func oneLine(address string) string { return strings.ReplaceAll(plain(address), "\n", " ") }
