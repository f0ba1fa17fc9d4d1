package share

import (
	"crypto/sha256"
	"encoding/base32"
	"net/url"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
)

// A GoLink is an address of the hub's own that leads to what a share links to:
//
//	https://go.example.org/NAME/CODE
//
// NAME is the post's, CODE that of language, network and text. Both are made of nothing
// else, so that no list of them has to be kept, and a server that does not know a code,
// because its text was worded anew, still knows the post.
type GoLink struct {
	Code   string
	Target string // with its tags
	Lang   string
}

const (
	goNameLength = 8 // 40 bits: of 10,000 posts two are alike in one hub of 20,000
	goCodeLength = 6 // 30 bits: of the texts of a post
)

// GoNames are those of a post: of its id, which its links have, and of its former ids.
func GoNames(p *content.Post) []string {
	names := []string{goName(p.ID)}
	for _, alias := range p.Aliases {
		names = append(names, goName(alias))
	}
	return names
}

// GoLinks are those of all shares of a post, languages in the order of its editions.
func GoLinks(s *config.Settings, l *content.Library, p *content.Post) []GoLink {
	var list []GoLink
	for _, e := range p.Editions {
		if !Leads(e.Link) {
			continue
		}
		to, facts := parseLink(s, e.Link), config.Facts{Post: p.ID, Lang: e.Lang, Campaign: campaignOf(s, l, p)}
		for _, n := range Networks(s, e) {
			for _, t := range e.TextsFor(n.Name) {
				facts.Network, facts.Text = n.Name, t.Name
				list = append(list, GoLink{goCode(e.Lang, n.Name, t.Name), to.tagged(facts), e.Lang})
			}
		}
	}
	return list
}

// Leads reports whether a link is one that a server can lead on to: the address of a page.
func Leads(link string) bool {
	u, err := url.Parse(link)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// through is what the links of an edition begin with; "": they are direct.
func through(s *config.Settings, p *content.Post, e *content.Edition) string {
	if s.Links != "go" || !Leads(e.Link) {
		return ""
	}
	return s.Go.Address + goName(p.ID) + "/"
}

func goName(id string) string { return short(id, goNameLength) }

// goCode joins by what none of the three can hold.
func goCode(lang, network, text string) string {
	return short(lang+" "+network+" "+text, goCodeLength)
}

const letters = "abcdefghijklmnopqrstuvwxyz234567"

var base32Lower = base32.NewEncoding(letters).WithPadding(base32.NoPadding)

func short(text string, length int) string {
	sum := sha256.Sum256([]byte(text))
	var digits [8]byte
	base32Lower.Encode(digits[:], sum[:5])
	return string(digits[:length])
}
