package card

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/config"
)

var brand = Brand{Color: "#0b5d5e", Accent: "#e4572e"}

// samples are cards in three scripts, and what people write by mistake.
var samples = map[string]Card{
	"hub": {
		Lang: "en", Title: "The relay", Text: "Texts to make your own, shared by whoever feels like it.",
		Footer: "example.org/hub",
	},
	"french": {
		Lang: "fr", Kicker: "Écriture claire", Title: "« Écrire pour être compris » : ce que nous avons appris",
		Footer: "Le relais",
	},
	"arabic": {
		Lang: "ar", RTL: true, Kicker: "الخصوصية", Title: "ما الذي يستطيع صاحب العمل رؤيته",
		Footer: "بورتفوا",
	},
	"mixed": {
		Lang: "ar", RTL: true, Title: "لماذا ننشر الموقع على GitHub Pages ولا نحتاج إلى خادم",
		Footer: "بورتفوا",
	},
	"word": {
		Lang: "de", Title: strings.Repeat("Donaudampfschifffahrt", 12),
		Footer: strings.Repeat("Gesellschaft", 20),
	},
	"long": {
		Lang: "en", Kicker: strings.Repeat("kicker ", 30), Title: strings.Repeat("many words ", 80),
		Text: strings.Repeat("more ", 200),
	},
	"empty": {Lang: "en"},
}

func drawn(t *testing.T, c Card) image.Image {
	t.Helper()
	c.Brand = brand
	data, err := c.Draw(NewFonts())
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 100_000 {
		t.Errorf("the card has %d bytes, WhatsApp wants less than 300,000 and a flat one needs far less", len(data))
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds() != image.Rect(0, 0, 1200, 630) {
		t.Errorf("the card is %v", img.Bounds())
	}
	return img
}

// ink is the smallest rectangle around all pixels of an area that are not of a colour.
func ink(img image.Image, in image.Rectangle, ground color.Color) (around image.Rectangle) {
	r, g, b, _ := ground.RGBA()
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if pr, pg, pb, _ := img.At(x, y).RGBA(); pr != r || pg != g || pb != b {
				around = around.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return around
}

// Words keep to their column: where lines begin exactly, to the pixel.
func TestWordsKeepToTheirColumn(t *testing.T) {
	for name, c := range samples {
		t.Run(name, func(t *testing.T) {
			img := drawn(t, c)
			left, right := 0, Width-columns*tile
			if c.RTL {
				left, right = columns*tile, Width
			}
			got := ink(img, image.Rect(left, 0, right, Height), must(brand.Color))
			if c.Title == "" {
				if !got.Empty() {
					t.Errorf("an empty card has ink in %v", got)
				}
				return
			}
			column := image.Rect(left+margin-1, margin-1, right-gutter+1, Height-margin+1)
			if c.RTL {
				column = image.Rect(left+gutter-1, margin-1, right-margin+1, Height-margin+1)
			}
			if !got.In(column) {
				t.Errorf("the ink is in %v, want it in %v", got, column)
			}
			if begin := got.Min.X - margin; !c.RTL && begin > 1 {
				t.Errorf("the lines begin %d pixels behind the margin", begin)
			}
			if begin := Width - margin - got.Max.X; c.RTL && begin > 1 {
				t.Errorf("the lines begin %d pixels behind the margin", begin)
			}
		})
	}
}

// Words can be read on any brand, also on one that is neither light nor dark.
func TestInkContrasts(t *testing.T) {
	for _, c := range []string{"#0b5d5e", "#ffc400", "#e4572e", "#777777", "#000000", "#ffffff", "#0a7cff"} {
		p, err := newPalette(Brand{Color: c, Accent: "#e4572e"})
		if err != nil {
			t.Fatal(err)
		}
		for name, ink := range map[string]color.RGBA{"title": p.ink, "text": p.quiet, "kicker": p.lively} {
			if got := config.Contrast(hex(ink), c); got < readable {
				t.Errorf("the %s is %s on %s: contrast %.2f", name, hex(ink), c, got)
			}
		}
	}
	if _, err := newPalette(Brand{Color: "red", Accent: "#e4572e"}); err == nil {
		t.Error("a colour that is none is accepted")
	}
}

// Equal cards are equal files, however many are drawn at a time; others can be told
// apart by their pattern alone.
func TestCardsAreReproducible(t *testing.T) {
	fonts := NewFonts()
	c := samples["mixed"]
	c.Brand = brand
	want, err := c.Draw(fonts)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan []byte)
	for range 4 {
		go func() {
			data, _ := c.Draw(fonts)
			done <- data
		}()
	}
	for range 4 {
		if got := <-done; !bytes.Equal(got, want) {
			t.Error("the same card became another file")
		}
	}
	side := image.Rect(Width-columns*tile, 0, Width, Height)
	a := pixels256(drawn(t, Card{Lang: "en", Title: "One"}), side)
	if b := pixels256(drawn(t, Card{Lang: "en", Title: "Two"}), side); a == b {
		t.Error("two cards have the same pattern")
	}
}

// A change of how cards look goes with another Version: it is part of their address,
// and of what keeps them between builds. The files of testdata are the cards, very
// small: a digit for every 40 by 45 pixels, 0 is black and 9 is white.
func TestVersionTellsHowCardsLook(t *testing.T) {
	for _, name := range []string{"french", "mixed"} {
		file := fmt.Sprintf("testdata/%s-%d.txt", name, Version)
		want, err := os.ReadFile(file)
		got := thumbnail(drawn(t, samples[name]))
		if err != nil || !alike(got, string(want)) {
			t.Errorf("the card does not look like %s: raise Version, and make the file\n%s", file, got)
		}
	}
}

func thumbnail(img image.Image) string {
	const width, height = 40, 45
	var out strings.Builder
	for y := 0; y < Height; y += height {
		for x := 0; x < Width; x += width {
			sum := 0
			for i := range width * height {
				sum += int(color.GrayModel.Convert(img.At(x+i%width, y+i/width)).(color.Gray).Y)
			}
			out.WriteByte(byte('0' + sum*10/(width*height*256)))
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// alike reports whether two thumbnails differ at most by how processors round.
func alike(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if d := int(a[i]) - int(b[i]); d < -1 || d > 1 {
			return false
		}
	}
	return true
}

// pixels256 is the digest of what is seen in an area, however it is compressed.
func pixels256(img image.Image, in image.Rectangle) [32]byte {
	var seen []byte
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			r, g, b, a := img.At(x, y).RGBA()
			seen = append(seen, byte(r>>8), byte(g>>8), byte(b>>8), byte(a>>8))
		}
	}
	return sha256.Sum256(seen)
}
