package card

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
)

// readable is the contrast that WCAG 2.2 asks of text of any size, level AA.
const readable = 4.5

// A palette is the colours of a card, all made of the hub's two.
type palette struct {
	ground, accent color.RGBA
	ink            color.RGBA // of the title
	quiet          color.RGBA // of what is said beside it
	lively         color.RGBA // of the kicker: the accent, as far as it can be read
	tint, shade    color.RGBA // of the pattern: a little towards the ink, and away from it
}

func newPalette(b Brand) (palette, error) {
	ground, err := parseColor(b.Color)
	if err != nil {
		return palette{}, err
	}
	accent, err := parseColor(b.Accent)
	if err != nil {
		return palette{}, err
	}
	ink := must(config.Brand{Color: b.Color}.OnColor())
	away := color.RGBA{0xff - ink.R, 0xff - ink.G, 0xff - ink.B, 0xff}
	return palette{
		ground: ground,
		accent: accent,
		ink:    ink,
		quiet:  must(config.NearestReadable(hex(mix(ground, ink, 78)), b.Color, readable)),
		lively: must(config.NearestReadable(b.Accent, b.Color, readable)),
		tint:   mix(ground, ink, 16),
		shade:  mix(ground, away, 32),
	}, nil
}

// parseColor reads #rrggbb.
func parseColor(hex string) (color.RGBA, error) {
	digits, marked := strings.CutPrefix(hex, "#")
	n, err := strconv.ParseUint(digits, 16, 24)
	if err != nil || !marked || len(digits) != 6 {
		return color.RGBA{}, fmt.Errorf("read colour %q: want #rrggbb", hex)
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}, nil
}

// must is a colour that config has made.
func must(hex string) color.RGBA {
	c, _ := parseColor(hex)
	return c
}

func hex(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// mix is a colour on the way from a to b: 0 is a, 100 is b.
func mix(a, b color.RGBA, percent int) color.RGBA {
	between := func(a, b uint8) uint8 { return uint8((int(a)*(100-percent) + int(b)*percent + 50) / 100) }
	return color.RGBA{between(a.R, b.R), between(a.G, b.G), between(a.B, b.B), 0xff}
}
