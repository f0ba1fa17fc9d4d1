package config_test

import (
	"crypto/sha256"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/problem"
)

const complete = `title: {fr: Le relais, en: The relay}
tagline: A few words a week
base_url: https://Example.org/hub
timezone: Europe/Paris
visibility: internal
languages: [fr, en]
brand: {color: "#0B5D5E", accent: "#e4572e", logo: logo.svg}
topics:
  web: {fr: Toile, en: Web}
  access: Accessibility
audiences: {engineering: Engineering}
paths: {programme: {fr: Le programme, en: The programme}}
contacts:
  comms: {name: Communication, url: "mailto:comms@example.org"}
networks:
  - x
  - {name: linkedin, off: true}
  - {name: mastodon, intent: "https://social.example.org/share?text={text}", limit: 700}
links: direct
utm: {medium: referral, default_campaign: relay, previous: [{content: "{post}_{lang}_{text}"}]}
domains: [Example.org, exämple.com]
disclosures:
  standard:
    fr: {long: Je travaille pour Example., short: "#Example"}
    en: {long: I work for Example., short: "#ExampleStaff"}
default_disclosure: standard
entities:
  lyon:
    name: {fr: Exemple Lyon, en: Example Lyon}
    brand: {accent: "#C0561F", logo: logo.svg}
    domains: [Lyon.example, example.org]
    disclosure: none
    contact: comms
    reviewers: [legal-lyon]
  rabat: {name: Rabat}
banned:
  - {words: [risk-free], languages: [en], reason: Nothing is., advice: Name the risk.}
  - {pattern: '(?i)100 ?% safe', reason: Nothing is., advice: Say how safe.}
mix: {company: {max: 40}, industry: {min: 30}}
texts_min: 2
default_expiry: 30d
page_size: 12
propose: {repository: example/hub.io, branch: release/next, mail: posts@example.org}
help: {contact: comms, guideline: replies}
limits: {file: 25 MiB, site: 2GB}
teams: {sales: {fr: Ventes, en: Sales}, lab: Laboratory}
metrics:
  primary: results
  value: {currency: EUR, visit: 1.20, source: Average cost per click}
  sources:
    logs: {kind: logs, files: ["/var/log/nginx/access.log*"], format: combined, host: www.example.org}
    results: {kind: byhand}
`

// read reads a hub.yaml in a hub that has a logo.
func read(text string) (*config.Settings, problem.List) {
	return config.Read(fstest.MapFS{
		config.File:            {Data: []byte(text)},
		"site/static/logo.svg": {Data: []byte("<svg/>")},
	})
}

// settingsOf reads what has no mistakes.
func settingsOf(t *testing.T, text string) *config.Settings {
	t.Helper()
	s, problems := read(text)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return s
}

// same fails where settings are not as they should be.
func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestReadTheHub(t *testing.T) {
	s := settingsOf(t, complete)
	same(t, "title", config.Localized{"fr": "Le relais", "en": "The relay"}, s.Title)
	same(t, "tagline", config.Localized{"": "A few words a week"}, s.Tagline)
	same(t, "timezone", "Europe/Paris", s.Zone.String())
	same(t, "visibility", "internal", s.Visibility)
	same(t, "languages", []string{"fr", "en"}, s.Languages)
	same(t, "brand", config.Brand{Color: "#0b5d5e", Accent: "#e4572e", Logo: "logo.svg"}, s.Brand)
	same(t, "default_expiry", 30*24*time.Hour, s.DefaultExpiry)
	same(t, "texts_min", 2, s.TextsMin)
	same(t, "page_size", 12, s.PageSize)
	same(t, "limits", config.Limits{File: 25 << 20, Site: 2e9}, s.Limits)
	same(t, "mix", map[string]config.Range{"company": {0, 40}, "industry": {30, 100}}, s.Mix)
	same(t, "propose",
		config.Propose{Repository: "example/hub.io", Branch: "release/next", Mail: "posts@example.org"}, s.Propose)
	same(t, "help", config.Help{Contact: "comms", Guideline: "replies"}, s.Help)
	same(t, "digest", sha256.Sum256([]byte(complete)), s.Digest)
}

// A hub need not stand at the root of its host. The host is the same in any case, the
// path is not, and ends in a slash.
func TestReadWhereTheHubStands(t *testing.T) {
	s := settingsOf(t, complete)
	same(t, "base_url", "https://example.org/hub/", s.BaseURL)
	same(t, "its path", "/hub/", s.BasePath)
	same(t, "a link in the hub", "/hub/fr/posts/", s.Href("/fr/posts/"))
}

// What posts name by an id has words in each language, or the same in all.
func TestReadWhatPostsName(t *testing.T) {
	s := settingsOf(t, complete)
	same(t, "topics", []config.Term{
		{"web", config.Localized{"fr": "Toile", "en": "Web"}}, {"access", config.Localized{"": "Accessibility"}},
	}, s.Topics)
	same(t, "audiences", []config.Term{{"engineering", config.Localized{"": "Engineering"}}}, s.Audiences)
	same(t, "paths",
		[]config.Term{{"programme", config.Localized{"fr": "Le programme", "en": "The programme"}}}, s.Paths)
	same(t, "contacts",
		[]config.Contact{{"comms", config.Localized{"": "Communication"}, "mailto:comms@example.org"}}, s.Contacts)
	same(t, "disclosures", map[string]map[string]config.Disclosure{"standard": {
		"fr": {Long: "Je travaille pour Example.", Short: "#Example"},
		"en": {Long: "I work for Example.", Short: "#ExampleStaff"},
	}}, s.Disclosures)
	same(t, "default_disclosure", "standard", s.DefaultDisclosure)
}

// What is not said of links is as by default; previous forms have it from the present one.
func TestReadHowLinksAreMade(t *testing.T) {
	s := settingsOf(t, complete)
	now := config.UTM{Source: "{network}", Medium: "referral", Campaign: "{campaign}",
		Content: "{post}.{lang}.{text}", DefaultCampaign: "relay"}
	before := now
	before.Content = "{post}_{lang}_{text}"
	now.Previous = []config.UTM{before}
	same(t, "utm", now, s.UTM)
	same(t, "links", "direct", s.Links)
	same(t, "go", config.Go{}, s.Go)
}

// Where go links lead through stays when links are direct again, and none is handed over
// that leads nowhere.
func TestReadGoLinks(t *testing.T) {
	const hub, through = "base_url: https://a.example/hub/\ndomains: [a.example]\n", "go: {address: https://GO.a.example, server: caddy}\n"
	want := config.Go{Address: "https://go.a.example/", Path: "/", Server: "caddy"}
	s := settingsOf(t, hub+"links: go\n"+through)
	same(t, "links", "go", s.Links)
	same(t, "go", want, s.Go)
	s = settingsOf(t, hub+through)
	same(t, "links", "direct", s.Links)
	same(t, "go", want, s.Go)
	s = settingsOf(t, hub+"links: go\ngo: {address: https://a.example/hub/go/, server: pages}")
	same(t, "path", "/hub/go/", s.Go.Path)
	s, _ = read("links: go")
	same(t, "links", "direct", s.Links)
}

// A company of the group has the hub's colours where it has none of its own, and its
// domains are the hub's too, in the spelling in which they are looked up, each once.
func TestReadEntities(t *testing.T) {
	s := settingsOf(t, complete)
	same(t, "entities", []config.Entity{
		{ID: "lyon", Name: config.Localized{"fr": "Exemple Lyon", "en": "Example Lyon"},
			Brand:   config.Brand{Color: "#0b5d5e", Accent: "#c0561f", Logo: "logo.svg"},
			Domains: []string{"lyon.example", "example.org"}, Disclosure: "none", Contact: "comms",
			Reviewers: []string{"legal-lyon"}},
		{ID: "rabat", Name: config.Localized{"": "Rabat"}, Brand: config.Brand{Color: "#0b5d5e", Accent: "#e4572e"}},
	}, s.Entities)
	same(t, "domains", []string{"example.org", "xn--exmple-cua.com", "lyon.example"}, s.Domains)
}

func TestNetworksAreInTheOrderOfTheList(t *testing.T) {
	s, _ := read(complete)
	var got []string
	for _, n := range s.Networks {
		got = append(got, n.Name)
	}
	if !slices.Equal(got, []string{"x", "mastodon"}) {
		t.Errorf("networks are %v", got)
	}
	mastodon, ok := s.Network("mastodon")
	if !ok || mastodon.Limit != 700 || mastodon.Intent.String() != "https://social.example.org/share?text={text}" {
		t.Errorf("mastodon is %+v", mastodon)
	}
	if _, ok := s.Network("linkedin"); ok {
		t.Error("a network that is off is offered")
	}
}

func TestLookUps(t *testing.T) {
	s, _ := read(complete)
	for what, found := range map[string]func(string) bool{
		"web":         func(id string) bool { _, ok := s.Topic(id); return ok },
		"engineering": func(id string) bool { _, ok := s.Audience(id); return ok },
		"comms":       func(id string) bool { _, ok := s.Contact(id); return ok },
		"rabat":       func(id string) bool { _, ok := s.Entity(id); return ok },
	} {
		if !found(what) || found("nobody") {
			t.Errorf("looking up %q: found %v, and %v of what is not there", what, found(what), found("nobody"))
		}
	}
}

func TestMissingSettingsAreDefaults(t *testing.T) {
	s, problems := read("title: A hub\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if len(s.Networks) < 12 || s.PageSize != 24 || s.TextsMin != 3 || s.BasePath != "/" || s.Zone != time.UTC ||
		!slices.Equal(s.Languages, []string{"en"}) || s.DefaultExpiry != 90*24*time.Hour || len(s.Entities) > 0 ||
		s.Limits != (config.Limits{File: 100e6, Site: 1e9}) {
		t.Errorf("defaults are %+v", s)
	}
}

func TestNoFile(t *testing.T) {
	s, problems := config.Read(fstest.MapFS{})
	if s == nil || s.Zone == nil || len(s.Languages) == 0 {
		t.Fatalf("settings are not usable: %+v", s)
	}
	if len(problems) != 1 || problems[0].String() != "site/hub.yaml: the hub has no settings; write site/hub.yaml, "+
		"at least with title, base_url and languages; or work in the hub's folder, with -C DIR [settings]" {
		t.Errorf("problems are %v", problems)
	}
}

type brokenFS struct{}

func (brokenFS) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func TestUnreadableFile(t *testing.T) {
	_, problems := config.Read(brokenFS{})
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "permission denied") {
		t.Errorf("problems are %v", problems)
	}
}

func TestAt(t *testing.T) {
	s, _ := read(complete)
	want := problem.Position{File: config.File, Line: 18, Column: 85}
	if got := s.At("networks", 2, "limit"); got != want {
		t.Errorf("networks[3].limit is at %v, want %v", got, want)
	}
}

// FuzzRead: whatever the file holds, the settings can be worked with.
func FuzzRead(f *testing.F) {
	f.Add(complete)
	f.Add("networks: [{name: x, intent: \"https://x.com/{text\"}]")
	f.Add("topics: {a: {b: {c: d}}}\nlanguages: []\nutm: {content: \"{post}{lang}\"}")
	f.Fuzz(func(t *testing.T, text string) {
		s, problems := read(text)
		if len(s.Languages) == 0 || s.Zone == nil || s.PageSize < 1 || s.PageSize > 200 || s.DefaultExpiry < 0 {
			t.Errorf("settings are not usable: %+v", s)
		}
		if !strings.HasSuffix(s.BaseURL, s.BasePath) || !strings.HasSuffix(s.BasePath, "/") {
			t.Errorf("base is %q, path %q", s.BaseURL, s.BasePath)
		}
		for _, p := range problems {
			if p.File != config.File || p.Message == "" {
				t.Errorf("problem without place or words: %+v", p)
			}
		}
	})
}
