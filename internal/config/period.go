package config

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// A Period is how long something is kept: months, or days; one of them is 0.
type Period struct{ Months, Days int }

var period = regexp.MustCompile(`^([0-9]{1,4}) ?(d|day|days|month|months)$`)

// parsePeriod reads 25 months, 90d or 90 days.
func parsePeriod(text string) (Period, error) {
	parts := period.FindStringSubmatch(text)
	if parts == nil {
		return Period{}, fmt.Errorf("found period %q", text)
	}
	n, err := strconv.Atoi(parts[1])
	if parts[2][0] == 'm' {
		return Period{Months: n}, err
	}
	return Period{Days: n}, err
}

// String is how a Period is written.
func (p Period) String() string {
	if p.Months > 0 {
		return fmt.Sprintf("%d months", p.Months)
	}
	return fmt.Sprintf("%dd", p.Days)
}

// First is the first day of what is kept: its date in the zone of now.
func (p Period) First(now time.Time) string {
	return now.AddDate(0, -p.Months, -p.Days).Format(time.DateOnly)
}

// longer reports whether a period can be longer than another: a month has 28 to 31 days.
func (p Period) longer(q Period) bool {
	if p.Days == 0 && q.Days == 0 {
		return p.Months > q.Months
	}
	return p.Months*31+p.Days > q.Months*28+q.Days
}
