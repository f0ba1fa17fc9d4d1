package dossier

import (
	"fmt"
	"net/url"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/site"
)

// A subject is what papers are about: a hub, as its settings have it.
type subject struct {
	Title, Address, Host string
	Internal             bool
	Day                  string   // on which the paper was written: 2026-11-22
	Domains              []string // whose links carry tags
	Teams                []string // that links may name
	Sources              []source
	Rules                config.PrivacyRules
	Agreement            config.Agreement
	Approvals, GitHub    bool // who approved, or proposed, stands in the repository
	Polls                bool
	Contacts             []string
}

// A source is where numbers come from.
type source struct{ Name, Kind, Where string }

func describe(hub *site.Hub, lang string, now time.Time) subject {
	s := hub.Settings
	v := subject{
		Title: s.Title.In(lang, s.Languages), Address: s.BaseURL, Internal: s.Visibility == "internal",
		Day: now.In(s.Zone).Format(time.DateOnly), Domains: s.Domains,
		Rules: hub.Privacy.PrivacyRules, Agreement: hub.Privacy.Agreement,
		Approvals: s.Approvals.Require, GitHub: s.Propose.Repository != "", Polls: len(hub.Library.Polls) > 0,
	}
	if u, err := url.Parse(s.BaseURL); err == nil {
		v.Host = u.Host
	}
	for _, team := range s.Teams {
		v.Teams = append(v.Teams, team.Name.In(lang, s.Languages))
	}
	for _, contact := range s.Contacts {
		v.Contacts = append(v.Contacts, contact.Name.In(lang, s.Languages))
	}
	for _, m := range s.Metrics.Sources {
		where := m.Host
		if where == "" {
			where = m.Site
		}
		v.Sources = append(v.Sources, source{m.Name, m.Kind, where})
	}
	return v
}

// Reads reports whether a source of that kind is there.
func (s subject) Reads(kind string) bool {
	for _, source := range s.Sources {
		if source.Kind == kind {
			return true
		}
	}
	return false
}

// Criteria counts those of WP 248 that hold: staff depend on their employer, and codes of
// single people, once they are counted, evaluate and observe them.
func (s subject) Criteria() int {
	if s.Rules.Individuals {
		return 3
	}
	return 1
}

// periodIn writes how long something is kept.
func periodIn(lang string) func(config.Period) string {
	words := map[string][2]string{"fr": {"mois", "jours"}, "en": {"months", "days"}}[lang]
	return func(p config.Period) string {
		if p.Months > 0 {
			return fmt.Sprintf("%d %s", p.Months, words[0])
		}
		return fmt.Sprintf("%d %s", p.Days, words[1])
	}
}
