package card

import (
	"image"
	"image/color"
	"testing"
)

var (
	black = color.RGBA{0, 0, 0, 0xff}
	grey  = color.RGBA{100, 101, 102, 0xff}
)

// The edge of a shape is mixed of what it stands on and its ink, to the nearest of 24
// shades, each rounded to the nearest number.
func TestBlend(t *testing.T) {
	for _, test := range []struct {
		cover int // of 255
		want  color.RGBA
	}{
		{0, black}, {5, black}, {6, color.RGBA{4, 4, 4, 0xff}}, // 5.3 of 255 is half a shade
		{15, color.RGBA{4, 4, 4, 0xff}}, {16, color.RGBA{8, 8, 9, 0xff}},
		{127, color.RGBA{50, 51, 51, 0xff}}, // 50.5 is rounded up
		{249, color.RGBA{96, 97, 98, 0xff}}, {250, grey}, {255, grey},
	} {
		c := newCanvas(1, 1, black)
		c.blend(0, grey, test.cover)
		if got := c.RGBAAt(0, 0); got != test.want {
			t.Errorf("covered by %d it is %v, want %v", test.cover, got, test.want)
		}
	}
}

// A shape covers the pixels it stands on: those it stands on in part, in part.
func TestPaint(t *testing.T) {
	for _, test := range []struct {
		name string
		at   placement
		want string // a row of pixels: how red each is, from 0 to 24
	}{
		{"whole pixels", placement{1, 1, 1}, "\x00\x18\x18\x00"},
		{"half a pixel", placement{0.5, 1, 1}, "\x0c\x18\x0c\x00"},
		{"over the edge", placement{-1, 1, 1}, "\x18\x00\x00\x00"},
		{"over the other", placement{3, 1, 1}, "\x00\x00\x00\x18"},
		{"outside", placement{-2, 1, 1}, "\x00\x00\x00\x00"},
		{"larger", placement{0, 1, 1.5}, "\x18\x18\x18\x00"},
		{"larger than any shape", placement{-10, 10, 2000}, "\x00\x00\x00\x00"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := newCanvas(4, 1, black)
			c.paint(box(2, 1, 0), test.at, color.RGBA{240, 0, 0, 0xff})
			var got string
			for x := range 4 {
				got += string(rune(c.RGBAAt(x, 0).R / 10))
			}
			if got != test.want {
				t.Errorf("it is %q, want %q", got, test.want)
			}
		})
	}
	if got := (outline)(nil).bounds(placement{0, 0, 1}); got != (image.Rectangle{}) {
		t.Errorf("no outline touches %v", got)
	}
}
