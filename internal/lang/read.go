package lang

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/portevoix/portevoix/internal/problem"
)

const (
	nameKey = "language.name"
	dirKey  = "language.dir"
)

// Path returns where the words of a language stand in a hub.
func Path(lang string) string { return "site/languages/" + lang + ".yaml" }

// Read returns the catalogue of each language. Layers are hubs, the program's own
// first: per message a later layer wins.
func Read(langs []string, layers ...fs.FS) (map[string]*Catalogue, problem.List) {
	r := reader{layers: layers, read: map[string]map[string]entry{}}
	catalogues := map[string]*Catalogue{}
	for _, lang := range langs {
		catalogues[lang] = newCatalogue(lang, r.complete(lang))
	}
	r.problems.Sort()
	return catalogues, r.problems
}

type reader struct {
	layers   []fs.FS
	read     map[string]map[string]entry // by language, as its files have them
	known    []string                    // messages of the program
	problems problem.List
}

// own returns the messages that a language's files hold.
func (r *reader) own(lang string) map[string]entry {
	if entries, ok := r.read[lang]; ok {
		return entries
	}
	entries := map[string]entry{}
	for i, layer := range r.layers {
		data, err := fs.ReadFile(layer, Path(lang))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			r.note(problem.Errorf(problem.Position{File: Path(lang)}, rule, "read %s: %v", Path(lang), err))
			continue
		}
		read, problems := readFile(Path(lang), data)
		r.problems = append(r.problems, problems...)
		if i > 0 {
			r.dropUnknown(layer, read)
		}
		maps.Copy(entries, read)
	}
	r.read[lang] = entries
	return entries
}

func (r *reader) note(p problem.Problem) { r.problems = append(r.problems, p) }

// complete returns a language's messages and those it has to borrow.
func (r *reader) complete(lang string) map[string]entry {
	own := r.own(lang)
	r.check(lang, own)
	all := maps.Clone(own)
	base, _, _ := strings.Cut(lang, "-")
	if base != lang {
		borrow(all, r.own(base))
	}
	missing := append(borrow(all, r.own("en")), borrow(all, r.own("fr"))...)
	at := problem.Position{File: Path(lang)}
	switch {
	case len(missing) == 0:
	case len(own) == 0:
		r.note(problem.Warningf(at, rule, "language %q has no words, so English ones are shown", lang).
			WithCure("write %s", Path(lang)))
	default:
		r.note(problem.Warningf(at, rule, "%s missing, so English stands in: %s",
			number(len(missing)), some(missing)).WithCure("translate what is missing"))
	}
	return all
}

// borrow adds the messages that are not there yet and returns their keys. What a
// language says of itself can't be borrowed.
func borrow(all, from map[string]entry) []string {
	var keys []string
	for key, e := range from {
		if _, ok := all[key]; !ok && key != nameKey && key != dirKey {
			all[key] = e
			keys = append(keys, key)
		}
	}
	return keys
}

func number(missing int) string {
	if missing == 1 {
		return "1 message is"
	}
	return fmt.Sprintf("%d messages are", missing)
}

func some(keys []string) string {
	const most = 5
	slices.Sort(keys)
	if len(keys) <= most {
		return strings.Join(keys, ", ")
	}
	return strings.Join(keys[:most], ", ") + ", …"
}

func newCatalogue(lang string, messages map[string]entry) *Catalogue {
	c := &Catalogue{Lang: lang, messages: messages, plain: map[string]string{}, printer: newPrinter(lang),
		dates: readDates(messages), localizer: newLocalizer(lang, messages)}
	for key, e := range messages {
		if e.plain() {
			c.plain[key] = e.other()
		}
	}
	if c.plain[nameKey] == "" {
		c.plain[nameKey] = ownName(lang)
	}
	if c.plain[dirKey] == "" {
		c.plain[dirKey] = Direction(lang)
	}
	c.digest = digest(c)
	return c
}

// ownName is what a language calls itself, as it begins a line; else its code.
func ownName(lang string) string {
	name := display.Self.Name(language.Make(lang))
	first, size := utf8.DecodeRuneInString(name)
	if size == 0 {
		return lang
	}
	return string(unicode.ToTitle(first)) + name[size:]
}

// newLocalizer hands go-i18n the messages with placeholders; a form that is missing
// is other. A language without plural rules counts as English does.
func newLocalizer(lang string, messages map[string]entry) *i18n.Localizer {
	var all []*i18n.Message
	for key, e := range messages {
		form := func(name string) string {
			if s, ok := e.source[name]; ok {
				return s
			}
			return e.other()
		}
		all = append(all, &i18n.Message{ID: key, Zero: form("zero"), One: form("one"), Two: form("two"),
			Few: form("few"), Many: form("many"), Other: form("other")})
	}
	tag := language.Make(lang)
	bundle := i18n.NewBundle(tag)
	if bundle.AddMessages(tag, all...) != nil {
		bundle, tag = i18n.NewBundle(language.English), language.English
		bundle.MustAddMessages(tag, all...)
	}
	return i18n.NewLocalizer(bundle, tag.String())
}

func digest(c *Catalogue) [32]byte {
	hash := sha256.New()
	fmt.Fprintf(hash, "%q %q %q\n", c.Lang, c.Name(), c.Dir())
	for _, key := range c.Keys() {
		fmt.Fprintf(hash, "%q", key)
		for _, form := range forms {
			fmt.Fprintf(hash, " %q", c.messages[key].source[form])
		}
		fmt.Fprintln(hash)
	}
	return [32]byte(hash.Sum(nil))
}
