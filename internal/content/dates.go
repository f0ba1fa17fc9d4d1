package content

import (
	"time"

	"github.com/portevoix/portevoix/internal/yaml"
)

type date = yaml.Date

// StartsDay reports whether a moment is the first of its day.
func StartsDay(t time.Time) bool { return t.Equal(yaml.Midnight(t)) }

// LastMoment is the end of a time as people say it: what is over at 00:00 is offered
// until the day before. Without an end there is none.
func LastMoment(end time.Time) time.Time {
	if end.IsZero() {
		return end
	}
	return end.Add(-time.Second)
}
