package render

import (
	"bytes"
	"html/template"
	"sync"

	"github.com/portevoix/portevoix/internal/site"
)

// cards are the cards made so far. A card stands on many lists.
type cards struct {
	made      sync.Map // [32]byte → template.HTML
	templates map[string]*template.Template
}

func (c *cards) template(lang string, layout *template.Template) {
	if c.templates == nil {
		c.templates = map[string]*template.Template{}
	}
	if t, err := layout.Clone(); err == nil {
		c.templates[lang] = t
	}
}

// card renders the card of a slot, or takes the one that is at hand.
func (c *cards) card(lang string, slot site.CardSlot) (template.HTML, error) {
	if made, ok := c.made.Load(slot.Key); ok {
		return made.(template.HTML), nil
	}
	var out bytes.Buffer
	if err := c.templates[lang].ExecuteTemplate(&out, "card", slot.View()); err != nil {
		return "", err
	}
	html := escaped(out.Bytes())
	c.made.Store(slot.Key, html)
	return html, nil
}
