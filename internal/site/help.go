package site

import (
	"cmp"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
)

// advice is the guideline for readers whom somebody answered badly, nil where there is none.
func (p *planner) advice() *content.Entry[content.Guideline] {
	id := p.Settings.Help.Guideline
	for _, g := range p.Library.Guidelines {
		if g.ID == id {
			return g
		}
	}
	if id != "" {
		at := p.Settings.At("help", "guideline")
		p.problems = append(p.problems, problem.Errorf(at, "settings", "there is no guideline %q", id).
			WithCure("write the name of a file in guidelines, without language and ending"))
	}
	return nil
}

// help leads to the advice, and to a person.
func (l *locale) help(advice *content.Entry[content.Guideline]) Help {
	h := Help{Contact: l.owner(l.settings.Help.Contact)}
	if advice != nil {
		h.Guideline = l.settings.Href(editionIn(advice, l.lang).Lang + "/guidelines/" + advice.ID + "/")
	}
	return h
}

// report is whom to tell that something is wrong with the post. A mail is begun with what
// is needed to look into it.
func (in postInput) report() (string, error) {
	entity, _ := in.settings.Entity(in.card.post.Entity)
	contact, ok := in.settings.Contact(cmp.Or(in.card.post.Owner, entity.Contact, in.settings.Help.Contact))
	if !ok || !strings.HasPrefix(contact.URL, "mailto:") {
		return contact.URL, nil
	}
	subject, err := in.words.T("help.subject", "Title", in.e.Title)
	separator := "?"
	if strings.Contains(contact.URL, "?") {
		separator = "&"
	}
	return contact.URL + separator + parameters("subject", subject, "body", in.settings.BaseURL+in.lang+"/"+in.path), err
}
