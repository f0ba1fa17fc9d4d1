package content

import (
	"time"

	"github.com/portevoix/portevoix/internal/problem"
)

// An Entry is a campaign, guideline, lesson or page, in one or more languages.
type Entry[T any] struct {
	ID       string
	Aliases  []string           // ids it had before, of all languages
	Editions []*EntryEdition[T] // in the hub's order of languages
}

// An EntryEdition is an entry in one language.
type EntryEdition[T any] struct {
	Document
	Meta T
}

// In returns the edition in a language.
func (e *Entry[T]) In(lang string) (*EntryEdition[T], bool) {
	for _, edition := range e.Editions {
		if edition.Lang == lang {
			return edition, true
		}
	}
	return nil, false
}

// Original returns the first edition in the hub's order of languages, from which
// the others inherit what is not text.
func (e *Entry[T]) Original() *EntryEdition[T] { return e.Editions[0] }

// A kind says how entries are read: M is their front matter as written, T what it
// means.
type kind[M, T any] struct {
	folder
	check   func(*M, *Source) problem.List        // nil: nothing more than the keys
	compare func([]*EntryEdition[T]) problem.List // nil: languages may differ as they like
	mean    func(m *M, zone *time.Location) T
	inherit func(t *T, first T) // fills what is absent and not text
}

func newKind[M, T any](prefix string, k kind[M, T]) kind[M, T] {
	k.folder = folder{prefix, decode[entryMatter[M]]}
	return k
}

// entryMatter is the front matter of an entry as written.
type entryMatter[M any] struct {
	Title   string   `yaml:"title"`
	Summary string   `yaml:"summary"`
	Aliases []string `yaml:"aliases"`
	Own     M        `yaml:",inline"`
}

func (m *entryMatter[M]) aliases() []string { return m.Aliases }

// readEntries reads every entry of a kind.
func readEntries[M, T any](r *reader, k kind[M, T]) []*Entry[T] {
	groups := r.groups(k.folder)
	return resolve(r, groups, func(g *group) (*Entry[T], problem.List) { return newEntry(r, k, g) })
}

func newEntry[M, T any](r *reader, k kind[M, T], g *group) (*Entry[T], problem.List) {
	e := &Entry[T]{ID: g.id, Aliases: unite(g.files)}
	var list problem.List
	for _, f := range g.files {
		m := f.matter.(*entryMatter[M])
		list = append(list, f.checkHead(m.Title, m.Summary)...)
		if k.check != nil {
			list = append(list, k.check(&m.Own, f.source)...)
		}
		edition := &EntryEdition[T]{Document: f.document(m.Title, m.Summary), Meta: k.mean(&m.Own, r.Zone)}
		e.Editions = append(e.Editions, edition)
	}
	if k.compare != nil {
		list = append(list, k.compare(e.Editions)...)
	}
	for _, edition := range e.Editions {
		for _, other := range e.Editions {
			k.inherit(&edition.Meta, other.Meta)
		}
	}
	return e, list
}
