package images

import (
	"cmp"
	"encoding/binary"
	"image"
	"image/color"
	"maps"
	"slices"
)

// paletted is a picture of at most 256 colours with a palette, which is several times
// smaller as a file; nil where it has more.
func paletted(m *image.RGBA) *image.Paletted {
	index := map[uint32]uint8{}
	for at := 0; at < len(m.Pix); at += 4 {
		index[binary.BigEndian.Uint32(m.Pix[at:])] = 0
		if len(index) > 256 {
			return nil
		}
	}
	var colours color.Palette
	for i, c := range slices.SortedFunc(maps.Keys(index), clearFirst) {
		index[c] = uint8(i)
		colours = append(colours, color.RGBA{uint8(c >> 24), uint8(c >> 16), uint8(c >> 8), uint8(c)})
	}
	out := image.NewPaletted(m.Rect, colours)
	for at := range out.Pix {
		out.Pix[at] = index[binary.BigEndian.Uint32(m.Pix[4*at:])]
	}
	return out
}

// clearFirst orders colours by opacity: PNG names that of the first ones only.
func clearFirst(a, b uint32) int { return cmp.Or(cmp.Compare(a&0xff, b&0xff), cmp.Compare(a, b)) }
