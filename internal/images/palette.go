package images

import (
	"cmp"
	"image"
	"image/color"
	"iter"
	"maps"
	"slices"
)

const maxPalette = 256

// Paletted is a picture with a palette, which is several times smaller as a file: one
// of at most 256 colours, or one that is made of a picture with a palette. That keeps
// its colours, and gets the most frequent of the blends between them. Nil: neither.
func Paletted(m *image.RGBA, own color.Palette) *image.Paletted {
	colours := coloursOf(m, own)
	if colours == nil {
		return nil
	}
	out := image.NewPaletted(m.Rect, nil)
	for _, c := range colours {
		out.Palette = append(out.Palette, c)
	}
	index := map[color.RGBA]uint8{}
	pixels := out.Pix
	for c, n := range runs(m) {
		i, known := index[c]
		if !known {
			i = nearest(colours, c)
			index[c] = i
		}
		for at := range n {
			pixels[at] = i
		}
		pixels = pixels[n:]
	}
	return out
}

// coloursOf are those of the palette that a picture gets, in order.
func coloursOf(m *image.RGBA, own color.Palette) []color.RGBA {
	frequency := map[color.RGBA]int{}
	for c, n := range runs(m) {
		frequency[c] += n
		if len(frequency) > maxPalette && own == nil {
			return nil
		}
	}
	colours := slices.SortedFunc(maps.Keys(frequency), func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(frequency[b], frequency[a]), compare(a, b))
	})
	if len(colours) > maxPalette {
		colours = choose(colours, own)
	}
	slices.SortFunc(colours, compare)
	return colours
}

// runs are the colours of a picture from its first pixel on, each with how many pixels
// in a row have it.
func runs(m *image.RGBA) iter.Seq2[color.RGBA, int] {
	return func(yield func(color.RGBA, int) bool) {
		for from, at := 0, 4; from < len(m.Pix); at += 4 {
			if at < len(m.Pix) && colourAt(m, at) == colourAt(m, from) {
				continue
			}
			if !yield(colourAt(m, from), (at-from)/4) {
				return
			}
			from = at
		}
	}
}

func colourAt(m *image.RGBA, at int) color.RGBA {
	return color.RGBA{m.Pix[at], m.Pix[at+1], m.Pix[at+2], m.Pix[at+3]}
}

// choose is a palette of the own colours and, where there is room, the first of others.
func choose(others []color.RGBA, own color.Palette) []color.RGBA {
	var chosen []color.RGBA
	seen := map[color.RGBA]bool{}
	add := func(c color.RGBA) {
		if !seen[c] && len(chosen) < maxPalette {
			seen[c] = true
			chosen = append(chosen, c)
		}
	}
	for _, c := range own {
		add(color.RGBAModel.Convert(c).(color.RGBA))
	}
	for _, c := range others {
		add(c)
	}
	return chosen
}

func nearest(colours []color.RGBA, c color.RGBA) uint8 {
	best, least := 0, 1<<30
	for i, o := range colours {
		if d := square(c.R, o.R) + square(c.G, o.G) + square(c.B, o.B) + square(c.A, o.A); d < least {
			best, least = i, d
		}
	}
	return uint8(best)
}

func square(a, b uint8) int {
	d := int(a) - int(b)
	return d * d
}

// compare orders colours by opacity first: PNG names that of the first ones only.
func compare(a, b color.RGBA) int {
	return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
}
