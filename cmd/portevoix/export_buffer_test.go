package main

import (
	"testing"
	"time"
)

// A date is nine o'clock of that day, also where clocks change in the night before it, or
// skip its midnight as in Cairo.
func TestStarting(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct{ from, zone, want string }{
		{"2026-12-01", "Europe/Paris", "2026-12-01 09:00"},
		{"2026-03-29", "Europe/Paris", "2026-03-29 09:00"},
		{"2026-10-25", "Europe/Paris", "2026-10-25 09:00"},
		{"2026-04-24", "Africa/Cairo", "2026-04-24 09:00"},
		{"2026-03-29T07:30:00Z", "Europe/Paris", "2026-03-29 09:30"},
		{"", "Europe/Paris", "2026-03-02 09:00"},
	} {
		zone, err := time.LoadLocation(test.zone)
		if err != nil {
			t.Fatal(err)
		}
		var from moment
		if test.from != "" {
			if err := from.Set(test.from); err != nil {
				t.Fatal(err)
			}
		}
		start, err := starting(from, now, zone)
		if got := start.Format("2006-01-02 15:04"); err != nil || got != test.want {
			t.Errorf("--from %q in %s is %s, %v; want %s", test.from, test.zone, got, err, test.want)
		}
	}
}
