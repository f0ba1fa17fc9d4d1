package config

import (
	"maps"
	"slices"
	"strings"
)

// A Disclosure says that whoever posts works for the company.
type Disclosure struct {
	Long  string `yaml:"long"`  // a sentence
	Short string `yaml:"short"` // where the sentence does not fit, such as a hashtag
}

// NoDisclosure is the name by which a post goes without one.
const NoDisclosure = "none"

func (r *reader) disclosures() {
	s := r.settings
	s.Disclosures = map[string]map[string]Disclosure{}
	for _, id := range slices.Sorted(maps.Keys(r.file.Disclosures)) {
		r.disclosure(id, r.file.Disclosures[id])
	}
	fallback := r.file.DefaultDisclosure
	if _, written := r.file.Disclosures[fallback]; fallback != "" && !written {
		r.wrong(path{"default_disclosure"}, "there is no disclosure %q", fallback).Cure =
			"name one of disclosures, or write \"\" for none"
	}
	if _, ok := s.Disclosures[fallback]; ok {
		s.DefaultDisclosure = fallback
	}
}

func (r *reader) disclosure(id string, byLanguage map[string]Disclosure) {
	at := path{"disclosures", id}
	r.identifier(at, id)
	if id == NoDisclosure {
		r.wrong(at, "the name %q is reserved for posts without disclosure", id).Cure = "choose another name"
		return
	}
	complete := map[string]Disclosure{}
	for _, lang := range slices.Sorted(maps.Keys(byLanguage)) {
		d := byLanguage[lang]
		r.language(at.to(lang), lang)
		d.Long = r.filled(at.to(lang, "long"), d.Long, "write the sentence that says so")
		d.Short = r.filled(at.to(lang, "short"), d.Short, "write what stands where the sentence does not fit")
		if d.Long != "" && d.Short != "" {
			complete[lang] = d
		}
	}
	if len(byLanguage) == 0 {
		r.wrong(at, "disclosure %q has no language", id).Cure = "write its long and short form per language"
	}
	if len(complete) > 0 {
		r.settings.Disclosures[id] = complete
	}
}

// filled returns a text without the white space around it, which must not be all.
func (r *reader) filled(at path, text, cure string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		r.wrong(at, "%s is empty", name(at)).Cure = cure
	}
	return text
}
