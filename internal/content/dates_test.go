package content_test

import (
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

// A day is 23 or 25 hours long where clocks change, and need not have a midnight.
func TestDaysInZones(t *testing.T) {
	tests := []struct{ name, zone, day, begins, ends string }{
		{"plain", "Europe/Paris", "2026-11-20", "2026-11-19T23:00:00Z", "2026-11-20T23:00:00Z"},
		{"23 hours", "Europe/Paris", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"},
		{"25 hours", "Europe/Paris", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"},
		{"end of the year", "Europe/Paris", "2026-12-31", "2026-12-30T23:00:00Z", "2026-12-31T23:00:00Z"},
		{"leap day", "UTC", "2028-02-29", "2028-02-29T00:00:00Z", "2028-03-01T00:00:00Z"},
		{"no midnight: Beirut skips to one", "Asia/Beirut", "2021-03-28", "2021-03-27T22:00:00Z", "2021-03-28T21:00:00Z"},
		{"two midnights: Havana's first", "America/Havana", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o := options()
			o.Zone = zone(test.zone)
			library, list := content.Read(hub(map[string]string{
				postFile: post("publish: " + test.day + "\nexpires: " + test.day + "\n"),
			}), o)
			if len(list) > 0 {
				t.Fatal(list)
			}
			p := library.Posts[0]
			if got := p.Publish.UTC().Format(time.RFC3339); got != test.begins {
				t.Errorf("it begins at %s, want %s", got, test.begins)
			}
			if got := p.Expires.UTC().Format(time.RFC3339); got != test.ends {
				t.Errorf("it ends at %s, want %s", got, test.ends)
			}
			last := content.LastMoment(p.Expires)
			if !content.StartsDay(p.Publish) || !content.StartsDay(p.Expires) || content.StartsDay(last) {
				t.Error("its first day, or the one after its last, does not begin there")
			}
			if got := last.Format(time.DateOnly); got != test.day {
				t.Errorf("its last day is %s, want %s", got, test.day)
			}
		})
	}
}

func TestInstantsAreKept(t *testing.T) {
	p := onePost(t, post("publish: 2026-12-01T09:00:00+03:00\nexpires: '2026-12-31T12:00:00Z'\n"), "")
	if got := p.Publish.Format(time.RFC3339); got != "2026-12-01T07:00:00+01:00" {
		t.Errorf("publish %s: the same instant in the hub's zone is wanted", got)
	}
	if got := p.Expires.Format(time.RFC3339); got != "2026-12-31T13:00:00+01:00" {
		t.Errorf("expires %s", got)
	}
}
