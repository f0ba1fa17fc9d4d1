package check

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/portevoix/portevoix/internal/config"
)

// A fault is something wrong with a link.
type fault struct {
	grave   bool // must not be published
	message string
	cure    string
}

func grave(cure, format string, args ...any) []fault {
	return []fault{{true, fmt.Sprintf(format, args...), cure}}
}

func doubtful(cure, format string, args ...any) []fault {
	return []fault{{false, fmt.Sprintf(format, args...), cure}}
}

// address finds what is wrong with a link of one of some schemes. What browsers read
// otherwise than package url does is refused.
func address(s *config.Settings, link string, schemes ...string) []fault {
	if strings.ContainsRune(link, '…') {
		return grave("copy it from the browser", "the address %q is still to be written", link)
	}
	if strings.ContainsFunc(link, odd) {
		return grave("percent-encode it, or remove it",
			"the address %q holds white space, a control character or a backslash", link)
	}
	if strings.HasPrefix(link, "//") {
		return grave("write https:"+link, "the address %q has no scheme", link)
	}
	u, err := url.Parse(link)
	switch {
	case err != nil:
		return grave("copy it anew from the browser", "the address %q can't be read", link)
	case u.Scheme == "":
		return grave("write https:// and the host in front", "the address %q is not a full one", link)
	case !slices.Contains(schemes, u.Scheme):
		return grave("write an https address", "found the scheme %q, want %s", u.Scheme, schemes[0])
	case u.Scheme == "mailto":
		return nil
	}
	if _, err := url.QueryUnescape(u.RawQuery); err != nil {
		return grave("write %25 for a percent sign", "the query of the address %q can't be read", link)
	}
	return host(s, u)
}

func odd(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\\' }

// host finds what is wrong with where a link leads.
func host(s *config.Settings, u *url.URL) []fault {
	name := dots.Replace(strings.ToLower(strings.TrimSuffix(u.Hostname(), ".")))
	switch {
	case name == "":
		return grave("write https:// and the host in front", "the address %q has no host", u)
	case u.User != nil:
		return grave("write the host alone", "the address hides its host %q behind a user name", name)
	case strings.Contains("."+name+".", ".."):
		return grave("remove a dot", "the host %q has two dots together, or one in front", u.Hostname())
	case numeric(name):
		return grave("write the name of the site", "found the IP address %s, want a name", name)
	case name == "localhost" || strings.HasSuffix(name, ".localhost"):
		return grave("write the public address", "%s is the reader's own machine", name)
	case !strings.Contains(name, ".") && s.Visibility != "internal":
		return grave("write its full name, such as www.example.org",
			"the host %q is known inside a house only", name)
	case !reachable(u.Port()):
		return grave("correct it, or leave it out", "found port %s, want 1 to 65535", u.Port())
	}
	faults := alike(s, name)
	if !s.Ours(name) && slices.Contains(shorteners, strings.TrimPrefix(name, "www.")) {
		faults = append(faults, doubtful("write the address it leads to",
			"%s is somebody else's shortener", name)...)
	}
	if u.Scheme == "http" {
		ours := s.Ours(name) && s.Visibility != "internal" // what others serve is not ours to mend
		faults = append(faults, fault{ours, "the address is not encrypted: found http, want https", "write https:"})
	}
	return faults
}

// dots are what browsers take for the dot of a host (UTS #46).
var dots = strings.NewReplacer("。", ".", "．", ".", "｡", ".")

// reachable reports whether a port, empty for the scheme's own, is one.
func reachable(port string) bool {
	n, err := strconv.ParseUint(port, 10, 16)
	return port == "" || err == nil && n > 0
}

// numeric reports whether browsers take a host for an IP address, which may also be
// one number, and in base 8 or 16 (URL Standard, "ends in a number").
func numeric(host string) bool {
	last := host[strings.LastIndexByte(host, '.')+1:]
	digits, hex := strings.CutPrefix(last, "0x")
	if hex {
		return strings.Trim(digits, "0123456789abcdef") == ""
	}
	return strings.Contains(host, ":") || strings.Trim(last, "0123456789") == ""
}

// shorteners are hosts that redirect to what anybody chose, and count who comes by.
var shorteners = []string{
	"adf.ly", "amzn.to", "bit.do", "bit.ly", "bl.ink", "buff.ly", "cutt.ly", "db.tt", "dlvr.it",
	"eepurl.com", "fb.me", "goo.gl", "hubs.la", "hubs.ly", "is.gd", "j.mp", "kutt.it", "lnkd.in",
	"mcaf.ee", "ow.ly", "qr.ae", "rb.gy", "rebrand.ly", "s.id", "shorturl.at", "smarturl.it",
	"snip.ly", "soo.gd", "spr.ly", "t.co", "t.ly", "tiny.cc", "tinyurl.com", "tr.im", "trib.al",
	"urlz.fr", "v.gd", "wp.me", "x.co", "zpr.io",
}

// ownTags finds the utm_ keys of a link.
func ownTags(link string) []fault {
	link, _, _ = strings.Cut(link, "#")
	_, query, _ := strings.Cut(link, "?")
	var keys []string
	for pair := range strings.SplitSeq(query, "&") {
		key, _, _ := strings.Cut(pair, "=")
		if decoded, err := url.QueryUnescape(key); err == nil {
			key = decoded
		}
		if key = strings.ToLower(key); strings.HasPrefix(key, "utm_") && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	return doubtful("remove it: the hub tags its own links for each network",
		"the link brings its own %s", list(keys))
}
