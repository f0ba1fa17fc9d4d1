package preview

import (
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/markdown"
	"github.com/portevoix/portevoix/internal/worddiff"
)

// A packetPart is words that stay, are new or are gone.
type packetPart struct {
	Text      string
	New, Gone bool
}

// compared are the words of something, with those that it had in the version that it is
// compared with.
func compared(base *Sheet, now *Sheet, of func(*Sheet) string) []packetPart {
	if base == nil {
		return packetParts(of(now), of(now))
	}
	return packetParts(of(base), of(now))
}

func packetParts(before, now string) []packetPart {
	var list []packetPart
	for _, p := range worddiff.Of(markdown.Visible(before), markdown.Visible(now)) {
		list = append(list, packetPart{p.Text, p.Op == worddiff.Insert, p.Op == worddiff.Delete})
	}
	return list
}

// moment writes a day where the hub is, and the time where it is not midnight; "": none.
func (m packetMaker) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(m.hub.Settings.Zone)
	if content.StartsDay(t) {
		return m.words.Date(t)
	}
	return m.words.Date(t) + ", " + t.Format("15:04") + " (" + m.hub.Settings.Zone.String() + ")"
}

// last writes the last day before a moment, or the moment within its day.
func (m packetMaker) last(t time.Time) string {
	if in := t.In(m.hub.Settings.Zone); !t.IsZero() && content.StartsDay(in) {
		return m.words.Date(in.AddDate(0, 0, -1))
	}
	return m.moment(t)
}
