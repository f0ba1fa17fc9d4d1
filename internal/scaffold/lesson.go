package scaffold

import (
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

const minutes = 5 // that a lesson should take

var lesson = Kind{
	Name:   "lesson",
	folder: func(time.Time) string { return "content/onboarding" },
	has:    func(l *content.Library, id string) bool { return named(l.Lessons, id) },
	draft: func(s start) []byte {
		h := head{Title: s.title, Order: 1, Minutes: minutes, Owner: s.owner()}
		for _, other := range s.Library.Lessons {
			h.Order = max(h.Order, other.Original().Meta.Order+1)
		}
		return h.with(lessonAdvice)
	},
}

const lessonAdvice = `Write here one thing to learn, with an example.
Above, add:

summary: one sentence
checklist:
  - "I have …"
quiz:
  - question: "…?"
    answers:
      - {text: "…", correct: true, because: "…"}
      - {text: "…", because: "…"}`
