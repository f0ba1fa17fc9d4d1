package config

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

const (
	maxPageSize = 200
	maxDays     = math.MaxInt64 / int(24*time.Hour)
)

func (r *reader) numbers() {
	r.settings.TextsMin = r.between("texts_min", r.file.TextsMin, 0, 100, defaults().TextsMin)
	r.settings.PageSize = r.between("page_size", r.file.PageSize, 1, maxPageSize, defaults().PageSize)
	expiry, err := duration(r.file.DefaultExpiry)
	if err != nil {
		r.wrong(path{"default_expiry"}, "%v", err).Cure = "write a number of days such as 90d, or 0 for none"
		expiry, _ = duration(defaults().DefaultExpiry)
	}
	r.settings.DefaultExpiry = expiry
}

func (r *reader) between(key string, value, least, most, fallback int) int {
	if value < least || value > most {
		r.wrong(path{key}, "found %s %d", key, value).Cure = fmt.Sprintf("write a number from %d to %d", least, most)
		return fallback
	}
	return value
}

// duration reads days (90d) or what time.ParseDuration reads; it is never negative.
func duration(s string) (time.Duration, error) {
	if days, ok := strings.CutSuffix(s, "d"); ok {
		n, err := strconv.Atoi(days)
		if err != nil || n < 0 || n > maxDays {
			return 0, fmt.Errorf("found duration %q", s)
		}
		return time.Duration(n) * 24 * time.Hour, nil
	}
	d, err := time.ParseDuration(s)
	if err != nil || d < 0 {
		return 0, fmt.Errorf("found duration %q", s)
	}
	return d, nil
}
