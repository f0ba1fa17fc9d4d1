package config

import (
	"net/url"
)

// A Term is what posts are sorted by, a topic or an audience, or a path of lessons.
type Term struct {
	ID   string
	Name Localized
}

// A Contact answers for content.
type Contact struct {
	ID   string
	Name Localized
	URL  string // https or mailto
}

type contact struct {
	Name Localized `yaml:"name"`
	URL  string    `yaml:"url"`
}

func (r *reader) terms() {
	r.settings.Topics = r.termsOf("topics", r.file.Topics)
	r.settings.Audiences = r.termsOf("audiences", r.file.Audiences)
	r.settings.Paths = r.termsOf("paths", r.file.Paths)
}

func (r *reader) termsOf(key string, written ordered[Localized]) []Term {
	var terms []Term
	for _, id := range written.keys {
		at := path{key, id}
		r.identifier(at, id)
		r.named(at, written.values[id])
		terms = append(terms, Term{ID: id, Name: written.values[id]})
	}
	return terms
}

// named checks a name: it has to be there, in at least one language.
func (r *reader) named(at path, l Localized) {
	if len(l) == 0 {
		r.wrong(at, "%s is empty", name(at)).Cure = "write a name for all languages, or one per language"
	}
	r.texts(at, l)
}

func (r *reader) contacts() {
	for _, id := range r.file.Contacts.keys {
		at, c := path{"contacts", id}, r.file.Contacts.values[id]
		r.identifier(at, id)
		r.named(at.to("name"), c.Name)
		if !reachable(c.URL) {
			r.wrong(at.to("url"), "found address %q", c.URL).Cure =
				"write an https address or mailto:name@example.org"
			c.URL = ""
		}
		r.settings.Contacts = append(r.settings.Contacts, Contact{ID: id, Name: c.Name, URL: c.URL})
	}
}

func reachable(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.User != nil { // a user before the host hides where a link leads
		return false
	}
	return u.Scheme == "https" && u.Host != "" || u.Scheme == "mailto" && u.Opaque != ""
}
