package images_test

import (
	"bytes"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"slices"
	"testing"

	"github.com/portevoix/portevoix/internal/images"
)

// Each frame of an animation may have colours of its own, more or fewer than the others.
func TestStripKeepsColoursOfFrames(t *testing.T) {
	var film gif.GIF
	for _, colours := range []color.Palette{palette.WebSafe, palette.Plan9, {color.Black, color.White}} {
		frame := image.NewPaletted(image.Rect(0, 0, 16, 16), colours)
		for i := range frame.Pix {
			frame.Pix[i] = uint8(i % len(colours))
		}
		film.Image, film.Delay = append(film.Image, frame), append(film.Delay, 10)
	}
	var out bytes.Buffer
	if err := gif.EncodeAll(&out, &film); err != nil {
		t.Fatal(err)
	}
	stripped, err := images.Strip(slices.Concat(out.Bytes(), []byte(secret)))
	if err != nil || !bytes.Equal(stripped, out.Bytes()) {
		t.Errorf("found %d bytes, %v, want %d", len(stripped), err, out.Len())
	}
}
