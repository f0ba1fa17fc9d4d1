package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/yaml"
)

var (
	languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]+)*$`)
	identifier  = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

func (r *reader) languages() {
	s := r.settings
	for i, lang := range r.file.Languages {
		switch at := (path{"languages", i}); {
		case !languageTag.MatchString(lang):
			r.wrong(at, "found language %q", lang).Cure = "write a language code in lower case, such as fr or pt-br"
		case slices.Contains(s.Languages, lang):
			r.wrong(at, "language %q stands here again", lang).Cure = "keep one of the two"
		default:
			s.Languages = append(s.Languages, lang)
		}
	}
	if len(s.Languages) == 0 {
		s.Languages = defaults().Languages
		if len(r.file.Languages) == 0 {
			r.wrong(path{"languages"}, "the hub has no language").Cure = "name at least one: languages: [en]"
		}
	}
}

// language checks that the hub has a language that a text is written in.
func (r *reader) language(at path, lang string) {
	if !slices.Contains(r.settings.Languages, lang) {
		r.doubtful(at, "language %q is not one of the hub's", lang).Cure = yaml.Suggest(lang, r.settings.Languages)
	}
}

// identifier checks an id that stands in addresses and front matter.
func (r *reader) identifier(at path, id string) {
	if !identifier.MatchString(id) {
		r.wrong(at, "found id %q", id).Cure =
			"write it in small letters, digits and single hyphens, such as our-field"
	}
}

// name is a path as a writer would say it: networks[2].intent.
func name(at path) string {
	var b strings.Builder
	for i, step := range at {
		switch index, ok := step.(int); {
		case ok:
			fmt.Fprintf(&b, "[%d]", index+1)
		case i > 0:
			fmt.Fprintf(&b, ".%v", step)
		default:
			fmt.Fprint(&b, step)
		}
	}
	return b.String()
}
