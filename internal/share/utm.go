package share

import (
	"net/url"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
)

// Tag adds the hub's UTM values for some facts to a link that leads to one of its
// domains. Every byte of the link stays; the tags stand at the end of its query,
// before the fragment. A key that the link has already, in any case or encoding, is
// the author's own and is not added, so tagging twice changes nothing. Values are
// made of [a-z0-9._-]. Links elsewhere, mailto, relative ones and what is not a link
// come back as they are. What is shared by email is always filed as email.
func Tag(s *config.Settings, address string, f config.Facts) string {
	l := parseLink(s, address)
	return l.tagged(f)
}

// A link is an address cut where tags go.
type link struct {
	address  string
	head     string // up to the end of the query
	join     string // what stands between head and tags
	fragment string // with its #
	tags     []tag  // those it lacks; none where it leads elsewhere
}

// A tag is a UTM parameter and the pattern of its value.
type tag struct {
	key     string
	pattern config.Pattern
}

func parseLink(s *config.Settings, address string) link {
	l := link{address: address, head: address}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !s.Ours(u.Hostname()) {
		return l
	}
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
	for _, t := range tagsOf(s.UTM) {
		if !hasKey(query, t.key) {
			l.tags = append(l.tags, t)
		}
	}
	return l
}

const (
	medium = "utm_medium"
	email  = "email" // the network, and the medium of what is shared by it
)

func tagsOf(u config.UTM) [4]tag {
	return [4]tag{
		{"utm_source", u.Source}, {medium, u.Medium}, {"utm_campaign", u.Campaign}, {"utm_content", u.Content},
	}
}

// patternFor returns the pattern of the value on a network.
func (t tag) patternFor(network string) config.Pattern {
	if t.key == medium && network == email {
		return email
	}
	return t.pattern
}

func hasKey(query, wanted string) bool {
	for pair := range strings.SplitSeq(query, "&") {
		key, _, _ := strings.Cut(pair, "=")
		if decoded, err := url.QueryUnescape(key); err == nil {
			key = decoded
		}
		if strings.EqualFold(key, wanted) {
			return true
		}
	}
	return false
}

func (l *link) tagged(f config.Facts) string {
	if len(l.tags) == 0 {
		return l.address
	}
	b := make([]byte, 0, usualLink)
	b = append(b, l.head...)
	separator := l.join
	for _, t := range l.tags {
		b = append(append(append(b, separator...), t.key...), '=')
		start := len(b)
		b = t.patternFor(f.Network).Append(b, f)
		makeSafe(b[start:])
		separator = "&"
	}
	return string(append(b, l.fragment...))
}

// usualLink is more than most tagged links take, in bytes.
const usualLink = 512

// makeSafe leaves only [a-z0-9._-]: analytics tell capitals from small letters and
// disagree about + and %20.
func makeSafe(value []byte) {
	for i, c := range value {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '.', c == '_', c == '-':
		case 'A' <= c && c <= 'Z':
			value[i] = c + 'a' - 'A'
		default:
			value[i] = '-'
		}
	}
}
