package scaffold

import (
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

const asking = 14 // days that a poll is open

var poll = Kind{
	Name:   "poll",
	folder: func(time.Time) string { return "content/polls" },
	has:    func(l *content.Library, id string) bool { return named(l.Polls, id) },
	draft: func(s start) []byte {
		opens := s.today.AddDate(0, 0, notice)
		h := head{
			Title: s.title, Answers: yesAndNo(s.lang), Owner: s.owner(),
			Opens: day(opens), Closes: day(opens.AddDate(0, 0, asking)),
		}
		return h.with(pollAdvice)
	},
}

func yesAndNo(lang string) []string {
	switch lang {
	case "fr":
		return []string{"Oui", "Non"}
	case "ar":
		return []string{"نعم", "لا"}
	}
	return []string{"Yes", "No"}
}

const pollAdvice = `Write here why you ask, who will read the answers and what will come of them.
Nobody sees the poll before it opens. Above, change the answers and add:

summary: one sentence
link: https://…

The link leads to the form: the hub counts nothing itself. When the poll is over, write
how many chose each answer. The page shows it if each has at least five, or none:

answers:
  - {text: …, votes: 12}`
