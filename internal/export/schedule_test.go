package export

import (
	"testing"
	"time"
)

// When clocks change, a post that goes out daily keeps its hour.
func TestSchedule(t *testing.T) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	from := time.Date(2027, 3, 27, 9, 0, 0, 0, paris) // the night after, clocks go forward
	for _, test := range []struct{ every, want string }{
		{"1d", "2027-03-29 09:00"},
		{"2d", "2027-03-31 09:00"},
		{"4h", "2027-03-27 17:00"},
		{"90m", "2027-03-27 12:00"},
		{"24h", "2027-03-29 10:00"},
	} {
		s := Schedule{From: from}
		if err := s.Every.Set(test.every); err != nil {
			t.Fatal(err)
		}
		if got := s.at(2).Format(minute); got != test.want {
			t.Errorf("the third of those every %s goes out %s, want %s", test.every, got, test.want)
		}
		var again Interval
		if err := again.Set(s.Every.String()); err != nil || again != s.Every {
			t.Errorf("%s is written as %s", test.every, &s.Every)
		}
	}
}

func TestIntervalsThatNobodyMeans(t *testing.T) {
	for _, text := range []string{
		"", "d", "0d", "-1d", "1", "1w", "0s", "30s", "-4h", "366d", "9000h", "1.5d", "99999999999999999999d",
	} {
		i := Daily
		if err := i.Set(text); err == nil || i != Daily {
			t.Errorf("%q is taken for %v", text, i)
		}
	}
}

func TestTomorrow(t *testing.T) {
	auckland, err := time.LoadLocation("Pacific/Auckland")
	if err != nil {
		t.Fatal(err)
	}
	late := time.Date(2026, 12, 31, 20, 0, 0, 0, time.UTC) // there it is 2027 already
	if got := Tomorrow(late, auckland).Format(minute); got != "2027-01-02 09:00" {
		t.Errorf("tomorrow at nine is %s", got)
	}
}
