package config

import (
	"net/url"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/yaml"
)

// Go is where links of the hub's own lead through. The zero value is nowhere. It stays
// when links are direct again: those already shared go on.
type Go struct {
	Address string // ends in "/"
	Path    string // of Address: "/" or "/go/"
	Server  string // what answers there, one of GoServers
}

// GoFolder is where the files for a server of such links stand, below the site's base.
const GoFolder = "go/"

var goServers = []string{"nginx", "caddy", "netlify", "cloudflare", "pages"}

// GoServers are what may answer at the address of go links; pages is any host of files.
func GoServers() []string { return goServers }

type goLinks struct {
	Address string `yaml:"address"`
	Server  string `yaml:"server"`
}

// links says where a shared link leads: straight to its target, or through an address of
// the hub's.
func (r *reader) links() {
	r.settings.Links = r.oneOf(path{"links"}, r.file.Links, "direct", "go")
	written := r.file.Go
	switch {
	case written != goLinks{}:
		if at, ok := r.goAddress(written.Address); ok && r.goServer(written.Server) {
			r.settings.Go = Go{at.BaseURL, at.BasePath, written.Server}
			return
		}
	case r.settings.Links == "go":
		r.wrong(path{"links"}, "links: go has no address").Cure =
			"write go: {address: https://go.example.org/, server: nginx}, or links: direct"
	}
	r.settings.Links = "direct"
}

// goAddress is on a domain of the hub's, and no address of a page.
func (r *reader) goAddress(address string) (at Settings, ok bool) {
	here := path{"go", "address"}
	if err := at.SetBaseURL(address); err != nil {
		r.wrong(here, "%s", strings.Replace(err.Error(), "base_url", "address", 1)).Cure =
			"write an address of yours that has no pages, such as https://go.example.org/"
		return at, false
	}
	hub := r.settings.BaseURL
	switch {
	case strings.HasPrefix(at.BaseURL, hub) && at.BaseURL != hub+GoFolder || strings.HasPrefix(hub, at.BaseURL):
		r.wrong(here, "address %q is among the hub's pages", address).Cure =
			"write another host, or " + hub + GoFolder
	case !r.settings.Ours(at.host()):
		r.wrong(here, "address %q is on none of your domains", address).Cure = "add its host to domains"
	default:
		return at, true
	}
	return at, false
}

func (r *reader) goServer(name string) bool {
	known := slices.Contains(goServers, name)
	switch {
	case known:
	case name == "":
		r.wrong(path{"go"}, "go has no server").Cure = "write what answers at the address: " + strings.Join(goServers, ", ")
	default:
		r.wrong(path{"go", "server"}, "found server %q", name).Cure = yaml.Suggest(name, goServers)
	}
	return known
}

// host is the name of where the site stands.
func (s *Settings) host() string {
	u, err := url.Parse(s.BaseURL)
	if err != nil {
		return ""
	}
	return u.Hostname()
}
