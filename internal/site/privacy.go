package site

import (
	"strconv"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/share"
)

// privacy plans the page that says what an employer can see of those who share, and what
// not. It is made from the settings, so that it is true of this hub.
func privacy(p *planner) {
	for _, l := range p.locales {
		in := privacyInput{
			frame: frame{locale: l, path: privacyPath},
			title: p.word(l, "privacy.heading"), description: p.word(l, "privacy.lead"),
			rules: p.Privacy, link: p.taggedLink(l.lang), polls: len(p.asked()) > 0,
		}
		p.add(in.file(), "privacy", l, in)
	}
}

const privacyPath = "privacy/"

// taggedLink is a link as the newest post of a language that has one hands it over; empty:
// none is tagged, or leads through the hub's address.
func (p *planner) taggedLink(lang string) string {
	for _, post := range p.offered {
		e, ok := post.In(lang)
		if !ok || p.Settings.Links != "go" && share.Tag(p.Settings, e.Link, config.Facts{}) == e.Link {
			continue
		}
		if shares := share.Of(p.Settings, p.Library, post, lang); len(shares) > 0 {
			return shares[0].Link
		}
	}
	return ""
}

type privacyInput struct {
	frame
	title, description string
	rules              *config.Privacy
	link               string
	polls              bool
}

func (in privacyInput) Key(k *Key) {
	k.Text(in.link, strconv.FormatBool(in.polls), in.rules.String(), in.rules.Agreement.Reference, in.rules.Agreement.Date)
}

func (in privacyInput) View() (any, error) {
	s := in.settings
	v := PrivacyPage{
		Base: in.base(in.title, in.description), Link: in.link, Polls: in.polls,
		Domains: s.Domains, Mine: in.href("me/"), Contact: in.hub.Help.Contact,
		MinGroup: in.rules.MinGroup, Individuals: in.rules.Individuals, Facts: in.rules.Facts, Codes: in.rules.Codes,
		Agreement: in.rules.Agreement,
	}
	if s.Links == "go" {
		v.Through = s.Go.Address
	}
	if s.Propose.Repository != "" {
		v.Repository = "https://github.com/" + s.Propose.Repository
	}
	for _, t := range s.Teams {
		v.Teams = append(v.Teams, in.named(t.Name))
	}
	for _, source := range s.Metrics.Sources {
		v.Sources = append(v.Sources, counting(source))
	}
	return v, nil
}

// PrivacyPage says what can be seen, and what not.
type PrivacyPage struct {
	Base
	Link         string // one as it is handed over, with its tags; empty: none is tagged
	Through      string // address that all links lead through; empty: they are direct
	Domains      []string
	Teams        []Text
	MinGroup     int
	Individuals  bool
	Sources      []Counting
	Facts, Codes config.Period // how long they are kept
	Agreement    config.Agreement
	Polls        bool
	Repository   string // address, empty: none
	Mine         string // address of the page on which readers say what is theirs
	Contact      *Link  // nil: nobody
}

// Counting is a source of numbers.
type Counting struct{ Kind, Where string }

// counting says where a source counts, without what only its owner needs to know.
func counting(s config.Source) Counting {
	for _, where := range []string{s.Host, s.Site, s.Name} {
		if where != "" {
			return Counting{s.Kind, where}
		}
	}
	return Counting{Kind: s.Kind}
}
