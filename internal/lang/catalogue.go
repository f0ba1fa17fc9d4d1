// Package lang holds the words of the interface, one message file per language:
// site/languages/LANG.yaml, in go-i18n's format.
//
//	language: {name: Français, dir: ltr}     # dir: ltr | rtl
//	date:
//	  pattern: "{{.Day}} {{.Month}} {{.Year}}"
//	  month_pattern: "{{.Month}} {{.Year}}"
//	  day_pattern: "{{.Day}} {{.Month}}"
//	  first_day: 1er                         # the first of a month
//	  month: {1: janvier, …, 12: décembre}
//	post:
//	  until: "jusqu'au {{.Date}}"            # message post.until, one placeholder
//	  count: {one: "{{.Count}} post", other: "{{.Count}} posts"}
//
// Nested keys are joined by dots. A mapping of plural forms (zero one two few many
// other, as the CLDR has them) is one counted message; other must be there, and
// stands in for a form that is not. The only actions in a message are placeholders
// such as {{.Name}}.
//
// Files come in layers, the program's own below the hub's: per key the upper layer
// wins. A message that a language lacks is borrowed from its base language (pt for
// pt-br), from English or from French, with one warning per language.
// A message of the hub's that the program has in no language is unknown, unless the hub
// has templates of its own, which may say it.
//
// Numbers follow the CLDR with three settled points: digits are always Western;
// Arabic without a region groups as in the Maghreb (1.234); French groups with the
// narrow no-break space U+202F, as the CLDR does since version 34.
package lang

import (
	"fmt"
	"maps"
	"slices"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/message"
)

// A Catalogue is the words of one language. It is safe for concurrent use.
type Catalogue struct {
	Lang string

	messages  map[string]entry
	plain     map[string]string // the messages that are always the same
	localizer *i18n.Localizer
	printer   *message.Printer
	dates     dates
	digest    [32]byte
}

// T returns a message with its placeholders filled: T("post.until", "Date", d) fills
// {{.Date}}. Whole numbers are written as the language does. An unknown key, a
// counted message and a placeholder without a value are errors.
func (c *Catalogue) T(key string, pairs ...any) (string, error) {
	if text, ok := c.plain[key]; ok {
		return text, nil
	}
	if m, ok := c.messages[key]; ok && m.counted {
		return "", fmt.Errorf("message %q in %s is counted, it needs a number", key, c.Lang)
	}
	return c.localize(&i18n.LocalizeConfig{MessageID: key}, pairs)
}

// N returns the form of a message that goes with n things; {{.Count}} in it is n.
func (c *Catalogue) N(key string, n int, pairs ...any) (string, error) {
	pairs = append(pairs[:len(pairs):len(pairs)], "Count", n)
	return c.localize(&i18n.LocalizeConfig{MessageID: key, PluralCount: n}, pairs)
}

func (c *Catalogue) localize(config *i18n.LocalizeConfig, pairs []any) (string, error) {
	config.TemplateData, config.TemplateParser = c.values(pairs), placeholders{}
	text, err := c.localizer.Localize(config)
	if err != nil {
		return "", fmt.Errorf("message %q in %s: %w", config.MessageID, c.Lang, err)
	}
	return text, nil
}

// Has reports whether there is a message.
func (c *Catalogue) Has(key string) bool {
	_, ok := c.messages[key]
	return ok
}

// Keys returns the keys of all messages, sorted.
func (c *Catalogue) Keys() []string { return slices.Sorted(maps.Keys(c.messages)) }

// Name returns the language's own name for itself.
func (c *Catalogue) Name() string { return c.plain[nameKey] }

// Dir returns the direction of writing, ltr or rtl.
func (c *Catalogue) Dir() string { return c.plain[dirKey] }

// Digest is of every word in the catalogue.
func (c *Catalogue) Digest() [32]byte { return c.digest }
