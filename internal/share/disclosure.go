package share

import (
	"maps"
	"slices"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
)

// DisclosureName is the name of what a post discloses: what it says itself, else its
// entity's, else the hub's default. "" is nothing. A name that the hub does not have
// counts as not written, so that a slip of the pen discloses rather than hides.
func DisclosureName(s *config.Settings, p *content.Post) string {
	entity, _ := s.Entity(p.Entity)
	for _, name := range []string{p.Disclosure, entity.Disclosure} {
		if name == config.NoDisclosure {
			return ""
		}
		if _, ok := s.Disclosures[name]; ok {
			return name
		}
	}
	return s.DefaultDisclosure
}

// disclosure returns what a post discloses in a language. Where that lacks the
// disclosure it is the first language that has it.
func disclosure(s *config.Settings, p *content.Post, lang string) config.Disclosure {
	byLanguage := s.Disclosures[DisclosureName(s, p)]
	if d, ok := byLanguage[lang]; ok {
		return d
	}
	for _, other := range slices.Concat(s.Languages, slices.Sorted(maps.Keys(byLanguage))) {
		if d, ok := byLanguage[other]; ok {
			return d
		}
	}
	return config.Disclosure{}
}
