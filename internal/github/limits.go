package github

import (
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"time"
)

// patience is the longest pause that is waited for.
const patience = 2 * time.Minute

// limited tells whether too much was asked, and when one may ask again. GitHub has two
// limits: the primary, so many requests an hour, and the secondary, for haste; either
// comes as 403 or 429. Retry-After goes before the time of reset; where neither is
// given a minute is due, and twice as long each time.
// Source: docs.github.com, best practices for using the REST API.
func (t *transport) limited(a *answer, attempt int) (until time.Time, is bool) {
	if a.StatusCode != http.StatusForbidden && a.StatusCode != http.StatusTooManyRequests {
		return time.Time{}, false
	}
	if seconds, err := strconv.Atoi(a.Header.Get("Retry-After")); err == nil {
		return t.now().Add(time.Duration(max(seconds, 1)) * time.Second), true
	}
	if reset, err := strconv.ParseInt(a.Header.Get("X-Ratelimit-Reset"), 10, 64); err == nil && spent(a.Header) {
		return time.Unix(reset, 0).Add(time.Second), true
	}
	is = a.StatusCode == http.StatusTooManyRequests || secondary.Match(a.body)
	return t.now().Add(time.Minute << (attempt - 1)), is
}

// secondary is what a refusal for haste says, or the document that it names.
var secondary = regexp.MustCompile(`(?i)secondary[ -]rate[ -]limit|abuse[ -]rate[ -]limit|abuse detection`)

func spent(h http.Header) bool { return h.Get("X-Ratelimit-Remaining") == "0" }

// pause waits if the pause is short, and says when to come back if not.
func (t *transport) pause(until time.Time, attempt int) (time.Duration, error) {
	wait := until.Sub(t.now())
	if wait > patience || attempt == attempts {
		return 0, &failure{fmt.Sprintf("%s wants no more questions for now", t.api.Host),
			"try again after " + until.UTC().Format("2006-01-02 15:04:05") + " UTC", nil}
	}
	return max(wait, time.Second), nil
}

// hideLimits keeps the library from refusing requests by a clock of its own: limits are
// this transport's affair.
func hideLimits(h http.Header) {
	for _, name := range []string{"X-Ratelimit-Limit", "X-Ratelimit-Remaining", "X-Ratelimit-Reset"} {
		h.Del(name)
	}
}
