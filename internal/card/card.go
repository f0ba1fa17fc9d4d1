// Package card draws pictures of a hub: social cards, which networks show with a link,
// and icons.
//
// A card has the hub's colours and says a few words in large type:
//
//	fonts := card.NewFonts()
//	png, err := card.Card{Lang: "fr", Title: "…", Footer: "…", Brand: brand}.Draw(fonts)
//
// Words are shaped by HarfBuzz's rules (go-text), so that Arabic letters join and Latin
// words in an Arabic sentence stand from left to right. The bundled typeface, IBM Plex
// Sans Arabic, has Latin and Arabic letters; NewFonts takes others that come first.
// Fonts.Lacks tells which characters of a text none has: they are left out of the
// picture, which shows what Fonts.Drawable returns, and the caller decides whether it is
// still worth drawing. A damaged font is
// an error of ParseFont; damage that shows only while a card is drawn leaves it to the
// bundled typeface.
//
// The title is as large as fits in four lines of about the same length; what fits in no
// size ends with an ellipsis. The pattern at its side follows from the words, so that
// cards can be told apart at a glance.
//
// Equal cards give equal bytes, however many are drawn at a time. Version names the way
// they are drawn.
package card

import (
	"image"
	"image/color"

	"github.com/go-text/typesetting/font"
)

// Version changes whenever an equal card gives another picture.
const Version = 2

// Width and Height are the size of a social card in pixels, as wide as LinkedIn,
// Facebook and X show it: https://ogp.me, 1.91 to 1.
const (
	Width  = 1200
	Height = 630
)

// A Card is what a social card says. Only the title is needed.
type Card struct {
	Lang   string // language of the words, a BCP 47 tag
	RTL    bool   // it is written from right to left
	Kicker string // a few words above the title: where it belongs
	Title  string
	Text   string // a sentence below the title
	Footer string // at the bottom, beside the logo: whose it is
	Brand  Brand
}

// A Brand is how the hub looks.
type Brand struct {
	Color, Accent string // #rrggbb
	Logo          *Logo  // nil: none
}

// The layout, in pixels.
const (
	margin  = 72
	gutter  = 64 // between words and pattern
	measure = Width - margin - gutter - columns*tile
	foot    = 64 // height of the line at the bottom
	apart   = 40 // at least, between the words and the line at the bottom
)

// Draw makes the picture, a PNG.
func (c Card) Draw(fonts *Fonts) ([]byte, error) { return fonts.draw(c.picture) }

func (c Card) picture(fonts *Fonts) ([]byte, error) {
	colours, err := newPalette(c.Brand)
	if err != nil {
		return nil, err
	}
	s := sheet{newCanvas(Width, Height, colours.ground), c, fonts, colours}
	s.pattern(colours, c.Lang+c.Kicker+c.Title, c.RTL)
	s.words()
	s.footer()
	return encode(s.RGBA)
}

// A sheet is a card being drawn.
type sheet struct {
	*canvas
	card    Card
	fonts   *Fonts
	colours palette
}

// set is a text in the largest size that fits.
func (s sheet) set(text string, weight font.Weight, r room) block {
	return r.fit(newSetting(s.fonts, weight, s.card.Lang, s.card.RTL).shape(s.fonts.Drawable(text)))
}

// words writes kicker, title and text, together a little above the middle.
func (s sheet) words() {
	const space = Height - 2*margin - foot - apart
	kicker := s.set(s.card.Kicker, bold, kickerRoom)
	text := s.set(s.card.Text, regular, textRoom)
	around := below(kicker.height(), 32) + below(text.height(), 46)
	title := s.set(s.card.Title, bold, room{measure, space - around, 4, titleSizes})

	y := margin + (space-around-title.height())/2
	s.write(kicker, 0, y, s.colours.lively)
	y += below(kicker.height(), 32)
	s.write(title, 0, y, s.colours.ink)
	s.write(text, 0, y+below(title.height(), 46), s.colours.quiet)
}

var (
	kickerRoom = room{measure, 60, 1, []float32{34, 30}}
	textRoom   = room{measure, 150, 3, []float32{38, 34, 30}}
	titleSizes = []float32{120, 112, 104, 96, 88, 80, 74, 68, 62, 56, 50}
)

// below is the height of a text with the gap next to it, nothing if there is no text.
func below(height, gap float32) float32 {
	if height == 0 {
		return 0
	}
	return height + gap
}

// footer writes the last line, with the logo in front.
func (s sheet) footer() {
	indent := s.logo()
	line := s.set(s.card.Footer, regular, room{measure - indent, foot, 1, []float32{32, 28, 24}})
	s.write(line, indent, Height-margin-(foot+line.height())/2, s.colours.quiet)
}

// logo draws the logo where lines begin and says how much room it takes.
func (s sheet) logo() float32 {
	l := s.card.Brand.Logo
	if l == nil {
		return 0
	}
	const inset = 10
	width := min(l.width(foot-2*inset), measure/3) + 2*inset
	area := image.Rect(margin, Height-margin-foot, margin+width, Height-margin)
	if s.card.RTL {
		area = area.Add(image.Pt(Width-2*margin-width, 0))
	}
	corner := placement{float32(area.Min.X), float32(area.Max.Y), 1}
	s.paint(box(float32(width), foot, 12), corner, l.ground(s.colours))
	s.canvas.logo(l, area.Inset(inset))
	return float32(width) + 20
}

// write sets a block below y. The ink of every line begins exactly behind the margin
// and the indent.
func (s sheet) write(b block, indent, y float32, ink color.RGBA) {
	if len(b.lines) == 0 {
		return
	}
	scale := b.size / em
	baseline := y + b.lines[0].top*scale
	for i, l := range b.lines {
		x := margin + indent - l.left*scale
		if s.card.RTL {
			x = Width - margin - indent - l.right*scale
		}
		s.line(l, placement{x, baseline + float32(i)*b.leading, scale}, ink)
	}
}
