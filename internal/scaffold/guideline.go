package scaffold

import (
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

var guideline = Kind{
	Name:   "guideline",
	folder: func(time.Time) string { return "guidelines" },
	has:    func(l *content.Library, id string) bool { return named(l.Guidelines, id) },
	draft: func(s start) []byte {
		h := head{Title: s.title, Order: 1, Version: "1.0", Updated: day(s.today), Owner: s.owner()}
		for _, g := range s.Library.Guidelines {
			h.Order = max(h.Order, g.Original().Meta.Order+1)
		}
		return h.with(guidelineAdvice)
	},
}

const guidelineAdvice = `Write here what is all right, what is not, why, and whom to ask.
Above, add:

summary: one sentence
applies_to: whom it is for

Raise version: and updated: with every change that people should know.`
