package images_test

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/portevoix/portevoix/internal/images"
)

// drawing is a picture of 200 colours, of which the left half shows one.
func drawing() *image.Paletted {
	r := rand.New(rand.NewPCG(1, 2))
	m := image.NewPaletted(image.Rect(0, 0, 300, 200), nil)
	for i := range 200 {
		m.Palette = append(m.Palette, color.RGBA{uint8(i), uint8(r.IntN(256)), uint8(r.IntN(256)), 255})
	}
	for i := range m.Pix {
		if m.Pix[i] = uint8(r.IntN(200)); i%300 < 150 {
			m.Pix[i] = 7
		}
	}
	return m
}

// A version of a drawing keeps the colours that it was drawn in, and has as many others as
// there is room for.
func TestMakeKeepsPalette(t *testing.T) {
	m := drawing()
	var animated bytes.Buffer
	if err := gif.Encode(&animated, m, nil); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{"PNG": asPNG(t, m), "GIF": animated.Bytes()} {
		out, _, err := images.Make(file, images.Variant{Width: 90})
		if err != nil {
			t.Fatal(err)
		}
		made, ok := decode(t, out).(*image.Paletted)
		if !ok || len(made.Palette) != 256 {
			t.Fatalf("%s: made a %T", name, decode(t, out))
		}
		for _, c := range m.Palette {
			if !slices.Contains(made.Palette, c) {
				t.Errorf("%s: the colour %v is lost", name, c)
			}
		}
		if got := made.At(20, 30); got != m.Palette[7] {
			t.Errorf("%s: %v has become %v", name, m.Palette[7], got)
		}
	}
}

// Where there is room for two colours more, they are the most frequent, wherever they stand.
func TestPalettedTakesTheMostFrequent(t *testing.T) {
	m, frequent := image.NewRGBA(image.Rect(0, 0, 40, 60)), []color.RGBA{{1, 2, 250, 255}, {2, 1, 250, 255}}
	for i := range 40 * 60 {
		c := color.RGBA{uint8(i / 4), uint8(i / 400), 9, 255} // four in a row
		if i >= 1200 {
			c = frequent[i%2]
		}
		m.SetRGBA(i%40, i/40, c)
	}
	var own color.Palette
	for i := range 254 {
		own = append(own, color.RGBA{uint8(i), 100, 100, 255})
	}
	for _, c := range frequent {
		if got := images.Paletted(m, own); !slices.Contains(got.Palette, color.Color(c)) {
			t.Errorf("the colour %v is not among %d", c, len(got.Palette))
		}
	}
}
