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
	row.Grow(len(links) * usualWay)
	for _, l := range links {
		if err := p.way(&row, lang, l); err != nil {
			return "", err
		}
	}
	return joined(&row), nil
}

func (p *parts) way(row *strings.Builder, lang string, l site.ShareLink) error {
	around, err := p.around(lang, l)
	if err != nil {
		return err
	}
	if around != (pattern{}) {
		fill(row, around.before, l.Href, around.after)
		return nil
	}
	made, err := p.execute(lang, "way", l)
	row.WriteString(string(made))
	return err
}

// around is what stands around the address of a link, nothing where html/template has
// to look at the address: it refuses what is dangerous.
func (p *parts) around(lang string, l site.ShareLink) (pattern, error) {
	if !strings.HasPrefix(l.Href, "https://") && !strings.HasPrefix(l.Href, "mailto:") {
		return pattern{}, nil
	}
	kind := wayKind{lang, l}
	kind.link.Href = marker
	if known, ok := p.patterns.Load(kind); ok {
		return known.(pattern), nil
	}
	made, err := p.execute(lang, "way", kind.link)
	if err != nil {
		return pattern{}, err
	}
	known, _ := p.patterns.LoadOrStore(kind, cut(string(made)))
	return known.(pattern), nil
}

// usualWay is about how long a way is, in bytes.
const usualWay = 768

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
