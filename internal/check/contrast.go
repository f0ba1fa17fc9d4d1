package check

import (
	"fmt"

	"github.com/portevoix/portevoix/internal/config"
)

var contrast = Rule{
	Name: "contrast",
	Doc: "The colours of a brand can be read where pages use them, as WCAG 2.2 asks at level AA: " +
		"text has a contrast of 4.5 to its ground, lines and large numbers of 3. Where they can't, " +
		"pages use the nearest colour that can, which is not quite yours any more.",
	Example: `
-- site/hub.yaml --
title: Hub
brand: {color: "#e0a100"}
-- finding --
site/hub.yaml:2:16: note: links on tinted areas have a contrast of 1.96 (#e0a100 on #f3eee4), want 4.5 [contrast]
    → the nearest that can be read is "#8f6500"
`,
	hub: func(f *finder) {
		own := f.Settings.Brand
		f.readable(own, config.Brand{}, "brand")
		for _, e := range f.Settings.Entities {
			f.readable(e.Brand, own, "entities", e.ID, "brand")
		}
	},
}

// readable looks at the colours of a brand, save for those it has from another, and
// tells of each where it is read worst.
func (f *finder) readable(b, from config.Brand, at ...any) {
	worst := map[string]config.Pair{}
	for _, p := range config.BrandPairs(b) {
		known, found := worst[p.Key]
		if lack(p) > 1 && (!found || lack(p) > lack(known)) {
			worst[p.Key] = p
		}
	}
	for _, colour := range []struct{ key, own, inherited string }{
		{"color", b.Color, from.Color}, {"accent", b.Accent, from.Accent},
	} {
		if p, found := worst[colour.key]; found && colour.own != colour.inherited {
			f.unreadable(p, append(at, colour.key)...)
		}
	}
}

// lack is how many times the contrast of a pair goes into what it needs.
func lack(p config.Pair) float64 { return p.Want / config.Contrast(p.Foreground, p.Background) }

func (f *finder) unreadable(p config.Pair, at ...any) {
	found := config.Contrast(p.Foreground, p.Background)
	nearest := config.NearestReadable(p.Foreground, p.Background, p.Want)
	f.hint(f.Settings.At(at...), "%s have a contrast of %.2f (%s on %s), want %g",
		p.Name, found, p.Foreground, p.Background, p.Want).Cure =
		fmt.Sprintf("the nearest that can be read is %q", nearest)
}
