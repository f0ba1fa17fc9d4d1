package lang

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n/template"
)

// text is a message cut at its placeholders: literal, name, literal, name, … literal.
type text []string

var placeholder = regexp.MustCompile(`\{\{ *\.([A-Za-z][A-Za-z0-9]*) *\}\}`)

func parse(source string) (text, error) {
	var t text
	at := 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(source, -1) {
		t = append(t, source[at:m[0]], source[m[2]:m[3]])
		at = m[1]
	}
	t = append(t, source[at:])
	for i := 0; i < len(t); i += 2 {
		if strings.Contains(t[i], "{{") || strings.Contains(t[i], "}}") {
			return nil, fmt.Errorf("found a placeholder in %q that can't be read", source)
		}
	}
	return t, nil
}

// names returns the placeholders.
func (t text) names() []string {
	var names []string
	for i := 1; i < len(t); i += 2 {
		names = append(names, t[i])
	}
	return names
}

// fill puts values into the placeholders.
func (t text) fill(v values) (string, error) {
	var b strings.Builder
	for i, s := range t {
		if i%2 == 1 {
			value, ok := v.of(s)
			if !ok {
				return "", fmt.Errorf("placeholder {{.%s}} has no value", s)
			}
			s = value
		}
		b.WriteString(s)
	}
	return b.String(), nil
}

// values are names and what they stand for, by turns.
type values []string

func (v values) of(name string) (string, bool) {
	for i := 0; i+1 < len(v); i += 2 {
		if v[i] == name {
			return v[i+1], true
		}
	}
	return "", false
}

// values writes pairs as the language does.
func (c *Catalogue) values(pairs []any) values {
	v := make(values, len(pairs))
	for i, p := range pairs {
		switch p := p.(type) {
		case string:
			v[i] = p
		case int:
			v[i] = c.Number(p)
		default:
			v[i] = fmt.Sprint(p)
		}
	}
	return v
}

// placeholders makes go-i18n fill messages in this way: no action of text/template
// runs, and a missing value is an error rather than "<no value>".
type placeholders struct{}

func (placeholders) Cacheable() bool { return true }

func (placeholders) Parse(source, _, _ string) (template.ParsedTemplate, error) { return parse(source) }

// Execute is fill, as go-i18n calls it.
func (t text) Execute(data any) (string, error) {
	v, ok := data.(values)
	if !ok {
		return "", errors.New("values are missing")
	}
	return t.fill(v)
}
