package share

import (
	"maps"
	"slices"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
)

// disclosure returns what a post discloses in a language. A name that the hub does
// not have counts as its default, so that a slip of the pen discloses rather than
// hides. Where the language lacks the disclosure it is the first that has it.
func disclosure(s *config.Settings, p *content.Post, lang string) config.Disclosure {
	name := p.Disclosure
	if name == config.NoDisclosure {
		return config.Disclosure{}
	}
	byLanguage, ok := s.Disclosures[name]
	if !ok {
		byLanguage = s.Disclosures[s.DefaultDisclosure]
	}
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
