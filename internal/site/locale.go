package site

import (
	"slices"
	"strconv"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/lang"
)

// A locale is what all pages of one language share.
type locale struct {
	settings *config.Settings
	words    *lang.Catalogue
	lang     string
	all      []*locale // every language, in the hub's order
	sections []section // of the navigation
	hub      HubView
	assets   string      // their folder
	image    *ShareImage // of pages that have none of their own; nil: none
	icons    []icon
	asOf     *AsOf                  // nil: the hub is as it stands
	change   *Change                // nil: none is looked at
	keeps    bool                   // browsers may keep pages
	cards    map[*content.Post]Part // those made so far
	digest   digest

	top, look, bottom Part // of every page
}

// A section is an entry of the navigation.
type section struct{ id, name string }

// speak prepares every language of the hub.
func (p *planner) speak() {
	advice := p.advice()
	for _, code := range p.Settings.Languages {
		p.locales = append(p.locales, &locale{
			settings: p.Settings, words: p.Words[code], lang: code, assets: p.plan.Assets, asOf: p.asOf(), change: p.options.Change,
			keeps: p.keeps(), cards: map[*content.Post]Part{},
		})
	}
	for _, l := range p.locales {
		l.all = p.locales
		l.hub = HubView{
			Title:    l.named(p.Settings.Title).Words,
			Tagline:  l.named(p.Settings.Tagline),
			Home:     l.href(""),
			Logo:     l.logo(p.Settings.Brand),
			Internal: p.hidden(),
			Privacy:  l.href(privacyPath),
			Help:     l.help(advice),
		}
		if !p.Settings.Propose.None() {
			l.hub.Propose = l.href("propose/")
		}
		l.sections = p.sectionsOf(l)
		l.digest = l.key(p.plan.Assets)
	}
}

// sectionsOf lists the sections that have something to show.
func (p *planner) sectionsOf(l *locale) []section {
	var list []section
	for _, s := range []struct {
		id   string
		here bool
	}{
		{"posts", true},
		{"campaigns", len(p.begun) > 0},
		{"guidelines", len(p.Library.Guidelines) > 0},
		{"onboarding", len(p.Library.Lessons) > 0},
		{"library", len(p.Library.Pages) > 0},
		{"polls", len(p.asked()) > 0},
		{"metrics", p.results != nil},
		{"about", p.Library.About != nil},
	} {
		if s.here {
			list = append(list, section{s.id, p.word(l, "section."+s.id)})
		}
	}
	return list
}

// word is a message without parts; a missing one is a problem.
func (p *planner) word(l *locale, key string) string {
	text, err := l.words.T(key)
	p.failed(err)
	return text
}

// key covers what every page of the language may read.
func (l *locale) key(assets string) digest {
	k := newKey()
	k.Digest(l.settings.Digest)
	k.Text(l.lang, l.settings.BaseURL, assets, strconv.FormatBool(l.keeps))
	for _, other := range l.all {
		k.Digest(other.words.Digest())
	}
	for _, s := range l.sections {
		k.Text(s.id, s.name)
	}
	if l.asOf != nil {
		k.Text(l.asOf.Commit, l.asOf.Clock)
		k.Time(l.asOf.At)
	}
	if l.change != nil {
		k.Text("change", l.change.Since)
	}
	return k.sum()
}

// href is the address of a page of the language.
func (l *locale) href(path string) string { return l.settings.Href(l.lang + "/" + path) }

// logo is the address of a brand's logo, empty where it has none.
func (l *locale) logo(b config.Brand) string {
	if b.Logo == "" {
		return ""
	}
	return l.settings.Href(l.assets + "/" + b.Logo)
}

// entity is the company of that id, nil where there is none.
func (l *locale) entity(id string) *Entity {
	e, ok := l.settings.Entity(id)
	if !ok {
		return nil
	}
	return &Entity{ID: id, Name: l.named(e.Name), Logo: l.logo(e.Brand)}
}

// named is a text of the settings: in the page's language, else in another of the hub's.
func (l *locale) named(words config.Localized) Text {
	order := l.settings.Languages
	return l.text(words.In(l.lang, order), words.Borrowed(l.lang, order))
}

// text marks a piece of writing with its language.
func (l *locale) text(words, lang string) Text {
	t := Text{Words: words, Lang: lang, Dir: "auto"}
	for _, other := range l.all {
		if other.lang != lang {
			continue
		}
		t.Dir = other.words.Dir()
		if lang != l.lang {
			t.Foreign = other.words.Name()
		}
	}
	return t
}

func (l *locale) sectionName(id string) string {
	at := slices.IndexFunc(l.sections, func(s section) bool { return s.id == id })
	return l.sections[at].name
}

// owner is the contact of that id, nil where there is none.
func (l *locale) owner(id string) *Link {
	contact, ok := l.settings.Contact(id)
	if !ok {
		return nil
	}
	return &Link{Name: l.named(contact.Name).Words, Href: contact.URL}
}

// surround makes what stands around every page.
func (l *locale) surround() {
	same, hub := func(*Key) {}, func() any { return l.hub }
	l.top, l.bottom = l.part("home", same, hub), l.part("bottom", same, hub)
	l.look = l.part("look", same, func() any { return l.looks() })
}

// part is a piece that looks the same wherever its key is the same.
func (l *locale) part(template string, key func(*Key), view func() any) Part {
	k := newKey()
	k.Digest(l.digest)
	k.Text(template)
	key(k)
	return Part{k.sum(), template, view}
}

// A frame is what a page has around its own content.
type frame struct {
	*locale
	section string
	path    string      // address below the language's: "posts/rabat/"
	langs   []string    // in which the page exists; nil: in all
	image   *ShareImage // of its own; nil: none
}

func (f frame) file() string { return f.lang + "/" + f.path + "index.html" }

// base is the frame as the templates see it.
func (f frame) base(title, description string) Base {
	b := Base{
		Lang:        f.lang,
		Dir:         f.words.Dir(),
		Title:       title,
		Window:      f.window(title),
		Description: description,
		Canonical:   f.settings.BaseURL + f.lang + "/" + f.path,
		Kind:        f.pageKind(),
		Hub:         f.hub,
		AsOf:        f.asOf,
		Change:      f.change,
	}
	b.Top, b.Look, b.Bottom = f.top, f.look, f.bottom
	b.Sections, b.Social = f.navigation(), f.social()
	for _, l := range f.all {
		b.Languages = append(b.Languages, f.in(l))
	}
	return b
}

// window is the title of a page's window.
func (f frame) window(title string) string {
	if title == f.hub.Title {
		return title
	}
	return title + " · " + f.hub.Title
}

// navigation leads to the sections; it is the same on all pages of a section.
func (f frame) navigation() Part {
	return f.part("sections", func(k *Key) { k.Text(f.section) }, func() any {
		var choices []Choice
		for _, s := range f.sections {
			choices = append(choices, Choice{Name: s.name, Href: f.href(s.id + "/"), Current: s.id == f.section})
		}
		return choices
	})
}

// in is the page in another language or, where it does not exist in it, the section.
func (f frame) in(l *locale) Choice {
	c := Choice{
		Name: l.words.Name(), Lang: l.lang, Dir: l.words.Dir(), Current: l == f.locale, Other: l != f.locale, Locale: territory(l.lang),
	}
	path := f.path
	if f.langs != nil && !slices.Contains(f.langs, l.lang) {
		c.Other = false
		path, _, _ = strings.Cut(f.path, "/")
		path += "/"
	}
	c.Href = l.href(path)
	c.URL = l.settings.BaseURL + l.lang + "/" + path
	return c
}
