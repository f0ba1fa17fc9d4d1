package site

import (
	"strings"

	"github.com/portevoix/portevoix/internal/card"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/problem"
)

// image adds the picture that networks show of a page; nil is none.
func image(k *Key, i *ShareImage) {
	if i == nil {
		k.Int(0)
		return
	}
	k.Text(i.URL, i.Alt)
}

// drawCard plans a card in a language. Without a title there is none.
func (p *planner) drawCard(l *locale, b config.Brand, c card.Card) *ShareImage {
	if c.Title == "" {
		return nil
	}
	brand := p.drawnBrand(b)
	c.Lang, c.RTL, c.Brand = l.lang, l.words.Dir() == "rtl", brand.Brand
	fonts := p.drawings.fonts
	words := []string{c.Lang, l.words.Dir(), c.Kicker, c.Title, c.Text, c.Footer}
	to := p.draw("cards", brand, words, func() ([]byte, error) { return c.Draw(fonts) })
	return &ShareImage{
		URL: l.settings.BaseURL + to, Type: "image/png", Alt: alt(c), Width: card.Width, Height: card.Height,
	}
}

// alt is what stands on a card.
func alt(c card.Card) string {
	var said []string
	for _, words := range []string{c.Kicker, c.Title, c.Text, c.Footer} {
		if words != "" {
			said = append(said, words)
		}
	}
	return strings.Join(said, " · ")
}

// hubCard is the card of a language: the hub's name and what it is.
func (p *planner) hubCard(l *locale) *ShareImage {
	_, address, _ := strings.Cut(strings.TrimSuffix(p.Settings.BaseURL, "/"), "://")
	return p.drawCard(l, p.Settings.Brand, card.Card{
		Title:  p.title(l.hub.Title, p.Settings.At("title", l.lang)),
		Text:   p.aside(l.hub.Tagline.Words, p.Settings.At("tagline", l.lang)),
		Footer: p.aside(address, p.Settings.At("base_url")),
	})
}

// campaignCard is the card of a campaign, in a language it is written in.
func (p *planner) campaignCard(c *content.Entry[content.Campaign], in string) *ShareImage {
	e := editionIn(c, in)
	key := [2]string{c.ID, e.Lang}
	if known, ok := p.drawings.campaigns[key]; ok {
		return known
	}
	var drawn *ShareImage
	if l := p.locale(e.Lang); l != nil {
		drawn = p.drawCard(l, p.Settings.Brand, card.Card{
			Kicker: p.aside(p.word(l, "list.kind.campaign"), problem.Position{File: lang.Path(l.lang)}),
			Title:  p.title(e.Title, e.Source.At("title")),
			Footer: p.hubName(l),
		})
	}
	p.drawings.campaigns[key] = drawn
	return drawn
}

// hubName is what a hub is called on cards.
func (p *planner) hubName(l *locale) string {
	return p.aside(l.hub.Title, p.Settings.At("title", l.lang))
}

// locale is a language of the hub, nil if it has none of that code.
func (p *planner) locale(lang string) *locale {
	for _, l := range p.locales {
		if l.lang == lang {
			return l
		}
	}
	return nil
}

// postImage is the picture of a post's page: the first that it shows itself, else a
// card of its own where it shares no page that has one, else its campaign's. A post
// that is no longer offered has none.
func (p *planner) postImage(in cardInput, e *content.Edition) *ShareImage {
	switch in.state {
	case content.Expired, content.Withdrawn:
		return nil
	}
	for _, m := range e.Media {
		if m, ok := pictured(m); ok {
			return in.pictureOf(m)
		}
	}
	if e.Link == "" {
		if own := p.postCard(in, e); own != nil {
			return own
		}
	}
	if in.campaign != nil {
		return p.campaignCard(in.campaign, in.lang)
	}
	return nil
}

// Smaller pictures are not shown, or as a stamp beside the title, by those who show them
// large. https://developers.facebook.com/docs/sharing/webmasters/images
const usefulWidth = 600 // pixels, in their shape

// pictured is what stands for a medium on networks: the image itself or the poster, where
// it is large enough.
func pictured(m content.Media) (content.Media, bool) {
	if m.Poster != nil {
		m = content.Media{Kind: content.MediaImage, Stored: *m.Poster, Alt: m.Alt, Focus: content.Centre}
	}
	return m, m.Kind == content.MediaImage && m.URL == "" && cropped(m, wide).Of(m.Info).Width >= usefulWidth
}

// pictureOf is an image of a post in the shape in which networks show it.
func (l *locale) pictureOf(m content.Media) *ShareImage {
	shown := cropped(m, wide)
	info := shown.Of(m.Info)
	return &ShareImage{
		URL:  l.settings.BaseURL + shown.path(m.Stored),
		Type: info.Type, Alt: m.Alt, Width: info.Width, Height: info.Height,
	}
}

// postCard is the card of a post: where it belongs, and whom it speaks for.
func (p *planner) postCard(in cardInput, e *content.Edition) *ShareImage {
	c := card.Card{Kicker: p.kicker(in), Title: p.title(e.Title, e.At("title")), Footer: p.hubName(in.locale)}
	brand := p.Settings.Brand
	if entity, ok := p.Settings.Entity(in.post.Entity); ok {
		brand = entity.Brand
		c.Footer = p.aside(in.named(entity.Name).Words, p.Settings.At("entities", entity.ID, "name", in.lang))
	}
	return p.drawCard(in.locale, brand, c)
}

// kicker is a post's campaign, else its first topic.
func (p *planner) kicker(in cardInput) string {
	if in.campaign != nil {
		e := editionIn(in.campaign, in.lang)
		return p.aside(e.Title, e.Source.At("title"))
	}
	if len(in.post.Topics) > 0 {
		topic, _ := p.Settings.Topic(in.post.Topics[0])
		return p.aside(in.named(topic.Name).Words, p.Settings.At("topics", topic.ID, in.lang))
	}
	return ""
}
