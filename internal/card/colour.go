package card

import (
	"fmt"
	"image/color"
	"math"
)

var (
	white = color.RGBA{0xff, 0xff, 0xff, 0xff}
	black = color.RGBA{0x0d, 0x14, 0x15, 0xff}
)

// parseColor reads #rrggbb.
func parseColor(hex string) (color.RGBA, error) {
	c := color.RGBA{A: 0xff}
	if n, err := fmt.Sscanf(hex, "#%02x%02x%02x", &c.R, &c.G, &c.B); err != nil || n != 3 || len(hex) != 7 {
		return c, fmt.Errorf("read colour %q: want #rrggbb", hex)
	}
	return c, nil
}

// mix is a colour on the way from a to b: 0 is a, 100 is b.
func mix(a, b color.RGBA, percent int) color.RGBA {
	between := func(a, b uint8) uint8 { return uint8((int(a)*(100-percent) + int(b)*percent + 50) / 100) }
	return color.RGBA{between(a.R, b.R), between(a.G, b.G), between(a.B, b.B), 0xff}
}

// luminance is that of WCAG 2.2, 0 to 1.
func luminance(c color.RGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// contrast is that of WCAG 2.2, 1 to 21.
func contrast(a, b color.RGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// readable is the contrast that WCAG asks of text of any size.
const readable = 4.5

// A palette is the colours of a card, all made of the hub's two.
type palette struct {
	ground, accent color.RGBA
	ink            color.RGBA // of the title
	quiet          color.RGBA // of what is said beside it
	tint, shade    color.RGBA // of the pattern: a little towards the ink, and away from it
}

func newPalette(brand, accent string) (palette, error) {
	var p palette
	var err error
	if p.ground, err = parseColor(brand); err != nil {
		return p, err
	}
	if p.accent, err = parseColor(accent); err != nil {
		return p, err
	}
	p.ink, p.shade = white, mix(p.ground, black, 35)
	if w := contrast(white, p.ground); w < readable && contrast(black, p.ground) > w {
		p.ink, p.shade = black, mix(p.ground, white, 45)
	}
	p.tint = mix(p.ground, p.ink, 16)
	p.quiet = p.towards(p.ink, 78)
	return p, nil
}

// towards goes from the ground to a colour only as far as the result can be read.
func (p palette) towards(c color.RGBA, percent int) color.RGBA {
	for ; percent < 100; percent += 2 {
		if m := mix(p.ground, c, percent); contrast(m, p.ground) >= readable {
			return m
		}
	}
	return c
}

// lively is the accent where it can be read, else the quiet ink.
func (p palette) lively() color.RGBA {
	if contrast(p.accent, p.ground) >= readable {
		return p.accent
	}
	return p.quiet
}
