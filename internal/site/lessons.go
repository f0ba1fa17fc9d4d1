package site

import (
	"cmp"
	"slices"

	"github.com/portevoix/portevoix/internal/content"
)

type lessonEntry = content.Entry[content.Lesson]

// lessons plans the way in for newcomers: the list of lessons and a page for each.
func lessons(p *planner) {
	ordered := slices.Clone(p.Library.Lessons)
	slices.SortStableFunc(ordered, func(a, b *lessonEntry) int {
		return cmp.Compare(a.Original().Meta.Order, b.Original().Meta.Order)
	})
	for _, l := range p.locales {
		var items []summaryInput
		for i, lesson := range ordered {
			e := editionIn(lesson, l.lang)
			s := summarise(l, &e.Document, lessonHref(l, lesson))
			s.order, s.minutes = i, e.Meta.Minutes
			items = append(items, s)
			if e.Lang == l.lang {
				in := lessonInput{documentInput: document(l, "onboarding", lesson, e), lesson: e.Meta}
				in.contact = e.Meta.Owner
				if i+1 < len(ordered) {
					in.next = ordered[i+1]
				}
				p.add(in.file(), "lesson", l, in)
			}
		}
		if len(items) > 0 {
			p.index(l, "onboarding", items)
		}
	}
}

func lessonHref(l *locale, lesson *lessonEntry) string {
	return l.settings.Href(editionIn(lesson, l.lang).Lang + "/onboarding/" + lesson.ID + "/")
}

type lessonInput struct {
	documentInput
	lesson content.Lesson
	next   *lessonEntry // nil: this is the last
}

func (in lessonInput) Key(k *Key) {
	in.documentInput.Key(k)
	k.Int(in.lesson.Minutes)
	entry(k, in.next)
}

func (in lessonInput) View() (any, error) {
	document, err := in.view()
	v := LessonPage{
		DocumentPage: document,
		Minutes:      in.lesson.Minutes,
		Checklist:    in.lesson.Checklist,
		Quiz:         in.lesson.Quiz,
	}
	if in.next != nil {
		v.Next = &Link{titleIn(in.next, in.lang), lessonHref(in.locale, in.next)}
	}
	return v, err
}
