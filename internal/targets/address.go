package targets

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// errRefused is why an address is not asked.
var errRefused = errors.New("not asked")

// allowed says what keeps an address from being asked: other schemes than https, hidden
// hosts, and hosts that are no name of the public internet. What a name stands for is
// only known when it is dialled: see refusePrivate.
func allowed(u *url.URL) error {
	name, err := idna.Lookup.ToASCII(strings.ToLower(strings.TrimSuffix(u.Hostname(), ".")))
	switch {
	case u.Scheme != "https":
		return fmt.Errorf("%w: found the scheme %q, want https", errRefused, u.Scheme)
	case u.User != nil:
		return fmt.Errorf("%w: a user name hides the host %q", errRefused, u.Hostname())
	case err != nil || name == "" || strings.Contains("."+name, ".."):
		return fmt.Errorf("%w: %q is no host", errRefused, u.Hostname())
	case numeric(name):
		return fmt.Errorf("%w: %q is an IP address, want a name", errRefused, u.Hostname())
	case !strings.Contains(name, ".") || internal(name):
		return fmt.Errorf("%w: %q is no host of the public internet", errRefused, name)
	}
	return nil
}

// numeric reports whether a host is an IP address in any spelling that a resolver
// takes: 127.1, 0x7f.1, 2130706433 (URL Standard, "ends in a number"), or IPv6.
func numeric(host string) bool {
	last := host[strings.LastIndexByte(host, '.')+1:]
	if digits, hex := strings.CutPrefix(last, "0x"); hex {
		return strings.Trim(digits, "0123456789abcdef") == ""
	}
	return strings.Contains(host, ":") || strings.Trim(last, "0123456789") == ""
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
