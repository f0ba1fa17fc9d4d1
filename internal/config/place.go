package config

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	// The same zones on every machine, also where none are installed.
	_ "time/tzdata"

	"github.com/portevoix/portevoix/internal/yaml"
)

// place is where and for whom the hub stands: address, zone, visibility.
func (r *reader) place() {
	r.address()
	r.zone()
	r.settings.Visibility = r.oneOf(path{"visibility"}, r.file.Visibility, "public", "internal")
}

func (r *reader) address() {
	if err := r.settings.SetBaseURL(r.file.BaseURL); err != nil {
		r.wrong(path{"base_url"}, "%v", err).Cure = "write the site's address, such as https://example.org/hub/"
		r.settings.setBase(defaults().BaseURL, "/")
	}
}

// SetBaseURL says where the site will stand: an absolute http or https address
// without query and fragment. A missing "/" at its end is added.
func (s *Settings) SetBaseURL(address string) error {
	u, err := url.Parse(address)
	if err != nil {
		return fmt.Errorf("found base_url %q: %w", address, errors.Unwrap(err))
	}
	host, ok := asciiHost(u)
	base := strings.TrimSuffix(u.EscapedPath(), "/") + "/"
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("found base_url %q, want http or https", address)
	case !ok || u.User != nil:
		return fmt.Errorf("found base_url %q, want a host without user", address)
	case strings.ContainsAny(address, "?#"):
		return fmt.Errorf("found base_url %q, want it without query and fragment", address)
	case !basePath.MatchString(base):
		return fmt.Errorf("found base_url %q, want a path of letters, digits and -._~", address)
	}
	s.setBase(u.Scheme+"://"+host+base, base)
	return nil
}

// A path that reads the same escaped or not, in an address or on a disk.
var basePath = regexp.MustCompile(`^/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*$`)

// asciiHost returns the host with its port, ready for a header.
func asciiHost(u *url.URL) (string, bool) {
	if isASCII(u.Host) {
		return strings.ToLower(u.Host), u.Hostname() != ""
	}
	host, ok := ascii(u.Hostname())
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	return host, ok
}

// Reserved reports whether a host is nobody's: a name that is kept for examples and tests
// (RFC 2606, RFC 6761), or this machine.
func Reserved(host string) bool { return reserved.MatchString(host) }

var reserved = regexp.MustCompile(`(?i)(^|\.)(example\.(com|net|org)|example|invalid|test|localhost)\.?$`)

func (s *Settings) setBase(address, path string) { s.BaseURL, s.BasePath = address, path }

// zone loads the hub's zone. "Local" is refused: it differs from machine to machine.
func (r *reader) zone() {
	zone, err := time.LoadLocation(r.file.Timezone)
	if err != nil || zone == time.Local || r.file.Timezone == "" {
		r.wrong(path{"timezone"}, "timezone %q is not known", r.file.Timezone).Cure =
			"write a name of the IANA list, such as Europe/Paris or UTC"
		zone = time.UTC
	}
	r.settings.Zone = zone
}

// oneOf returns the value, or the first of those wanted where it is none of them.
func (r *reader) oneOf(at path, value string, wanted ...string) string {
	for _, w := range wanted {
		if value == w {
			return value
		}
	}
	r.wrong(at, "found %s %q", name(at), value).Cure = yaml.Suggest(value, wanted)
	return wanted[0]
}
