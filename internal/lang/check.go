package lang

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

// check holds a language's own messages against its grammar and against English.
func (r *reader) check(lang string, own map[string]entry) {
	reference := r.own("en")
	needed := neededForms(lang)
	for _, key := range slices.Sorted(maps.Keys(own)) {
		e := own[key]
		if english, ok := reference[key]; ok {
			r.checkNames(key, e, english)
		}
		if e.counted {
			r.checkForms(key, e, needed)
		}
	}
	r.checkTranslated(lang, own)
	if dir := own[dirKey].other(); dir != "" && dir != "ltr" && dir != "rtl" {
		r.note(problem.Errorf(own[dirKey].at(), rule, "found direction %q", dir).WithCure("write ltr or rtl"))
	}
}

// checkTranslated finds a copy of English that is hardly translated yet, and a name that is
// still another language's.
func (r *reader) checkTranslated(lang string, own map[string]entry) {
	english := r.own("en")
	if base, _, _ := strings.Cut(lang, "-"); base == "en" || len(own) == 0 {
		return
	}
	if name := own[nameKey]; name.other() != "" && name.other() == english[nameKey].other() {
		r.note(problem.Warningf(name.at(), rule, "language %q is called %q", lang, name.other()).
			WithCure("write what it calls itself: %s", ownName(lang)))
	}
	same := 0
	for key, e := range own {
		if maps.Equal(e.source, english[key].source) {
			same++
		}
	}
	if 2*same > len(own) {
		r.note(problem.Warningf(problem.Position{File: Path(lang)}, rule,
			"%d of %d messages say what English says", same, len(own)).WithCure("translate them"))
	}
}

// checkNames finds placeholders that nobody gives a value: those English lacks.
func (r *reader) checkNames(key string, e, english entry) {
	known := english.names()
	if e.counted && !slices.Contains(known, "Count") {
		known = append(known, "Count")
	}
	for _, name := range e.names() {
		if !slices.Contains(known, name) {
			r.note(problem.Errorf(e.at(), rule, "message %q has a placeholder {{.%s}} that English lacks", key, name).
				WithCure("%s", yaml.Suggest(name, known)))
		}
	}
}

func (r *reader) checkForms(key string, e entry, needed []string) {
	var missing []string
	for _, form := range needed {
		if _, ok := e.forms[form]; !ok {
			missing = append(missing, form)
		}
	}
	if len(missing) > 0 {
		r.note(problem.Warningf(e.at(), rule, "message %q lacks the plural form %s, so other stands in", key,
			strings.Join(missing, ", ")).WithCure("add it"))
	}
}

// neededForms returns the plural forms that a language has for everyday numbers.
func neededForms(lang string) []string {
	names := map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two",
		plural.Few: "few", plural.Many: "many"}
	used := map[string]bool{}
	tag := language.Make(lang)
	for n := range 200 {
		if name, ok := names[plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)]; ok {
			used[name] = true
		}
	}
	return slices.Sorted(maps.Keys(used))
}

// Direction returns how the script of a language runs, ltr or rtl, whatever its message
// file says.
func Direction(lang string) string {
	script, _ := language.Make(lang).Script()
	if slices.Contains([]string{"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"}, script.String()) {
		return "rtl"
	}
	return "ltr"
}
