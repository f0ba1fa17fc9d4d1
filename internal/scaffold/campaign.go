package scaffold

import (
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

// notice is how long what is started stays unseen if nobody changes its day, in days.
const notice = 7

var campaign = Kind{
	Name:   "campaign",
	folder: func(time.Time) string { return "content/campaigns" },
	has:    func(l *content.Library, id string) bool { return named(l.Campaigns, id) },
	draft: func(s start) []byte {
		h := head{Title: s.title, Start: day(s.today.AddDate(0, 0, notice)), Owner: s.owner()}
		if end := s.Settings.Expiry(s.today); !end.IsZero() {
			h.End = day(end)
		}
		return h.with(campaignAdvice)
	},
}

const campaignAdvice = `Write here what the campaign is about and why now. Nobody sees it before start.
Above, add:

summary: one sentence
goal: what should be different afterwards
targets: {visits: 500}
hashtag: OneWord

Posts join it by campaign: and the name of this file up to the first dot.`
