package config

import "github.com/portevoix/portevoix/internal/yaml"

// links says where a shared link leads: only straight to its target so far.
func (r *reader) links() {
	r.settings.Links = "direct"
	switch r.file.Links {
	case "direct":
	case "go":
		r.wrong(path{"links"}, "links of the hub's own domain (go) are announced for a later version").Cure =
			"write links: direct"
	default:
		r.wrong(path{"links"}, "found links %q", r.file.Links).Cure = yaml.Suggest(r.file.Links, []string{"direct"})
	}
}
