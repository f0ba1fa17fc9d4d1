package card

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
)

// encode makes the PNG. A picture of few colours becomes one with a palette, which is
// a fraction of the size.
func encode(img *image.RGBA) ([]byte, error) {
	var picture image.Image = img
	if small, ok := paletted(img); ok {
		picture = small
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, picture); err != nil {
		return nil, fmt.Errorf("encode PNG: %w", err)
	}
	return out.Bytes(), nil
}

// paletted is the same picture with a palette, where it has at most 256 colours.
func paletted(img *image.RGBA) (*image.Paletted, bool) {
	small := image.NewPaletted(img.Rect, nil)
	index := map[uint32]uint8{}
	var last uint32
	var lastIndex uint8
	for i := range small.Pix {
		pixel := binary.BigEndian.Uint32(img.Pix[4*i:])
		if pixel != last || i == 0 {
			at, known := index[pixel]
			if !known {
				if len(index) == 256 {
					return nil, false
				}
				at = uint8(len(index))
				index[pixel] = at
				p := img.Pix[4*i:]
				small.Palette = append(small.Palette, color.RGBA{p[0], p[1], p[2], p[3]})
			}
			last, lastIndex = pixel, at
		}
		small.Pix[i] = lastIndex
	}
	return small, true
}
