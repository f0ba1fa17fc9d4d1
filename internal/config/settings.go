// Package config reads a hub's settings, site/hub.yaml.
//
//	title: {fr: Le relais, en: The hub}      # a plain string serves all languages
//	tagline: {fr: …, en: …}                  # optional
//	base_url: https://example.org/hub/       # where the site will stand, http or https
//	timezone: Europe/Paris                   # of dates without a zone
//	visibility: public                       # public | internal
//	languages: [fr, en, ar]                  # the first is shown at /
//	brand: {color: "#0b5d5e", accent: "#e4572e", logo: logo.svg}   # logo: svg or png in site/static
//	                                         # pages use what can be read of the colours: see Palette
//	topics: {cloud: {fr: Nuage, en: Cloud}}  # id: name; audiences likewise
//	paths: {programme: Run a programme}      # series of lessons beside those for newcomers
//	contacts: {comms: {name: Communication, url: "mailto:comms@example.org"}}   # https or mailto
//	networks:                                # in the order shown; a mapping overrides, off: true hides
//	                                         # absent: all that are on by themselves
//	  - linkedin
//	  - {name: mastodon, intent: "https://SERVER/share?text={text}", limit: 500}
//	links: direct                            # shared links go straight to their target; go: through go.address
//	go:                                      # stays when links are direct again: shared ones go on
//	  address: https://go.example.org/       # of yours, without pages; or the hub's own go/
//	  server: nginx                          # what answers there: nginx, caddy, netlify, cloudflare, pages
//	utm: {source: "{network}", medium: social, campaign: "{campaign}", content: "{post}.{lang}.{text}"}
//	domains: [example.org]                   # ours, with their subdomains: links there are tagged
//	disclosures: {standard: {en: {long: I work for Example., short: "#ExampleStaff"}}}
//	default_disclosure: standard             # empty: none
//	entities:                                # companies of a group; absent: the hub is one
//	  lyon:                                  # a post says entity: lyon
//	    name: {fr: Exemple Lyon, en: Example Lyon}
//	    brand: {color: "#7a1f3d", accent: "#c0561f", logo: lyon.svg}   # colours absent: the hub's
//	    domains: [lyon.example]              # ours, too
//	    disclosure: lyon                     # of its posts that name none
//	    contact: comms                       # of its posts without owner
//	    reviewers: [legal-lyon]              # teams
//	approvals:                               # who has to approve a post before it is offered
//	  require: true                          # default: false
//	  source: github                         # reviews; or trailers, attestation, or a list of these
//	  covers: share                          # what is handed over; file: the briefing, too
//	  valid_for: 365d                        # days, or a Go duration; 0: for ever
//	  teams: {legal: [legal-lead, deputy@example.org]}   # logins or addresses
//	  rules:                                 # all that apply must be met
//	    - {team: legal, count: 1}            # topics, languages, entities, paths: only those
//	freezes:                                 # when nothing, or not everything, is shared
//	  - id: results                          # topics, entities, languages, networks: only those
//	    from: 2027-02-01                     # days, or times with their zone; absent: already
//	    until: 2027-02-14                    # the last day; absent: until it is removed
//	    reason: {en: Our results come out on the 15th.}
//	propose:                                 # where colleagues propose posts; absent: nowhere
//	  repository: example/hub                # on GitHub: its issue form and editor
//	  branch: main                           # where new files begin
//	  mail: posts@example.org
//	help:                                    # for colleagues whom somebody answered badly
//	  contact: comms                         # absent: the first of contacts
//	  guideline: difficult-replies           # what to do first
//	banned:                                  # languages: only those
//	  - {words: [risk-free], languages: [en], reason: Nothing is., advice: Name the risk.}
//	  - {pattern: '(?i)100 ?% safe', reason: Nothing is., advice: Say how safe.}
//	mix: {company: {max: 40}}                # per cent of the live posts of a kind
//	texts_min: 3                             # texts a post should offer
//	default_expiry: 90d                      # days, or a Go duration; 0: none
//	teams: {sales: {fr: Ventes, en: Sales}}  # of colleagues, who may name theirs in their links
//	metrics:                                 # what is counted; absent: nothing
//	  primary: logs                          # whose numbers make the totals; absent: the first of sources
//	  value: {currency: EUR, visit: 1.20, source: Average cost per click, 2026}   # absent: none is shown
//	  sources:                               # in the order shown; each named as its files of facts
//	    logs: {kind: logs, files: ["/var/log/nginx/access.log*"], format: combined, host: www.example.org}
//	    results: {kind: byhand}              # site/metrics/*.yaml; files are relative to the hub
//	    reviews: {kind: github}
//	page_size: 24                            # posts on a page of a list, 1 to 200
//	limits: {file: 100MB, site: 1GB}         # what the host takes; the defaults are GitHub's
//
// Every setting has a default, so an absent one is never missed. Reading is strict
// and goes on: each mistake is a problem with its place and cure, its setting
// keeps the default, and no mistake hides another.
//
// UTM values are patterns; see Pattern.
package config

import (
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

// File is where the settings stand in a hub.
const File = "site/hub.yaml"

// Settings are a hub's settings, checked and complete.
type Settings struct {
	Title, Tagline    Localized
	BaseURL           string // ends in "/"
	BasePath          string // path of BaseURL: "/" or "/hub/"
	Elsewhere         bool   // BaseURL is not the file's: the hub is shown at another address
	Zone              *time.Location
	Visibility        string
	Languages         []string // never empty
	Brand             Brand
	Topics, Audiences []Term    // in file order
	Paths             []Term    // of lessons, in file order
	Contacts          []Contact // in file order
	Networks          []network.Network
	Links             string // direct or go
	Go                Go
	UTM               UTM
	Domains           []string                         // and the entities'; lower case, in ASCII
	Disclosures       map[string]map[string]Disclosure // by name, then language
	DefaultDisclosure string                           // "" is none
	Entities          []Entity                         // in file order
	Banned            []Banned
	Mix               map[string]Range // by kind of post
	TextsMin          int
	DefaultExpiry     time.Duration // 0 is none
	PageSize          int
	Limits            Limits
	Approvals         Approvals
	Freezes           []Freeze // in file order
	Propose           Propose
	Help              Help
	Teams             []Term // of colleagues, in file order
	Metrics           Metrics
	Digest            [32]byte // SHA-256 of the file

	text yaml.Text
}

// At returns the position of a key in hub.yaml, or of the nearest that holds it:
// At("networks", 2, "intent").
func (s *Settings) At(path ...any) problem.Position { return s.text.At(path...) }

// Href returns the path of a page as links name it: under BasePath.
func (s *Settings) Href(path string) string {
	return s.BasePath + strings.TrimPrefix(path, "/")
}

// Network returns the network of that name, if the hub offers it.
func (s *Settings) Network(name string) (network.Network, bool) {
	return find(s.Networks, name, func(n network.Network) string { return n.Name })
}

// Topic returns the topic of that id.
func (s *Settings) Topic(id string) (Term, bool) {
	return find(s.Topics, id, func(t Term) string { return t.ID })
}

// Path returns a path of lessons.
func (s *Settings) Path(id string) (Term, bool) {
	return find(s.Paths, id, func(t Term) string { return t.ID })
}

// Audience returns the audience of that id.
func (s *Settings) Audience(id string) (Term, bool) {
	return find(s.Audiences, id, func(t Term) string { return t.ID })
}

// Contact returns the contact of that id.
func (s *Settings) Contact(id string) (Contact, bool) {
	return find(s.Contacts, id, func(c Contact) string { return c.ID })
}

// Entity returns the entity of that id.
func (s *Settings) Entity(id string) (Entity, bool) {
	return find(s.Entities, id, func(e Entity) string { return e.ID })
}

func find[T any](list []T, id string, of func(T) string) (T, bool) {
	for _, v := range list {
		if of(v) == id {
			return v, true
		}
	}
	var none T
	return none, false
}
