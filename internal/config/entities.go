package config

import (
	"maps"
	"slices"

	"github.com/portevoix/portevoix/internal/yaml"
)

// An Entity is a company of a group, which posts speak for.
type Entity struct {
	ID         string
	Name       Localized
	Brand      Brand    // colours that are not written are the hub's
	Domains    []string // lower case, in ASCII; they are among the hub's, too
	Disclosure string   // of its posts where they name none; "": the hub's default
	Contact    string   // of its posts where they name none; "": nobody
	Reviewers  []string // teams
}

type entity struct {
	Name       Localized    `yaml:"name"`
	Brand      Brand        `yaml:"brand"`
	Domains    list[string] `yaml:"domains"`
	Disclosure string       `yaml:"disclosure"`
	Contact    string       `yaml:"contact"`
	Reviewers  list[string] `yaml:"reviewers"`
}

// entities come last: they name contacts and disclosures, and take on the brand.
func (r *reader) entities() {
	for _, id := range r.file.Entities.keys {
		at, written := path{"entities", id}, r.file.Entities.values[id]
		if r.identifier(at, id); !identifier.MatchString(id) {
			continue
		}
		r.named(at.to("name"), written.Name)
		e := Entity{
			ID: id, Name: written.Name, Brand: r.brandOf(at.to("brand"), written.Brand, r.settings.Brand),
			Domains:    r.hosts(at.to("domains"), written.Domains),
			Disclosure: r.reference(at.to("disclosure"), written.Disclosure, r.disclosureNames()),
			Contact:    r.reference(at.to("contact"), written.Contact, r.file.Contacts.keys),
			Reviewers:  written.Reviewers,
		}
		for i, team := range written.Reviewers {
			r.identifier(at.to("reviewers", i), team)
		}
		r.settings.addDomains(e.Domains)
		r.settings.Entities = append(r.settings.Entities, e)
	}
}

// reference returns an id that is among those known, "" where it is not.
func (r *reader) reference(at path, id string, known []string) string {
	if id == "" || slices.Contains(known, id) {
		return id
	}
	r.wrong(at, "there is no %s %q", at[len(at)-1], id).Cure = yaml.Suggest(id, known)
	return ""
}

func (r *reader) disclosureNames() []string {
	return append(slices.Sorted(maps.Keys(r.file.Disclosures)), NoDisclosure)
}
