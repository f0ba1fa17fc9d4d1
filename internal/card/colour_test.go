package card

import (
	"image/color"
	"testing"
)

// Colours between two are the nearest that can be written.
func TestMix(t *testing.T) {
	a, b := color.RGBA{0, 10, 200, 0xff}, color.RGBA{255, 11, 100, 0xff}
	for percent, want := range map[int]color.RGBA{
		0: a, 100: b,
		49: {125, 10, 151, 0xff}, 50: {128, 11, 150, 0xff}, // 127.5 and 10.5 are rounded up
	} {
		if got := mix(a, b, percent); got != want {
			t.Errorf("at %d of 100 it is %v, want %v", percent, got, want)
		}
	}
}

func TestColoursThatAreNone(t *testing.T) {
	for _, text := range []string{"", "#12345", "#1234567", "123456", "#12345g", "#+12345", "red"} {
		for _, b := range []Brand{{Color: text, Accent: "#000000"}, {Color: "#000000", Accent: text}} {
			if _, err := newPalette(b); err == nil {
				t.Errorf("%+v is accepted", b)
			}
		}
	}
}
