package check

import "github.com/portevoix/portevoix/internal/content"

// A document is a text of the hub and the address of its page.
type document struct {
	*content.Document
	url string
}

// briefings lists the bodies of the posts that are offered or will be.
func (f *finder) briefings() []document {
	var list []document
	for _, p := range f.current() {
		list = append(list, briefings(p)...)
	}
	return list
}

func briefings(p *content.Post) []document {
	var list []document
	for _, e := range p.Editions {
		list = append(list, document{&e.Document, e.Lang + "/posts/" + p.ID + "/"})
	}
	return list
}

// documents lists every text that is no post.
func (f *finder) documents() []document {
	var list []document
	list = append(list, documentsOf("campaigns/", f.Library.Campaigns)...)
	list = append(list, documentsOf("guidelines/", f.Library.Guidelines)...)
	list = append(list, documentsOf("onboarding/", f.Library.Lessons)...)
	list = append(list, documentsOf("library/", f.Library.Pages)...)
	list = append(list, documentsOf("polls/", f.Library.Polls)...)
	if about := f.Library.About; about != nil {
		list = append(list, documentsOf("", []*content.Entry[content.Page]{about})...)
	}
	return list
}

func documentsOf[T any](section string, entries []*content.Entry[T]) []document {
	var list []document
	for _, e := range entries {
		for _, edition := range e.Editions {
			list = append(list, document{&edition.Document, edition.Lang + "/" + section + e.ID + "/"})
		}
	}
	return list
}
