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

// DisclosureOf returns what an edition discloses. Where its language lacks the disclosure
// it is the first language that has it.
func DisclosureOf(s *config.Settings, p *content.Post, e *content.Edition) config.Disclosure {
	if e.Kept != nil {
		return config.Disclosure{Long: e.Kept.Long, Short: e.Kept.Short}
	}
	lang := e.Lang
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
