package content

import (
	"fmt"
	"time"

	"github.com/portevoix/portevoix/internal/yaml"
)

// A date is a day or an instant as written. The zero value is none.
type date struct {
	at  time.Time
	day bool // at is 00:00 UTC of a day without a time
}

// UnmarshalText reads 2026-11-20 or RFC 3339.
func (d *date) UnmarshalText(text []byte) error {
	day, layout := len(text) == len(time.DateOnly), time.RFC3339
	if day {
		layout = time.DateOnly
	}
	at, err := time.Parse(layout, string(text))
	if err != nil {
		return fmt.Errorf("found %q, want a date; write 2026-11-20 or 2026-11-20T09:00:00+01:00", text)
	}
	if at.Year() < 1900 || at.Year() > 2999 {
		return fmt.Errorf("found the year %d, want one between 1900 and 2999", at.Year())
	}
	*d = date{at, day}
	return nil
}

// MarshalYAML writes what UnmarshalText reads, without quotes.
func (d date) MarshalYAML() (any, error) {
	text := d.at.Format(time.RFC3339Nano)
	if _, offset := d.at.Zone(); offset%60 != 0 { // RFC 3339 has no seconds there
		text = d.at.UTC().Format(time.RFC3339Nano)
	}
	if d.day {
		text = d.at.Format(time.DateOnly)
	}
	return &yaml.Node{Kind: yaml.Scalar, Tag: "!!timestamp", Value: text}, nil
}

// IsZero reports whether no date was written.
func (d date) IsZero() bool { return d.at.IsZero() }

// start is the first moment of the day, or the instant, in a zone.
func (d date) start(zone *time.Location) time.Time {
	switch {
	case d.at.IsZero():
		return time.Time{}
	case d.day:
		return midnight(d.at.Year(), d.at.Month(), d.at.Day(), zone)
	}
	return d.at.In(zone)
}

// end is the first moment after the day, or the instant, in a zone.
func (d date) end(zone *time.Location) time.Time {
	if d.day {
		d.at = d.at.AddDate(0, 0, 1)
	}
	return d.start(zone)
}

// midnight is the first moment of a day, also where the clock skips 00:00.
func midnight(year int, month time.Month, day int, zone *time.Location) time.Time {
	t := time.Date(year, month, day, 0, 0, 0, 0, zone)
	if t.Day() == time.Date(year, month, day, 12, 0, 0, 0, zone).Day() {
		return t
	}
	_, skipped := t.ZoneBounds()
	return skipped.In(zone)
}

// Midnight is the first moment of the day that a moment is of.
func Midnight(t time.Time) time.Time {
	year, month, day := t.Date()
	return midnight(year, month, day, t.Location())
}

// starting is the date that has its first moment at t.
func starting(t time.Time) date {
	if t.IsZero() || !t.Equal(Midnight(t)) {
		return date{at: t}
	}
	y, m, d := t.Date()
	return date{at: time.Date(y, m, d, 0, 0, 0, 0, time.UTC), day: true}
}

// ending is the date that has t as the first moment after it.
func ending(t time.Time) date {
	d := starting(t)
	if d.day {
		d.at = d.at.AddDate(0, 0, -1)
	}
	return d
}
