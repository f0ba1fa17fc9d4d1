package config

import "time"

// Expiry is when a post that begins at an instant should end by default: whole days
// later at the same hour, also where clocks are changed in between. The zero time is
// never.
func (s *Settings) Expiry(begin time.Time) time.Time {
	if s.DefaultExpiry == 0 {
		return time.Time{}
	}
	const day = 24 * time.Hour
	return begin.In(s.Zone).AddDate(0, 0, int(s.DefaultExpiry/day)).Add(s.DefaultExpiry % day)
}
