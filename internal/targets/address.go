package targets

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/idna"
)

// errRefused is why an address is not asked.
var errRefused = errors.New("not asked")

// Address is what is asked for a link: the same without its fragment, and with its host
// in one spelling, since Example.org:443 is example.org. It is empty for a link that is
// not asked: other than https, or one that no network could open.
func Address(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	if u, err = allowed(u); err != nil {
		return ""
	}
	u.Fragment, u.RawFragment = "", ""
	return u.String()
}

// allowed is an address as it is asked, with its host as it will be looked up, or what
// keeps it from being asked: other schemes than https, other ports, which belong to
// services that expect no visitors, hidden hosts, and hosts that are no name of the
// public internet. What a name stands for is only known when it is dialled: see
// refusePrivate.
func allowed(u *url.URL) (*url.URL, error) {
	name, err := publicName(u.Hostname())
	switch {
	case u.Scheme != "https":
		return nil, fmt.Errorf("%w: found the scheme %q, want https", errRefused, u.Scheme)
	case u.User != nil:
		return nil, fmt.Errorf("%w: a user name hides the host %q", errRefused, u.Hostname())
	case err != nil:
		return nil, err
	case u.Port() != "" && u.Port() != "443":
		return nil, fmt.Errorf("%w: found the port %s, want 443, that of https", errRefused, u.Port())
	}
	asked := *u
	asked.Host = name
	return &asked, nil
}

// lookup takes what resolvers take, underscores among it; what else it lets through is
// no hostName.
var (
	lookup = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.StrictDomainName(false),
		idna.CheckHyphens(false))
	hostName = regexp.MustCompile(`^[a-z0-9_-]+(\.[a-z0-9_-]+)*$`)
)

// publicName is a host as it is looked up, if it may be one of the public internet.
func publicName(host string) (string, error) {
	name, err := lookup.ToASCII(host)
	name = strings.TrimSuffix(name, ".")
	switch {
	case numeric(name):
		return "", fmt.Errorf("%w: %q is an IP address, want a name", errRefused, host)
	case err != nil || !hostName.MatchString(name):
		return "", fmt.Errorf("%w: %q is no host", errRefused, host)
	case !strings.Contains(name, ".") || internal(name):
		return "", fmt.Errorf("%w: %q is no host of the public internet", errRefused, name)
	}
	return name, nil
}

// numeric reports whether a host is an IP address in any spelling that a resolver
// takes: 127.1, 0x7f.1, 0177.0.0.1, 2130706433 (URL Standard, "ends in a number"), or
// IPv6.
func numeric(host string) bool {
	last := host[strings.LastIndexByte(host, '.')+1:]
	if digits, hex := strings.CutPrefix(last, "0x"); hex {
		return strings.Trim(digits, "0123456789abcdef") == ""
	}
	return strings.Contains(host, ":") || last != "" && strings.Trim(last, "0123456789") == ""
}

// internal reports whether a name is kept for use inside a machine or a house
// (RFC 6761, RFC 6762, RFC 8375, ICANN's resolution on .internal).
func internal(name string) bool {
	for _, suffix := range []string{".localhost", ".local", ".internal", ".home.arpa", ".onion"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return false
}
