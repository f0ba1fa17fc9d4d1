package yaml

import (
	"fmt"
	"time"
)

// A Date is a day or an instant as people write it: 2026-11-20, or RFC 3339. The zero
// value is none.
type Date struct {
	at  time.Time
	day bool // at is 00:00 UTC of a day without a time
}

// UnmarshalText reads 2026-11-20 or RFC 3339.
func (d *Date) UnmarshalText(text []byte) error {
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
	*d = Date{at, day}
	return nil
}

// MarshalYAML writes what UnmarshalText reads, without quotes.
func (d Date) MarshalYAML() (any, error) {
	text := d.at.Format(time.RFC3339Nano)
	if _, offset := d.at.Zone(); offset%60 != 0 { // RFC 3339 has no seconds there
		text = d.at.UTC().Format(time.RFC3339Nano)
	}
	if d.day {
		text = d.at.Format(time.DateOnly)
	}
	return &Node{Kind: Scalar, Tag: "!!timestamp", Value: text}, nil
}

// IsZero reports whether no date was written.
func (d Date) IsZero() bool { return d.at.IsZero() }

// Start is the first moment of the day, or the instant, in a zone.
func (d Date) Start(zone *time.Location) time.Time {
	switch {
	case d.at.IsZero():
		return time.Time{}
	case d.day:
		return midnight(d.at.Year(), d.at.Month(), d.at.Day(), zone)
	}
	return d.at.In(zone)
}

// End is the first moment after the day, or the instant, in a zone.
func (d Date) End(zone *time.Location) time.Time {
	if d.day {
		d.at = d.at.AddDate(0, 0, 1)
	}
	return d.Start(zone)
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

// Forms are those of Former.
func (Date) Forms() []any { return []any{time.Time{}} }

// Starting is the date that has its first moment at t.
func Starting(t time.Time) Date {
	if t.IsZero() || !t.Equal(Midnight(t)) {
		return Date{at: t}
	}
	y, m, d := t.Date()
	return Date{at: time.Date(y, m, d, 0, 0, 0, 0, time.UTC), day: true}
}

// Ending is the date that has t as the first moment after it.
func Ending(t time.Time) Date {
	d := Starting(t)
	if d.day {
		d.at = d.at.AddDate(0, 0, -1)
	}
	return d
}
