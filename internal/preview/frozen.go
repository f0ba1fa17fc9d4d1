package preview

import (
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/config"
)

// frozen are the freezes that stop, at a moment, something that the sheet hands over.
func (s Sheet) frozen(now time.Time) []config.Freeze {
	var list []config.Freeze
	for _, f := range s.settings.Freezes {
		if f.On(now) && f.Covers(s.edition.Lang, s.post.Entity, s.post.Topics) && len(s.stopped(f)) > 0 {
			list = append(list, f)
		}
	}
	return list
}

// stopped are the networks on which a freeze stops the sheet.
func (s Sheet) stopped(f config.Freeze) []string {
	var names []string
	for _, e := range s.Entries {
		if f.Stops(e.Network) && !slices.Contains(names, e.shown) {
			names = append(names, e.shown)
		}
	}
	return names
}

// freeze says why the sheet is stopped, where if not everywhere, and until when.
func (s Sheet) freeze(f config.Freeze) string {
	where := ""
	if len(f.Networks) > 0 {
		where = "on " + strings.Join(s.stopped(f), ", ")
	}
	end := "until it is lifted"
	if !f.Until.IsZero() {
		end = s.until(f.Until)
	}
	return joined(f.Reason.In(s.edition.Lang, s.settings.Languages), where, end)
}
