package portevoix_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/share"
)

// A composer is where a network finds what it is handed: at a host, under names in the
// query or behind the # of its address. A name that is empty is of what it does not take.
type composer struct{ host, text, link string }

// composers are written down a second time here, from what the networks document, so that
// what is sent and what is expected do not come from one place.
var composers = map[string]composer{
	"linkedin":  {"www.linkedin.com", "", "url"},
	"x":         {"x.com", "text", "url"},
	"facebook":  {"www.facebook.com", "", "u"},
	"bluesky":   {"bsky.app", "text", ""},
	"mastodon":  {"share.joinmastodon.org", "text", ""},
	"threads":   {"www.threads.com", "text", "url"},
	"whatsapp":  {"wa.me", "text", ""},
	"telegram":  {"t.me", "text", "url"},
	"reddit":    {"www.reddit.com", "", "url"},
	"teams":     {"teams.microsoft.com", "msgText", "href"},
	"email":     {"", "body", ""},
	"instagram": {},
}

// composed is what a composer shows.
type composed struct{ text, link string }

// compose takes an address apart as the network does.
func compose(t *testing.T, network, address string) composed {
	t.Helper()
	c := composers[network]
	u := parseAddress(t, address)
	if u.Host != c.host {
		t.Errorf("%s opens at %q, want %q", network, u.Host, c.host)
	}
	query, err := url.ParseQuery(strings.Join([]string{u.RawQuery, u.EscapedFragment()}, "&"))
	if err != nil {
		t.Errorf("%s opens with %q: %v", network, address, err)
	}
	return composed{strings.ReplaceAll(query.Get(c.text), "\r\n", "\n"), query.Get(c.link)}
}

// handed is what of some words a network's composer takes.
func handed(network, words string) string {
	if composers[network].text == "" {
		return ""
	}
	return words
}

// linkBeside is the link that a composer takes apart from the words.
func linkBeside(s share.Share) string {
	if composers[s.Network].link == "" {
		return ""
	}
	return s.Link
}
