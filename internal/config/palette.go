package config

import "math"

// A Palette is what follows from a brand's two colours in one mode of the pages, light
// or dark, so that all of it can be read whatever the colours are.
type Palette struct {
	Paper, Surface string // of the page and of its cards: the style sheet's own
	Tint           string // of an area in the brand's hue
	Warm           string // of an area in the accent's hue
	Link           string // text in the brand's hue
	Accent         string // lines, large numbers and the ring around what has the focus
	AccentText     string // text in the accent's hue
}

// Least contrast ratios of WCAG 2.2 at level AA: of text (1.4.3), and of large text and
// what is no text (1.4.3, 1.4.11).
const (
	ofText  = 4.5
	ofShape = 3
)

// Light is the palette of light pages. Each colour is the brand's own where that can be
// read on every ground.
func (b Brand) Light() Palette {
	p := Palette{Paper: "#faf8f4", Surface: white}
	p.ground(b, 0.95, 0.09, 0.96, 0.11)
	p.ink(b, ofText)
	return p
}

// Dark is the palette of dark pages: text has more contrast than it must, because light
// letters look thinner.
func (b Brand) Dark() Palette {
	p := Palette{Paper: "#101516", Surface: "#182022"}
	p.ground(b, 0.265, 0.3, 0.29, 0.22)
	p.ink(b, 7)
	return p
}

// ground makes the areas: of a given lightness, with a share of the colour's strength.
func (p *Palette) ground(b Brand, tint, tintStrength, warm, warmStrength float64) {
	p.Tint = parseColour(b.Color).oklab().at(tint, tintStrength).hex()
	p.Warm = parseColour(b.Accent).oklab().at(warm, warmStrength).hex()
}

// ink makes what stands on them. The tint is the ground with the least contrast.
func (p *Palette) ink(b Brand, ratio float64) {
	p.Link = NearestReadable(b.Color, p.Tint, ratio)
	p.Accent = NearestReadable(b.Accent, p.Tint, ofShape)
	p.AccentText = NearestReadable(b.Accent, p.Tint, ratio)
}

// OnColor is the colour of text on the brand's own, white or black.
func (b Brand) OnColor() string { return furthest(b.Color) }

// Hover is the brand's colour a little further from the text on it.
func (b Brand) Hover() string {
	c := parseColour(b.Color).oklab()
	if b.OnColor() == white {
		return c.at(c.light*0.85, 1).hex()
	}
	return c.at(math.Min(1, c.light*0.85+0.15), 1).hex()
}

// A Pair is two colours that stand on each other, and the contrast ratio they need.
type Pair struct {
	Name                   string // as in: links on the page
	Key                    string // of the brand that the foreground comes from: color, accent
	Foreground, Background string // #rrggbb
	Want                   float64
}

// BrandPairs are all pairs that pages make of a brand, those of light pages with the
// colours as they are written: where one lacks contrast, pages use that of the palette
// in its place. Dark pages have colours of their own.
func BrandPairs(b Brand) []Pair {
	light, dark := b.Light(), b.Dark()
	written := light
	written.Link, written.Accent = b.Color, b.Accent
	pairs := []Pair{{"text on buttons", "color", b.OnColor(), b.Color, ofText}}
	pairs = append(pairs, written.pairs("")...)
	return append(pairs, dark.pairs(" of dark pages")...)
}

func (p Palette) pairs(where string) []Pair {
	var pairs []Pair
	for _, ground := range []struct{ name, colour string }{
		{"tinted areas", p.Tint}, {"the page", p.Paper}, {"cards", p.Surface},
	} {
		on := " on " + ground.name + where
		pairs = append(pairs,
			Pair{"links" + on, "color", p.Link, ground.colour, ofText},
			Pair{"lines and numbers" + on, "accent", p.Accent, ground.colour, ofShape},
			Pair{"coloured words" + on, "accent", p.AccentText, ground.colour, ofText},
		)
	}
	return pairs
}
