package config

import (
	"slices"

	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/yaml"
)

// override is an entry of networks: a name, or a mapping that changes something.
type override struct {
	Name   string  `yaml:"name"`
	Intent *string `yaml:"intent"`
	Limit  *int    `yaml:"limit"`
	Off    bool    `yaml:"off"`
}

func (o *override) UnmarshalYAML(n *yaml.Node) error {
	if isText(n) {
		o.Name = n.Value
		return nil
	}
	type mapping override
	return yaml.DecodeNode(n, (*mapping)(o))
}

// networks are those listed, in the list's order; without a list, all that are on.
// To list a network is to offer it, unless its entry says off.
func (r *reader) networks() {
	if r.file.Networks == nil {
		off := func(n network.Network) bool { return n.Off }
		r.settings.Networks = slices.DeleteFunc(slices.Clone(network.All), off)
		return
	}
	seen := map[string]bool{}
	for i, o := range r.file.Networks {
		at := path{"networks", i}
		n, known := network.Find(o.Name)
		switch {
		case !known:
			r.wrong(at, "network %q is not known", o.Name).Cure = yaml.Suggest(o.Name, network.Names(network.All))
		case seen[o.Name]:
			r.wrong(at, "network %q stands here again", o.Name).Cure = "keep one of the two"
		default:
			n = r.override(at, n, o)
			if !o.Off {
				r.settings.Networks = append(r.settings.Networks, n)
			}
		}
		seen[o.Name] = true
	}
}

func (r *reader) override(at path, n network.Network, o override) network.Network {
	n.Off = o.Off
	if o.Intent != nil {
		intent, err := network.ParseIntent(*o.Intent)
		if err != nil {
			r.wrong(at.to("intent"), "the intent of %s is wrong: %v", n.Name, err).Cure =
				"such as https://example.org/share?text={text}&url={url}; empty: copy only"
		} else {
			n.Intent = intent
		}
	}
	if o.Limit != nil {
		if *o.Limit < 0 {
			r.wrong(at.to("limit"), "found limit %d", *o.Limit).Cure =
				"write how many characters a text may have; 0: no limit"
		} else {
			n.Limit = *o.Limit
		}
	}
	return n
}
