package card

import (
	"bytes"
	"fmt"
	"image"
	"image/png"

	"github.com/portevoix/portevoix/internal/images"
)

// encode makes the PNG. A picture of few colours becomes one with a palette, which is
// a fraction of the size.
func encode(img *image.RGBA) ([]byte, error) {
	var picture image.Image = img
	if small := images.Paletted(img, nil); small != nil {
		picture = small
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, picture); err != nil {
		return nil, fmt.Errorf("encode PNG: %w", err)
	}
	return out.Bytes(), nil
}
