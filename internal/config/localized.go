package config

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/yaml"
)

// Localized is a text by language; the key "" serves all languages.
type Localized map[string]string

// In returns the text in a language, else the one for all, else that of the first of the
// hub's languages, in their order, that has one.
func (l Localized) In(lang string, order []string) string { return l[l.key(lang, order)] }

// Borrowed returns the language that In takes its text from: another than the one asked
// for where that has none. A text for all is in every language.
func (l Localized) Borrowed(lang string, order []string) string {
	return cmp.Or(l.key(lang, order), lang)
}

func (l Localized) key(lang string, order []string) string {
	for _, key := range append([]string{lang, ""}, order...) {
		if _, ok := l[key]; ok {
			return key
		}
	}
	return ""
}

// UnmarshalYAML takes a plain string for all languages or a mapping by language.
func (l *Localized) UnmarshalYAML(n *yaml.Node) error {
	if isText(n) {
		*l = Localized{"": n.Value}
		return nil
	}
	texts := map[string]string{}
	err := yaml.DecodeNode(n, &texts)
	if err == nil || len(texts) > 0 {
		*l = texts
	}
	return err
}

// MarshalYAML writes a text for all languages as a plain string.
func (l Localized) MarshalYAML() (any, error) {
	if text, ok := l[""]; ok && len(l) == 1 {
		return text, nil
	}
	return map[string]string(l), nil
}

func isText(n *yaml.Node) bool {
	tag := n.ShortTag()
	return tag != "!!map" && tag != "!!seq"
}

// texts checks a text by language: none empty, no language that the hub lacks.
func (r *reader) texts(at path, l Localized) {
	for _, lang := range slices.Sorted(maps.Keys(l)) {
		here := at
		if lang != "" {
			here = at.to(lang)
			r.language(here, lang)
		}
		if strings.TrimSpace(l[lang]) == "" {
			r.wrong(here, "%s is empty", name(here)).Cure = "write a text, or remove the key"
		}
	}
}

// titles are the hub's own words.
func (r *reader) titles() {
	r.settings.Title, r.settings.Tagline = r.file.Title, r.file.Tagline
	r.named(path{"title"}, r.file.Title)
	r.texts(path{"tagline"}, r.file.Tagline)
}
