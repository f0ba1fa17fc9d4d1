package share

import (
	"net/url"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
)

// Tags are the UTM values of one share.
type Tags struct{ Source, Medium, Campaign, Content string }

// Tag adds tags to a link that leads to a domain of the hub. Every byte of the link
// stays; the tags stand at the end of its query, before the fragment. A key that the
// link has already, in any case or encoding, is the author's own and is not added,
// so tagging twice changes nothing. Values are made of [a-z0-9._-]. Links elsewhere,
// mailto, relative ones and what is not a link come back as they are.
func Tag(s *config.Settings, address string, t Tags) string {
	l := parseLink(s, address)
	return l.tagged(t)
}

// A link is an address cut where tags go.
type link struct {
	head     string // up to the end of the query
	join     string // what stands between head and tags
	fragment string // with its #
	free     [4]bool
	ours     bool
}

var utmKeys = [4]string{"utm_source", "utm_medium", "utm_campaign", "utm_content"}

func parseLink(s *config.Settings, address string) link {
	l := link{head: address}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !s.Ours(u.Hostname()) {
		return l
	}
	l.ours = true
	if at := strings.IndexByte(address, '#'); at >= 0 {
		l.head, l.fragment = address[:at], address[at:]
	}
	_, query, found := strings.Cut(l.head, "?")
	switch {
	case !found:
		l.join = "?"
	case query != "" && !strings.HasSuffix(query, "&"):
		l.join = "&"
	}
	l.free = freeKeys(query)
	return l
}

// freeKeys tells which of the UTM keys a query does not have.
func freeKeys(query string) (free [4]bool) {
	for i := range free {
		free[i] = true
	}
	for pair := range strings.SplitSeq(query, "&") {
		key, _, _ := strings.Cut(pair, "=")
		if decoded, err := url.QueryUnescape(key); err == nil {
			key = decoded
		}
		for i, own := range utmKeys {
			if strings.EqualFold(key, own) {
				free[i] = false
			}
		}
	}
	return free
}

func (l *link) tagged(t Tags) string {
	if !l.ours || l.free == [4]bool{} {
		return l.head + l.fragment
	}
	var b strings.Builder
	b.Grow(len(l.head) + len(l.fragment) + 160)
	b.WriteString(l.head)
	separator := l.join
	for i, value := range [4]string{t.Source, t.Medium, t.Campaign, t.Content} {
		if l.free[i] {
			b.WriteString(separator)
			b.WriteString(utmKeys[i])
			b.WriteByte('=')
			b.WriteString(safe(value))
			separator = "&"
		}
	}
	b.WriteString(l.fragment)
	return b.String()
}

// safe makes a value of [a-z0-9._-]: analytics tell cases apart and read + and %20
// differently.
func safe(value string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '.', r == '_', r == '-':
			return r
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, value)
}

// tags fills the hub's patterns. A mail is filed as mail, whatever the hub's medium.
func (c *composer) tags(n network.Network, t content.Text) Tags {
	facts := config.Facts{
		Network: n.Name, Campaign: c.campaign, Post: c.post.ID, Lang: c.edition.Lang, Text: t.Name,
	}
	tags := Tags{
		Source: c.utm.Source.Fill(facts), Medium: c.utm.Medium.Fill(facts),
		Campaign: c.utm.Campaign.Fill(facts), Content: c.utm.Content.Fill(facts),
	}
	if n.Name == "email" {
		tags.Medium = "email"
	}
	return tags
}
