package site

import (
	"cmp"
	"slices"

	"github.com/portevoix/portevoix/internal/content"
)

type lessonEntry = content.Entry[content.Lesson]

// lessons plans the lessons: the way in for newcomers, then each path of the hub's, on
// one list, and a page for each lesson.
func lessons(p *planner) {
	if len(p.Library.Lessons) == 0 {
		return
	}
	for _, l := range p.locales {
		all := []series{newSeries("", "", p.lessonsOf(l, ""))}
		for _, path := range p.Settings.Paths {
			if items := p.lessonsOf(l, path.ID); len(items) > 0 {
				all = append(all, newSeries(path.ID, l.named(path.Name).Words, items))
			}
		}
		p.index(l, "onboarding", all...)
	}
}

// lessonsOf plans the lessons of a path and returns their list. What names a path that
// the hub has not is a step for newcomers, so that it is not lost.
func (p *planner) lessonsOf(l *locale, path string) []summaryInput {
	var items []summaryInput
	lessons := p.onPath(path)
	for i, lesson := range lessons {
		e := editionIn(lesson, l.lang)
		s := summarise(l, &e.Document, lessonHref(l, lesson))
		s.order, s.minutes = i, e.Meta.Minutes
		items = append(items, s)
		if e.Lang == l.lang {
			in := lessonInput{documentInput: document(l, "onboarding", lesson, e), lesson: e.Meta}
			in.contact = e.Meta.Owner
			if i+1 < len(lessons) {
				in.next = lessons[i+1]
			}
			p.add(in.file(), "lesson", l, in)
		}
	}
	return items
}

func (p *planner) onPath(path string) []*lessonEntry {
	var list []*lessonEntry
	for _, lesson := range p.Library.Lessons {
		_, known := p.Settings.Path(lesson.Original().Meta.Path)
		if own := lesson.Original().Meta.Path; own == path || path == "" && !known {
			list = append(list, lesson)
		}
	}
	slices.SortStableFunc(list, func(a, b *lessonEntry) int {
		return cmp.Compare(a.Original().Meta.Order, b.Original().Meta.Order)
	})
	return list
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
		v.Next = &TitleLink{titleIn(in.locale, in.next), lessonHref(in.locale, in.next)}
	}
	return v, err
}
