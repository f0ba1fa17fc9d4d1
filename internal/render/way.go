package render

import (
	"html/template"
	"strings"

	"github.com/portevoix/portevoix/internal/site"
)

// A post has a row of networks below each of its texts, which makes these links by far
// the most frequent thing on a site. They differ in their address only, so the template
// "way" is rendered once for each kind, with a marker for an address, and cut there.

// marker is an address that looks different in every context of a page: only in markup
// and in quoted attributes does it become markerEscaped.
const (
	marker        = "https://marker.invalid/?a=1&b=%22"
	markerEscaped = "https://marker.invalid/?a=1&amp;b=%22"
)

// A pattern is what stands around the address; the zero pattern is none.
type pattern struct{ before, after string }

// ways renders the template "way" for each link of a row.
func (p *parts) ways(lang string, links []site.ShareLink) (template.HTML, error) {
	var row strings.Builder
	for _, l := range links {
		way, err := p.way(lang, l)
		if err != nil {
			return "", err
		}
		row.WriteString(string(way))
	}
	return joined(&row), nil
}

func (p *parts) way(lang string, l site.ShareLink) (template.HTML, error) {
	if !strings.HasPrefix(l.Href, "https://") && !strings.HasPrefix(l.Href, "mailto:") {
		return p.execute(lang, "way", l) // html/template refuses what is dangerous
	}
	kind := wayKind{lang, l}
	kind.link.Href = marker
	known, ok := p.patterns.Load(kind)
	if !ok {
		made, err := p.execute(lang, "way", kind.link)
		if err != nil {
			return "", err
		}
		known, _ = p.patterns.LoadOrStore(kind, cut(string(made)))
	}
	around := known.(pattern)
	if around == (pattern{}) {
		return p.execute(lang, "way", l)
	}
	return filled(around.before, l.Href, around.after), nil
}

// A wayKind is a link but for its address.
type wayKind struct {
	lang string
	link site.ShareLink
}

// cut finds the one address of a way. A template which puts it elsewhere, or twice,
// has no pattern and is rendered every time.
func cut(made string) pattern {
	before, after, ok := strings.Cut(made, markerEscaped)
	if !ok || strings.Contains(before+after, "marker.invalid") {
		return pattern{}
	}
	return pattern{before, after}
}
