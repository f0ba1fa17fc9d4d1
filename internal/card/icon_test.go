package card

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"slices"
	"testing"
)

func drawnIcon(t *testing.T, i Icon) image.Image {
	t.Helper()
	data, err := i.Draw(NewFonts())
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds() != image.Rect(0, 0, i.Size, i.Size) {
		t.Errorf("the icon is %v", img.Bounds())
	}
	return img
}

// What matters of a maskable icon survives a round mask; the rest is filled. Other
// icons bring their own shape.
func TestIcons(t *testing.T) {
	withLogo := brand
	withLogo.Logo = logoOf(t, 60, 60, red)
	for name, icon := range map[string]Icon{
		"latin letter":       {Lang: "en", Name: "portevoix", Brand: brand},
		"arabic letter":      {Lang: "ar", Name: "بورتفوا", Brand: brand},
		"behind punctuation": {Lang: "fr", Name: "« relais »", Brand: brand},
		"no letter at all":   {Lang: "ja", Name: "漢字", Brand: brand},
		"logo":               {Lang: "en", Name: "portevoix", Brand: withLogo},
	} {
		t.Run(name, func(t *testing.T) {
			for _, icon.Size = range []int{192, 512} {
				icon.Maskable = true
				img := drawnIcon(t, icon)
				ground := img.At(0, 0)
				got := ink(img, img.Bounds(), ground)
				if _, _, _, a := ground.RGBA(); a != 0xffff || got.Empty() {
					t.Errorf("the maskable icon has a ground of %v and ink in %v", ground, got)
				}
				centre := float64(icon.Size) / 2
				for _, corner := range []image.Point{got.Min, got.Max} {
					if r := math.Hypot(float64(corner.X)-centre, float64(corner.Y)-centre); r > 0.41*float64(icon.Size) {
						t.Errorf("ink in %v reaches %.0f pixels from the middle of %d", got, r, icon.Size)
					}
				}
				icon.Maskable = false
				if _, _, _, a := drawnIcon(t, icon).At(0, 0).RGBA(); a != 0 {
					t.Error("the corner of an icon is not transparent")
				}
			}
		})
	}
}

// The letter is a capital, whatever the name begins with.
func TestTheLetterOfAnIcon(t *testing.T) {
	fonts := NewFonts()
	for name, want := range map[string]string{
		"portevoix": "P", "« élan »": "É", "3 relais": "3", "漢字 hub": "H",
	} {
		got := ids(Icon{Lang: "fr", Name: name}.letter(fonts))
		if !slices.Equal(got, ids(oneLine(t, want, "fr", false))) {
			t.Errorf("the icon of %s shows the glyphs %v, want those of %s", name, got, want)
		}
	}
}
