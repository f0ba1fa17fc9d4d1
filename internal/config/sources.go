package config

import (
	"net/url"
	pathpkg "path"
	"regexp"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/weblog"
	"github.com/portevoix/portevoix/internal/yaml"
)

// A Source is where numbers come from. What its kind doesn't take is empty.
type Source struct {
	Name       string   `yaml:"-"` // of its files of facts
	Kind       string   `yaml:"kind"`
	Files      []string `yaml:"files"`  // patterns of path.Match, relative to the hub where they aren't absolute
	Format     string   `yaml:"format"` // of lines
	Host       string   `yaml:"host"`   // whose lines count; "": all
	Address    string   `yaml:"address"`
	AddressEnv string   `yaml:"address_env"` // environment variable that holds the address
	TokenEnv   string   `yaml:"token_env"`   // and the token
	Site       string   `yaml:"site"`        // what the other program calls our site
	Query      string   `yaml:"query"`       // a file of the hub
	Preset     string   `yaml:"preset"`      // columns that are known
	Mapping    string   `yaml:"mapping"`     // columns as a file of the hub says them
}

// A sourceKind says which keys sources of a kind take. Each of needed is there; "a|b" is
// one of the two.
type sourceKind struct {
	name          string
	needed, taken []string
}

var sourceKinds = []sourceKind{
	{name: "logs", needed: []string{"files"}, taken: []string{"format", "host"}},
	{name: "csv", taken: []string{"files", "preset", "mapping"}},
	{name: "byhand", taken: []string{"files"}},
	{name: "github"},
	{name: "plausible", needed: []string{"site", "token_env"}, taken: []string{"address"}},
	{name: "matomo", needed: []string{"site", "address|address_env", "token_env"}},
	{name: "umami", needed: []string{"site", "token_env"}, taken: []string{"address"}},
	{name: "ga4", needed: []string{"site", "token_env"}},
	{name: "goatcounter", needed: []string{"address|address_env", "token_env"}},
	{name: "postgres", needed: []string{"address_env", "query"}},
	{name: "clickhouse", needed: []string{"address_env", "query"}},
}

// SourceKinds are the names of all kinds of sources.
func SourceKinds() []string {
	var names []string
	for _, k := range sourceKinds {
		names = append(names, k.name)
	}
	return names
}

// sources are those without a mistake, in file order.
func (r *reader) sources() {
	for _, name := range r.file.Metrics.Sources.keys {
		at, before := path{"metrics", "sources", name}, len(r.problems)
		s := r.file.Metrics.Sources.values[name]
		s.Name = name
		r.identifier(at, name)
		r.sourceKeys(at, s)
		r.sourceValues(at, s)
		if len(r.problems) == before {
			r.settings.Metrics.Sources = append(r.settings.Metrics.Sources, s)
		}
	}
}

// sourceKeys checks that a source has what its kind needs, and nothing that it ignores.
func (r *reader) sourceKeys(at path, s Source) {
	i := slices.IndexFunc(sourceKinds, func(k sourceKind) bool { return k.name == s.Kind })
	if i < 0 {
		r.wrong(at.to("kind"), "kind of source %q is not known", s.Kind).Cure = yaml.Suggest(s.Kind, SourceKinds())
		return
	}
	kind, written := sourceKinds[i], s.written()
	var known []string
	for _, needed := range kind.needed {
		either := strings.Split(needed, "|")
		known = append(known, either...)
		if !slices.ContainsFunc(either, func(key string) bool { return slices.Contains(written, key) }) {
			r.wrong(at, "source %q has no %s", s.Name, strings.Join(either, " or ")).Cure = "a source of kind " + s.Kind + " needs it"
		}
	}
	known = append(known, kind.taken...)
	for _, key := range written {
		if !slices.Contains(known, key) {
			r.wrong(at.to(key), "a source of kind %s takes no %s", s.Kind, key).Cure = takes(known)
		}
	}
}

func takes(known []string) string {
	if len(known) == 0 {
		return "remove it"
	}
	return "remove it, or write one of " + strings.Join(slices.Sorted(slices.Values(known)), ", ")
}

// written are the keys of a source that say something, all but its kind.
func (s Source) written() []string {
	var keys []string
	for _, k := range []struct {
		key  string
		said bool
	}{
		{"files", len(s.Files) > 0}, {"format", s.Format != ""}, {"host", s.Host != ""},
		{"address", s.Address != ""}, {"address_env", s.AddressEnv != ""}, {"token_env", s.TokenEnv != ""},
		{"site", s.Site != ""}, {"query", s.Query != ""}, {"preset", s.Preset != ""}, {"mapping", s.Mapping != ""},
	} {
		if k.said {
			keys = append(keys, k.key)
		}
	}
	return keys
}

// variable is the name of an environment variable. What else stands there may be a secret,
// and is not repeated.
var variable = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)

// sourceValues checks what each key says.
func (r *reader) sourceValues(at path, s Source) {
	for i, pattern := range s.Files {
		if _, err := pathpkg.Match(pattern, ""); err != nil || pattern == "" {
			r.wrong(at.to("files", i), "found files %q", pattern).Cure = "write a path, with * for any characters but /"
		}
	}
	for key, name := range map[string]string{"address_env": s.AddressEnv, "token_env": s.TokenEnv} {
		if name != "" && !variable.MatchString(name) {
			r.wrong(at.to(key), "%s is not the name of an environment variable", key).Cure =
				"write a name in capitals, such as PLAUSIBLE_TOKEN, and keep the secret itself out of the file"
		}
	}
	for key, file := range map[string]string{"query": s.Query, "mapping": s.Mapping} {
		if file != "" && pathpkg.Clean(file) != file || strings.HasPrefix(file, "/") || strings.HasPrefix(file, "..") {
			r.wrong(at.to(key), "found %s %q", key, file).Cure = "write a file of the hub, such as site/metrics/visits.sql"
		}
	}
	if _, err := weblog.NewFormat(s.Format); err != nil {
		r.wrong(at.to("format"), "%v", err)
	}
	if s.Preset != "" && s.Mapping != "" {
		r.wrong(at.to("mapping"), "source %q has a preset and a mapping", s.Name).Cure = "keep one of the two"
	}
	r.sourceAddress(at.to("address"), s.Address)
}

// sourceAddress holds no user and no password: those are secrets.
func (r *reader) sourceAddress(at path, address string) {
	u, err := url.Parse(address)
	switch {
	case address == "":
	case err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "":
		r.wrong(at, "address is not one of http or https").Cure = "write it such as https://plausible.io"
	case u.User != nil:
		r.wrong(at, "address holds a user").Cure = "put the whole address into an environment variable, and name that as address_env"
	}
}
