package sources

import (
	"maps"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/share"
)

// settles is how many days after a day other programs still count things late.
const settles = 4

// window are the days that are asked for: from the first one that is not closed, at most
// some days ago, to yesterday, in the hub's zone. Today is not over. It is empty where all
// of them are closed.
func (a Asked) window(most int) (days []time.Time) {
	now := a.Now.In(a.Settings.Zone)
	for ago := most; ago >= 1; ago-- {
		on := time.Date(now.Year(), now.Month(), now.Day()-ago, 0, 0, 0, 0, a.Settings.Zone)
		if len(days) > 0 || !a.Closed(on.Format(time.DateOnly)) {
			days = append(days, on)
		}
	}
	return days
}

// answered is what a book says of the days that were asked for. Those that are over for
// long enough are closed; those that were closed before stay as they are. A source that is
// new begins with the first day that it has something of: before that it may not have counted.
func (a Asked) answered(b book, days []time.Time) metrics.Batch {
	settled := a.Now.In(a.Settings.Zone).AddDate(0, 0, -settles).Format(time.DateOnly)
	kept, first := book{}, a.begins(b)
	for _, day := range days {
		on := day.Format(time.DateOnly)
		if on >= first && !a.Closed(on) {
			kept[on] = b.of(on)
			kept[on].Closed = on <= settled
		}
	}
	return kept.batch()
}

// begins is the first day that counts; "": all that were asked for.
func (a Asked) begins(b book) string {
	if a.Kept != nil {
		if _, known := a.Kept.Source(a.Source.Name); known {
			return ""
		}
	}
	if len(b) == 0 {
		return "9999-12-31" // it has nothing, on no day
	}
	return slices.Min(slices.Collect(maps.Keys(b)))
}

// campaignOf is the campaign of a post, where what was counted doesn't say it.
func (a Asked) campaignOf(of share.Attribution) share.Attribution {
	if post, ok := a.Library.Post(of.Post); ok && of.Campaign == "" {
		if c, ok := a.Library.Campaign(post.Campaign); ok {
			of.Campaign = c.ID
		}
	}
	return of
}
