package propose

import (
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/yaml"
)

const rule = "proposal"

// A Draft is a post made of a proposal.
type Draft struct {
	Proposal Proposal
	Path     string // of its file in the hub; empty: no post can be made of it
	Data     []byte
	Problems problem.List // what the proposal itself lacks
}

// Make makes a draft of a proposal. Path names its file by title, language and the day it
// is of.
func Make(hub *site.Hub, p Proposal, now time.Time, path func(title, lang string, day time.Time) string) Draft {
	d := Draft{Proposal: p}
	if p.Title == "" {
		d.Problems = problem.List{problem.Errorf(problem.Position{}, rule, "there is no title").
			WithCure("write one: what the post is about, in one line")}
		return d
	}
	post := &content.Post{Date: day(p.At, now, hub), Status: content.StatusDraft}
	post.Expires = hub.Settings.Expiry(post.Date)
	if contacts := hub.Settings.Contacts; len(contacts) > 0 {
		post.Owner = contacts[0].ID
	}
	post.Topics, post.Kind = d.topics(hub), d.kind(hub)
	edition := d.edition(hub)
	post.Editions = []*content.Edition{edition}
	d.Path, d.Data = path(p.Title, edition.Lang, post.Date), post.Format(edition.Lang)
	for i := range d.Problems {
		d.Problems[i].File = d.Path
	}
	return d
}

// day is when the post was proposed, where the hub is.
func day(at, now time.Time, hub *site.Hub) time.Time {
	if at.IsZero() {
		at = now
	}
	year, month, day := at.In(hub.Settings.Zone).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, hub.Settings.Zone)
}

func (d *Draft) edition(hub *site.Hub) *content.Edition {
	p := d.Proposal
	edition := &content.Edition{Link: p.Link, Document: content.Document{Title: p.Title, Lang: d.language(hub)}}
	if p.Why != "" {
		edition.Body = []byte("\n" + p.Why + "\n")
	}
	for _, text := range p.Texts {
		if edition.Share == nil {
			edition.Share = map[string][]content.Text{}
		}
		edition.Share[content.Any] = append(edition.Share[content.Any], content.Text{Body: text})
	}
	if len(p.Texts) == 0 {
		d.warn("write at least one, as you would say it on a network", "there is no text to share")
	}
	return edition
}

// language is one of the hub's, by its code or its name.
func (d *Draft) language(hub *site.Hub) string {
	said, languages := d.Proposal.Language, hub.Settings.Languages
	if said == "" {
		return languages[0]
	}
	at := slices.IndexFunc(languages, func(code string) bool {
		return strings.EqualFold(said, code) || strings.EqualFold(said, hub.Words[code].Name())
	})
	if at < 0 {
		d.warn(yaml.Suggest(said, languages), "the hub has no language %q", said)
		return languages[0]
	}
	return languages[at]
}

// kind is one of a post's, by its id or the name that pages give it.
func (d *Draft) kind(hub *site.Hub) content.Kind {
	said := d.Proposal.Kind
	if said == "" {
		return ""
	}
	var known []string
	for _, kind := range content.Kinds {
		names := []string{string(kind)}
		for _, words := range hub.Words {
			if name, err := words.T("kind." + string(kind)); err == nil {
				names = append(names, name)
			}
		}
		if named(names, said) {
			return kind
		}
		known = append(known, string(kind))
	}
	d.warn(yaml.Suggest(said, known), "there is no kind of post %q", said)
	return ""
}

// topics are those of the hub that are named, in its order.
func (d *Draft) topics(hub *site.Hub) []string {
	found := map[string]bool{}
	var known []string
	for _, term := range hub.Settings.Topics {
		known = append(known, term.ID)
	}
	for _, said := range d.Proposal.Topics {
		if id := topic(hub, said); id != "" {
			found[id] = true
			continue
		}
		for _, word := range strings.FieldsFunc(said, func(r rune) bool { return strings.ContainsRune(",;،؛", r) }) {
			word = strings.TrimSpace(word)
			id := topic(hub, word)
			if id == "" && word != "" {
				d.warn(yaml.Suggest(word, known), "the hub has no topic %q", word)
			}
			found[id] = true
		}
	}
	return slices.DeleteFunc(known, func(id string) bool { return !found[id] })
}

func topic(hub *site.Hub, said string) string {
	for _, term := range hub.Settings.Topics {
		names := []string{term.ID}
		for _, name := range term.Name {
			names = append(names, name)
		}
		if named(names, said) {
			return term.ID
		}
	}
	return ""
}

// named reports whether a word is one of the names; case makes no difference.
func named(names []string, word string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, strings.TrimSpace(word)) })
}

func (d *Draft) warn(cure, format string, args ...any) {
	d.Problems = append(d.Problems, problem.Warningf(problem.Position{}, rule, format, args...).WithCure("%s", cure))
}
