package render

import (
	"html/template"
	"strings"
)

// What is on most pages and looks the same but for some words is rendered once for each
// kind, with stand-ins for the words, and cut there.

// Stand-ins look different in every context of a page: only in markup and in quoted
// attributes do they become what escaping for markup makes of them, and words do so in no
// address.
const (
	mark       = "marker.invalid"
	address    = "https://" + mark + "/?a=1&b=%22"
	firstWord  = `1 "` + mark + `" <&>`
	secondWord = `2 "` + mark + `" <&>`
)

// A pattern is what stands before each of its words, and behind the last; nil: none.
type pattern []string

// A kind is what a pattern is for: a template, and a view but for its words.
type kind struct {
	lang, template string
	view           any // comparable
}

// pattern is that of a kind. Where there is none yet it is made of a view with stand-ins,
// given as they are on the page.
func (p *parts) pattern(k kind, blank func() (view any, standIns []string, err error)) (pattern, error) {
	if known, ok := p.patterns.Load(k); ok {
		return known.(pattern), nil
	}
	view, standIns, err := blank()
	if err != nil {
		return nil, err
	}
	made, err := p.execute(k.lang, k.template, view)
	if err != nil {
		return nil, err
	}
	known, _ := p.patterns.LoadOrStore(k, cut(string(made), standIns))
	return known.(pattern), nil
}

// cut takes out stand-ins in their order. A template that has one elsewhere, or twice,
// has no pattern and is rendered every time.
func cut(made string, standIns []string) pattern {
	var p pattern
	for _, s := range standIns {
		before, after, found := strings.Cut(made, s)
		if !found {
			return nil
		}
		p, made = append(p, before), after
	}
	p = append(p, made)
	if strings.Contains(strings.Join(p, ""), mark) {
		return nil
	}
	return p
}

// shown is a stand-in in markup.
func shown(standIn string) string { return template.HTMLEscapeString(standIn) }
