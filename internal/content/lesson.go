package content

import (
	"cmp"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/problem"
)

// A Lesson is a step of the onboarding, or of a path that hub.yaml names.
type Lesson struct {
	Path      string     `yaml:"path"`
	Order     int        `yaml:"order"`
	Minutes   int        `yaml:"minutes"`
	Checklist []string   `yaml:"checklist"`
	Quiz      []Question `yaml:"quiz"`
	Owner     string     `yaml:"owner"` // a contact's id
}

// A Question of a quiz has at least two answers, one or more of them correct.
type Question struct {
	Question string   `yaml:"question"`
	Answers  []Answer `yaml:"answers"`
}

// An Answer may say why it is right or wrong.
type Answer struct {
	Text    string `yaml:"text"`
	Correct bool   `yaml:"correct"`
	Because string `yaml:"because"`
}

var lessons = newKind("content/onboarding/", kind[Lesson, Lesson]{
	check: checkQuiz,
	mean:  func(l *Lesson, _ *time.Location) Lesson { return *l },
	inherit: func(l *Lesson, first Lesson) {
		l.Path = cmp.Or(l.Path, first.Path)
		l.Order = cmp.Or(l.Order, first.Order)
		l.Minutes = cmp.Or(l.Minutes, first.Minutes)
		l.Owner = cmp.Or(l.Owner, first.Owner)
	},
})

// checkQuiz wants questions that can be answered.
func checkQuiz(l *Lesson, s *Source) problem.List {
	var list problem.List
	for i, q := range l.Quiz {
		right := slices.ContainsFunc(q.Answers, func(a Answer) bool { return a.Correct })
		switch {
		case q.Question == "":
			list = append(list, problem.Errorf(s.At("quiz", i), ruleFrontMatter, "the question has no words"))
		case len(q.Answers) < 2:
			list = append(list, problem.Errorf(s.At("quiz", i, "answers"), ruleFrontMatter,
				"found %d answers, want at least 2", len(q.Answers)))
		case !right:
			list = append(list, problem.Errorf(s.At("quiz", i, "answers"), ruleFrontMatter, "no answer is correct").
				WithCure("write correct: true on one"))
		}
	}
	return list
}
