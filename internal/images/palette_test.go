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

// A drawing keeps the colours that it was drawn in, and has as many others as there is
// room for.
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

// What has many colours of its own gets no palette.
func TestMakeOfManyColours(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 20, 20))
	for i := range 400 {
		m.SetRGBA(i%20, i/20, color.RGBA{uint8(i), uint8(i / 2), 0, 255})
	}
	for height, want := range map[int]bool{12: true, 20: false} {
		out, _, err := images.Make(asPNG(t, m.SubImage(image.Rect(0, 0, 20, height))), images.Variant{Width: 20})
		if err != nil {
			t.Fatal(err)
		}
		if _, got := decode(t, out).(*image.Paletted); got != want {
			t.Errorf("%d colours have a palette: %v", 20*height, got)
		}
	}
}
