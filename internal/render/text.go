package render

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/portevoix/portevoix/internal/site"
)

// texts renders the template "text" for each text of a group, a line each.
func (p *parts) texts(lang string, list []site.ShareText) (template.HTML, error) {
	ways := 0
	for _, t := range list {
		ways += 1 + len(t.Opening) + len(t.Pasting)
	}
	var group strings.Builder
	group.Grow(ways * usualWay)
	for _, t := range list {
		if err := p.text(&group, lang, t); err != nil {
			return "", err
		}
		group.WriteByte('\n')
	}
	return joined(&group), nil
}

func (p *parts) text(out *strings.Builder, lang string, t site.ShareText) error {
	around, err := p.aroundText(lang, t)
	if err != nil {
		return err
	}
	if around == nil {
		made, err := p.execute(lang, "text", t)
		out.WriteString(string(made))
		return err
	}
	fill(out, around[0], t.ID)
	fill(out, around[1], t.Words)
	around = around[2:]
	for _, links := range [][]site.ShareLink{t.Opening, t.Pasting} {
		if len(links) == 0 {
			continue
		}
		out.WriteString(around[0])
		if err := p.row(out, lang, links); err != nil {
			return err
		}
		around = around[1:]
	}
	out.WriteString(around[0])
	return nil
}

// A textKind is all that a text has besides words and links.
type textKind struct {
	number           int
	lang, dir        string
	opening, pasting bool
}

// aroundText is what stands around name, words and rows of links.
func (p *parts) aroundText(lang string, t site.ShareText) (pattern, error) {
	if t.ID == "" || t.Words == "" {
		return nil, nil
	}
	of := textKind{t.Number, t.Lang, t.Dir, len(t.Opening) > 0, len(t.Pasting) > 0}
	return p.pattern(kind{lang, "text", of}, func() (any, []string, error) {
		t.ID, t.Words = firstWord, secondWord
		standIns := []string{shown(firstWord), shown(secondWord)}
		for i, links := range []*[]site.ShareLink{&t.Opening, &t.Pasting} {
			if len(*links) == 0 {
				continue
			}
			*links = []site.ShareLink{{Name: strconv.Itoa(i), Href: address}}
			row, err := p.ways(lang, *links)
			if err != nil {
				return nil, nil, err
			}
			standIns = append(standIns, string(row))
		}
		return t, standIns, nil
	})
}
