package site

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
)

// A summaryInput is a document as a list shows it.
type summaryInput struct {
	*locale
	document *content.Document
	href     string
	order    int
	minutes  int
	live     int
	end      time.Time
}

func summarise(l *locale, d *content.Document, href string) summaryInput {
	return summaryInput{locale: l, document: d, href: href}
}

func (in summaryInput) key(k *Key) {
	k.Digest(in.document.Source.Digest)
	k.Text(in.document.Lang, in.href)
	k.Int(in.minutes)
	k.Int(in.live)
	k.Time(in.end)
}

func summaries(list []summaryInput) []Summary {
	var views []Summary
	for _, in := range list {
		views = append(views, Summary{
			Title: in.text(in.document.Title, in.document.Lang), Summary: in.document.Summary,
			Href: in.href, Minutes: in.minutes, Live: in.live, End: in.end,
		})
	}
	return views
}

// A series is documents that belong together, with a name where there are several.
type series struct {
	id, name string
	items    []summaryInput
}

func newSeries(id, name string, items []summaryInput) series {
	slices.SortStableFunc(items, func(a, b summaryInput) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.document.ID, b.document.ID))
	})
	return series{id, name, items}
}

// index plans the list of a section's documents in a language.
func (p *planner) index(l *locale, section string, all ...series) {
	in := indexInput{frame{locale: l, section: section, path: section + "/"}, all}
	p.add(in.file(), "index", l, in)
}

type indexInput struct {
	frame
	all []series
}

func (in indexInput) Key(k *Key) {
	k.Int(len(in.all))
	for _, s := range in.all {
		k.Text(s.id, s.name)
		k.Int(len(s.items))
		for _, item := range s.items {
			item.key(k)
		}
	}
}

func (in indexInput) View() (any, error) {
	v := IndexPage{Base: in.base(in.sectionName(in.section), ""), Kind: in.section}
	for _, s := range in.all {
		v.Series = append(v.Series, Series{s.id, s.name, summaries(s.items)})
	}
	return v, nil
}

// A documentInput is a document on a page of its own, in the languages it is
// written in.
type documentInput struct {
	frame
	document  *content.Document
	html      func(prefix string) (content.HTML, error)
	appliesTo string
	version   string
	updated   time.Time
	contact   string // id of its owner
}

// document frames one language of an entry.
func document[T any](l *locale, section string, e *content.Entry[T], edition *content.EntryEdition[T]) documentInput {
	return documentInput{
		frame:    frame{locale: l, section: section, path: section + "/" + e.ID + "/", langs: languagesOf(e)},
		document: &edition.Document,
		html:     edition.HTML,
	}
}

func languagesOf[T any](e *content.Entry[T]) []string {
	var list []string
	for _, edition := range e.Editions {
		list = append(list, edition.Lang)
	}
	return list
}

func (in documentInput) origin() problem.Position {
	return problem.Position{File: in.document.Source.Path}
}

func (in documentInput) Key(k *Key) {
	k.Digest(in.document.Source.Digest)
	k.Text(in.document.Lang)
	k.Text(in.langs...)
	k.Text(in.appliesTo, in.version, in.contact)
	k.Time(in.updated)
}

func (in documentInput) View() (any, error) { return in.view() }

func (in documentInput) view() (DocumentPage, error) {
	d := in.document
	body, err := in.html(in.settings.BasePath)
	v := DocumentPage{
		Base:      in.base(d.Title, d.Summary),
		Kind:      in.section,
		Heading:   in.text(d.Title, d.Lang),
		Summary:   d.Summary,
		Body:      body,
		AppliesTo: in.appliesTo,
		Version:   in.version,
		Updated:   in.updated,
		Owner:     in.owner(in.contact),
	}
	if strings.Count(in.path, "/") > 1 {
		v.Back = Link{in.sectionName(in.section), in.href(in.section + "/")}
	}
	return v, err
}
