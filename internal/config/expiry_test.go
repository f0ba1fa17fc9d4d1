package config

import (
	"testing"
	"time"
)

func TestExpiryKeepsTheHour(t *testing.T) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	begin := time.Date(2026, 9, 15, 0, 0, 0, 0, paris) // summer time
	s := &Settings{Zone: paris, DefaultExpiry: 90*24*time.Hour + time.Hour}
	if got, want := s.Expiry(begin), time.Date(2026, 12, 14, 1, 0, 0, 0, paris); !got.Equal(want) {
		t.Errorf("a post of %v ends at %v, want %v", begin, got, want)
	}
	if never := (&Settings{Zone: paris}).Expiry(begin); !never.IsZero() {
		t.Errorf("without default_expiry a post ends at %v", never)
	}
}
