package card

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
)

var red = color.NRGBA{0xd6, 0x00, 0x1c, 0xff}

// logoOf is a logo of one colour.
func logoOf(t *testing.T, width, height int, ink color.NRGBA) *Logo {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.SetNRGBA(x, y, ink)
		}
	}
	var data bytes.Buffer
	if err := png.Encode(&data, img); err != nil {
		t.Fatal(err)
	}
	logo, err := ParseLogo(data.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return logo
}

// The logo stands where lines begin, whole and in its shape, and the footer behind it.
func TestALogoStandsInFrontOfTheFooter(t *testing.T) {
	for name, c := range map[string]Card{"french": samples["french"], "arabic": samples["arabic"]} {
		t.Run(name, func(t *testing.T) {
			c.Brand = brand
			c.Brand.Logo = logoOf(t, 400, 100, red)
			data, err := c.Draw(NewFonts())
			if err != nil || len(data) > 300_000 {
				t.Fatalf("the card has %d bytes: %v", len(data), err)
			}
			img, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			var got image.Rectangle
			for y := Height - margin - foot; y < Height-margin; y++ {
				for x := range Width {
					if img.At(x, y) == img.ColorModel().Convert(red) {
						got = got.Union(image.Rect(x, y, x+1, y+1))
					}
				}
			}
			want := image.Rect(margin+10, Height-margin-foot+10, margin+10+4*44, Height-margin-10)
			if c.RTL {
				want = want.Add(image.Pt(Width-2*margin-want.Dx()-20, 0))
			}
			if got != want {
				t.Errorf("the logo is in %v, want %v", got, want)
			}
		})
	}
}

// A logo for dark grounds stands on the colour of the hub, any other on white.
func TestGroundOfALogo(t *testing.T) {
	colours, err := newPalette(brand)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		ink  color.NRGBA
		want color.RGBA
	}{
		{red, white},
		{color.NRGBA{0xff, 0xff, 0xff, 0xff}, colours.ground},
		{color.NRGBA{0xff, 0xff, 0xff, 0x40}, colours.ground}, // what is transparent does not darken it
		{color.NRGBA{0xff, 0xe9, 0x80, 0xff}, colours.ground},
		{color.NRGBA{0xc8, 0xc8, 0xc8, 0xff}, white},
	} {
		if got := logoOf(t, 40, 40, test.ink).ground(colours); got != test.want {
			t.Errorf("a logo of %v stands on %v, want %v", test.ink, got, test.want)
		}
	}
}

// A logo keeps its shape to the nearest pixel, and is never nothing.
func TestWidthOfALogo(t *testing.T) {
	for size, want := range map[image.Point]int{{30, 20}: 66, {29, 20}: 64, {31, 20}: 68, {1, 1000}: 1} {
		if got := logoOf(t, size.X, size.Y, red).width(44); got != want {
			t.Errorf("a logo of %v is %d wide at a height of 44, want %d", size, got, want)
		}
	}
}

// A file of a few bytes can claim to be a picture that fills the memory.
func TestHugeLogosAreRefusedUnread(t *testing.T) {
	var small bytes.Buffer
	if err := png.Encode(&small, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	huge := bytes.Clone(small.Bytes())
	header := huge[12:29] // type and data of the first chunk, IHDR
	binary.BigEndian.PutUint32(header[4:], 100_000)
	binary.BigEndian.PutUint32(header[8:], 100_000)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(header))
	if _, err := ParseLogo(huge); err == nil || !strings.Contains(err.Error(), "too many") {
		t.Errorf("a logo of 100,000 × 100,000 pixels: %v", err)
	}
	if _, err := ParseLogo([]byte("<svg>")); err == nil {
		t.Error("what is no PNG is accepted")
	}
}
