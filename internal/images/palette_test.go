package images_test

import (
	"image"
	"image/color"
	"testing"

	"github.com/portevoix/portevoix/internal/images"
)

// stripes is a picture of some colours, in stripes of seven pixels that do not end where
// rows do.
func stripes(colours int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, 40, 60))
	for i := range 40 * 60 {
		n := i / 7 % colours
		copy(m.Pix[4*i:], []byte{byte(n), byte(n >> 4), 9, 255})
	}
	return m
}

// A picture of few colours is the same with a palette; one of more has none unless it
// was made of one that had.
func TestPaletted(t *testing.T) {
	for _, colours := range []int{1, 2, 256} {
		m := stripes(colours)
		got := images.Paletted(m, nil)
		if got == nil || len(got.Palette) != colours {
			t.Fatalf("a picture of %d colours becomes %v", colours, got)
		}
		for i := range got.Pix {
			if x, y := i%40, i/40; got.At(x, y) != m.At(x, y) {
				t.Fatalf("at %d, %d it is %v, was %v", x, y, got.At(x, y), m.At(x, y))
			}
		}
	}
	own := color.Palette{color.RGBA{1, 0, 9, 255}, color.RGBA{200, 200, 200, 255}}
	if got := images.Paletted(stripes(257), nil); got != nil {
		t.Errorf("a picture of 257 colours has a palette of %d", len(got.Palette))
	}
	got := images.Paletted(stripes(257), own)
	if got == nil || len(got.Palette) != 256 || got.Palette.Convert(own[1]) != own[1] {
		t.Error("a palette does not keep the colours it was made of")
	}
}
