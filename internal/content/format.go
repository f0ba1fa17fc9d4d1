package content

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"reflect"

	"github.com/portevoix/portevoix/internal/yaml"
)

// Format writes the file of one edition. The original's holds all that is the same
// in every language; the others' hold their own words, and a link, media, hashtags,
// claims and actions where they differ from the original's. Reading what was
// written for each edition gives the post. Nil: there is no such edition.
func (p *Post) Format(lang string) []byte {
	e, ok := p.In(lang)
	if !ok {
		return nil
	}
	m := e.matter()
	if original := p.Original(); e == original {
		m.own(new(Edition).matter())
		p.neutral(m)
	} else {
		m.own(original.matter())
	}
	written, err := yaml.Dump(m)
	if err != nil {
		panic(fmt.Sprintf("write front matter of %s: %v", p.ID, err)) // strings and dates can always be written
	}
	return bytes.Join([][]byte{[]byte(fence + "\n"), written, []byte(fence + "\n"), e.Body}, nil)
}

// matter is what may stand in the file of any edition.
func (e *Edition) matter() *postMatter {
	m := &postMatter{
		Title: e.Title, Summary: e.Summary, Starters: e.Starters, TranslatedFrom: e.TranslatedFrom,
		Link:     &e.Link,
		Media:    written(e.Media, (*Media).matter),
		Hashtags: written(e.Hashtags, func(tag *string) string { return *tag }),
		Claims:   written(e.Claims, (*Claim).matter),
		Actions:  written(e.Actions, func(a *Action) Action { return *a }),
		Share:    make(map[string][]*namedText, len(e.Share)),
	}
	if e.Reason != "" || e.Answer != "" {
		m.Withdrawn = &withdrawnMatter{Reason: e.Reason, Answer: e.Answer}
	}
	for network, texts := range e.Share {
		m.Share[network] = *written(texts, (*Text).matter)
	}
	return m
}

// own drops what is the same in another file and would be inherited.
func (m *postMatter) own(other *postMatter) {
	m.Link = unlike(m.Link, other.Link)
	m.Media = unlike(m.Media, other.Media)
	m.Hashtags = unlike(m.Hashtags, other.Hashtags)
	m.Claims = unlike(m.Claims, other.Claims)
	m.Actions = unlike(m.Actions, other.Actions)
}

func unlike[T any](v, other *T) *T {
	if reflect.DeepEqual(v, other) {
		return nil
	}
	return v
}

// neutral adds what is the same in all languages.
func (p *Post) neutral(m *postMatter) {
	m.Date, m.Publish, m.Expires = yaml.Starting(p.Date), yaml.Starting(p.Publish), yaml.Ending(p.Expires)
	m.Campaign, m.Topics, m.Kind, m.Audience = p.Campaign, p.Topics, p.Kind, p.Audience
	m.Disclosure, m.Entity, m.Owner, m.Aliases = p.Disclosure, p.Entity, p.Owner, p.Aliases
	if p.Edit != Free {
		m.Edit = p.Edit
	}
	if p.Status != StatusLive {
		m.Status = p.Status
	}
	if w := p.Withdrawn; w != nil {
		own := m.withdrawn()
		m.Withdrawn = &withdrawnMatter{yaml.Starting(w.On), own.Reason, own.Answer, w.Replacement}
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
	w := mediaMatter{
		File: m.File, URL: m.URL, Alt: m.Alt,
		Rights: rightsMatter{m.Rights.Source, m.Rights.People, m.Rights.Release, yaml.Ending(m.Rights.Until)},
	}
	if m.URL != "" {
		w.SHA256 = hex.EncodeToString(m.Digest[:])
	}
	if m.Poster != nil {
		w.Poster = m.Poster.File
	}
	if m.Kind == MediaImage && m.URL == "" && m.Focus != Centre {
		w.Focus = m.Focus[:]
	}
	for _, c := range m.Captions {
		if w.Captions == nil {
			w.Captions = map[string]string{}
		}
		w.Captions[c.Lang] = c.File
	}
	return w
}

func (c *Claim) matter() claimMatter {
	return claimMatter{c.Text, c.Evidence, c.Owner, yaml.Ending(c.Until)}
}

func (t *Text) matter() *namedText {
	if t.Name == textName(t.Body) {
		return &namedText{Text: t.Body}
	}
	return &namedText{t.Name, t.Body}
}
