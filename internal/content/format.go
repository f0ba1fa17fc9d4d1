package content

import (
	"bytes"
	"fmt"

	"github.com/portevoix/portevoix/internal/yaml"
)

// Format writes the file of one edition. The original's holds all that is the same
// in every language; the others' hold their own words, link, media, hashtags,
// claims and actions. Reading what was written for each edition gives the post.
// Nil: the post has no edition in that language.
func (p *Post) Format(lang string) []byte {
	e, ok := p.In(lang)
	if !ok {
		return nil
	}
	m := e.matter()
	if e == p.Original() {
		p.neutral(m)
	}
	written, err := yaml.Dump(m)
	if err != nil {
		panic(fmt.Sprintf("write front matter of %s: %v", p.ID, err)) // plain data always marshals
	}
	return bytes.Join([][]byte{[]byte(fence + "\n"), written, []byte(fence + "\n"), e.Body}, nil)
}

// matter is what stands in the file of any edition.
func (e *Edition) matter() *postMatter {
	m := &postMatter{
		Title: e.Title, Summary: e.Summary, Starters: e.Starters, TranslatedFrom: e.TranslatedFrom,
		Link:     &e.Link,
		Hashtags: &e.Hashtags,
		Actions:  &e.Actions,
		Media:    written(e.Media, (*Media).matter),
		Claims:   written(e.Claims, (*Claim).matter),
	}
	for network, texts := range e.Share {
		if m.Share == nil {
			m.Share = map[string][]*namedText{}
		}
		list := make([]*namedText, len(texts))
		for i, t := range texts {
			list[i] = t.matter()
		}
		m.Share[network] = list
	}
	return m
}

// neutral adds what is the same in all languages.
func (p *Post) neutral(m *postMatter) {
	m.Date, m.Publish, m.Expires = starting(p.Date), starting(p.Publish), ending(p.Expires)
	m.Campaign, m.Topics, m.Kind, m.Audience = p.Campaign, p.Topics, p.Kind, p.Audience
	m.Disclosure, m.Edit, m.Owner = p.Disclosure, p.Edit, p.Owner
	m.Status, m.Aliases = p.Status, p.Aliases
	if w := p.Withdrawn; w != nil {
		m.Withdrawn = &withdrawnMatter{starting(w.On), w.Reason, w.Answer, w.Replacement}
	}
}

func written[A, B any](list []A, f func(*A) B) *[]B {
	out := make([]B, len(list))
	for i := range list {
		out[i] = f(&list[i])
	}
	return &out
}

func (m *Media) matter() mediaMatter {
	return mediaMatter{m.File, m.Alt, rightsMatter{m.Rights.Source, m.Rights.People, ending(m.Rights.Until)}}
}

func (c *Claim) matter() claimMatter {
	return claimMatter{c.Text, c.Evidence, c.Owner, ending(c.Until)}
}

func (t *Text) matter() *namedText {
	if t.Name == textName(t.Body) {
		return &namedText{Text: t.Body}
	}
	return &namedText{t.Name, t.Body}
}
