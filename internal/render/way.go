package render

import (
	"html/template"
	"strings"

	"github.com/portevoix/portevoix/internal/site"
)

// A post has a row of networks below each of its texts, which makes these links by far
// the most frequent thing on a site. They differ in their address only.

// ways renders the template "way" for each link of a row.
func (p *parts) ways(lang string, links []site.ShareLink) (template.HTML, error) {
	var row strings.Builder
	row.Grow(len(links) * usualWay)
	err := p.row(&row, lang, links)
	return joined(&row), err
}

// usualWay is about how long a way is, in bytes.
const usualWay = 768

func (p *parts) row(out *strings.Builder, lang string, links []site.ShareLink) error {
	for _, l := range links {
		if err := p.way(out, lang, l); err != nil {
			return err
		}
	}
	return nil
}

func (p *parts) way(out *strings.Builder, lang string, l site.ShareLink) error {
	around, err := p.aroundWay(lang, l)
	if err != nil {
		return err
	}
	if around != nil {
		fill(out, around[0], l.Href)
		out.WriteString(around[1])
		return nil
	}
	made, err := p.execute(lang, "way", l)
	out.WriteString(string(made))
	return err
}

// aroundWay is what stands around the address of a link, nothing where html/template has
// to look at the address: it refuses what is dangerous.
func (p *parts) aroundWay(lang string, l site.ShareLink) (pattern, error) {
	if !strings.HasPrefix(l.Href, "https://") && !strings.HasPrefix(l.Href, "mailto:") {
		return nil, nil
	}
	l.Href = address
	return p.pattern(kind{lang, "way", l}, func() (any, []string, error) {
		return l, []string{shown(address)}, nil
	})
}
