package config

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
)

// Banned is wording that the hub does not want: some words, or a pattern.
type Banned struct {
	Words     []string
	Pattern   *regexp.Regexp // nil where Words are given
	Languages []string       // empty: all
	Reason    string
	Advice    string
}

type banned struct {
	Words     []string `yaml:"words"`
	Pattern   string   `yaml:"pattern"`
	Languages []string `yaml:"languages"`
	Reason    string   `yaml:"reason"`
	Advice    string   `yaml:"advice"`
}

func (r *reader) banned() {
	for i, written := range r.file.Banned {
		at := path{"banned", i}
		b := Banned{
			Languages: written.Languages,
			Reason:    r.filled(at.to("reason"), written.Reason, "say why it is not wanted"),
			Advice:    r.filled(at.to("advice"), written.Advice, "say what to write instead"),
		}
		for j, lang := range written.Languages {
			r.language(at.to("languages", j), lang)
		}
		if r.wording(at, written, &b) {
			r.settings.Banned = append(r.settings.Banned, b)
		}
	}
}

// wording reads the words or the pattern and reports whether there is either.
func (r *reader) wording(at path, written banned, b *Banned) bool {
	if (len(written.Words) > 0) == (written.Pattern != "") {
		r.wrong(at, "%s wants either words or a pattern", name(at)).Cure = "write one of the two keys"
		return false
	}
	if written.Pattern != "" {
		return r.expression(at.to("pattern"), written.Pattern, b)
	}
	for j, word := range written.Words {
		if word = r.filled(at.to("words", j), word, "remove it"); word != "" {
			b.Words = append(b.Words, word)
		}
	}
	return len(b.Words) > 0
}

func (r *reader) expression(at path, source string, b *Banned) bool {
	pattern, err := regexp.Compile(source)
	switch {
	case err != nil:
		r.wrong(at, "%v", reason(err)).Cure = "write an expression of RE2, in single quotes"
		return false
	case pattern.MatchString(""):
		r.wrong(at, "the pattern matches every text").Cure = "remove what makes all of it optional"
		return false
	}
	b.Pattern = pattern
	return true
}

func reason(err error) string {
	if e, ok := err.(*syntax.Error); ok {
		return strings.TrimSuffix(fmt.Sprintf("%s: %q", e.Code, e.Expr), `: ""`)
	}
	return err.Error()
}
