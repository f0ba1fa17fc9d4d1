package config

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

func (r *reader) domains() {
	r.settings.addDomains(r.hosts(path{"domains"}, r.file.Domains))
}

func (s *Settings) addDomains(hosts []string) {
	for _, host := range hosts {
		if !slices.Contains(s.Domains, host) {
			s.Domains = append(s.Domains, host)
		}
	}
}

// hosts checks a list of domains and returns those that are right, in ASCII.
func (r *reader) hosts(at path, written []string) []string {
	var hosts []string
	for i, domain := range written {
		host, ok := ascii(domain)
		switch here := at.to(i); {
		case !ok || strings.HasSuffix(domain, "."):
			r.wrong(here, "found domain %q", domain).Cure =
				"write the host alone, such as example.org: it covers its subdomains"
		case isPublic(host):
			r.wrong(here, "found domain %q, below which anybody can have a host", domain).Cure =
				"write your own, such as example." + domain
		default:
			hosts = append(hosts, host)
		}
	}
	return hosts
}

// isPublic reports whether a host is a public suffix of the list at publicsuffix.org,
// such as com or github.io. A name on no list, such as intranet, is a network's own.
func isPublic(host string) bool {
	suffix, icann := publicsuffix.PublicSuffix(host)
	return suffix == host && (icann || strings.Contains(suffix, "."))
}

// Ours reports whether a host, written in Unicode or ASCII and without port, is one
// of the hub's domains or below one.
func (s *Settings) Ours(host string) bool {
	host, ok := ascii(strings.TrimSuffix(host, "."))
	return ok && slices.ContainsFunc(s.Domains, func(domain string) bool {
		rest, found := strings.CutSuffix(host, domain)
		return found && (rest == "" || strings.HasSuffix(rest, "."))
	})
}

// ascii returns a host in lower case, an international one in punycode (RFC 5891).
func ascii(host string) (string, bool) {
	if plainHost.MatchString(host) {
		return host, true
	}
	host, err := idna.Lookup.ToASCII(host)
	return host, err == nil && host != ""
}

// plainHost is what idna would return as it is, told apart at a fraction of the cost.
var plainHost = regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)(\.[a-z0-9]+(-[a-z0-9]+)*)*$`)

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 })
}
