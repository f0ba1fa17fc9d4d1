package config

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// Pairs that the WCAG's own texts and its teachers quote.
func TestContrast(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want float64
	}{
		{"#000000", "#ffffff", 21},
		{"#FFFFFF", "#ffffff", 1},
		{"#767676", "#ffffff", 4.54}, // the lightest grey for text on white
		{"#777777", "#ffffff", 4.48}, // which just fails
		{"#949494", "#ffffff", 3.03},
		{"#ff0000", "#ffffff", 4.00},
		{"#00ff00", "#ffffff", 1.37},
		{"#0000ff", "#ffffff", 8.59},
		{"#0000ff", "#000000", 2.44},
		{"#ffff00", "#ffffff", 1.07},
	} {
		got := Contrast(test.a, test.b)
		if math.Abs(got-test.want) > 0.005 || got != Contrast(test.b, test.a) {
			t.Errorf("%s on %s has %.3f, want %.2f", test.a, test.b, got, test.want)
		}
	}
}

func TestNearestReadable(t *testing.T) {
	for _, test := range []struct {
		color, background string
		ratio             float64
		want              string
	}{
		{"#767676", "#ffffff", 4.5, "#767676"}, // itself
		{"#777777", "#ffffff", 4.5, "#767676"},
		{"#ffffff", "#ffffff", 4.5, "#767676"},
		{"#000000", "#000000", 3, "#5a5a5a"},
		{"#ffd500", "#ffffff", 4.5, "#8c7400"},
		{"#808080", "#757575", 4.5, "#fdfdfd"}, // barely
		{"#808080", "#757575", 21, "#ffffff"},  // out of reach: as much as there is
	} {
		if got := NearestReadable(test.color, test.background, test.ratio); got != test.want {
			t.Errorf("nearest to %s on %s is %s (%.2f), want %s", test.color, test.background, got,
				Contrast(got, test.background), test.want)
		}
	}
}

// brands are the corners of what a company may choose, and some of everything between.
func brands() []Brand {
	var list []Brand
	corners := []string{"#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#ff00ff", "#00ffff", "#777777"}
	for _, color := range corners {
		for _, accent := range corners {
			list = append(list, Brand{Color: color, Accent: accent})
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	any := func() string { return fmt.Sprintf("#%06x", random.IntN(1<<24)) }
	for range 200 {
		list = append(list, Brand{Color: any(), Accent: any()})
	}
	return append(list, defaults().Brand)
}

// What follows from a brand can be read on every ground, and so can what the style sheet
// puts there in colours of its own.
func TestPaletteCanBeRead(t *testing.T) {
	for _, b := range brands() {
		for _, mode := range []struct {
			Palette
			ink, muted, stop string // as in style.css
		}{
			{b.Light(), "#1b2426", "#566265", "#a3200d"},
			{b.Dark(), "#e9eeed", "#a3b0b1", "#ffb4a4"},
		} {
			pairs := append(mode.pairs(""),
				Pair{"on buttons", "", b.OnColor(), b.Color, ofText},
				Pair{"on buttons below the pointer", "", b.OnColor(), b.Hover(), ofText},
				Pair{"muted on tint", "", mode.muted, mode.Tint, ofText},
				Pair{"ink on warm", "", mode.ink, mode.Warm, ofText},
				Pair{"stop on warm", "", mode.stop, mode.Warm, ofText})
			for _, p := range pairs {
				if got := Contrast(p.Foreground, p.Background); got < p.Want {
					t.Errorf("of %s and %s: %s: %s on %s has %.2f, want %.1f",
						b.Color, b.Accent, p.Name, p.Foreground, p.Background, got, p.Want)
				}
			}
		}
	}
}

// Moving the lightness keeps the hue, as far as a byte per colour can say it.
func TestNearestReadableKeepsTheHue(t *testing.T) {
	for _, b := range brands() {
		before := parseColour(b.Color).oklab()
		after := parseColour(NearestReadable(b.Color, "#ffffff", 4.5)).oklab()
		if math.Hypot(before.a, before.b) < 0.04 || math.Hypot(after.a, after.b) < 0.04 {
			continue // grey has no hue
		}
		turn := math.Abs(math.Atan2(before.b, before.a) - math.Atan2(after.b, after.a))
		if turn = min(turn, 2*math.Pi-turn); turn > 0.03 {
			t.Errorf("%s became %v, its hue turned by %.3f", b.Color, after, turn)
		}
	}
}

func TestBrandPairs(t *testing.T) {
	for _, p := range BrandPairs(defaults().Brand) {
		if got := Contrast(p.Foreground, p.Background); got < p.Want {
			t.Errorf("%s: %s on %s has %.2f, want %.1f", p.Name, p.Foreground, p.Background, got, p.Want)
		}
	}
	var lacking []string
	for _, p := range BrandPairs(Brand{Color: "#ffd500", Accent: "#ffffff"}) {
		if Contrast(p.Foreground, p.Background) < p.Want {
			lacking = append(lacking, p.Key+": "+p.Name)
		}
	}
	want := []string{"color: links on tinted areas", "accent: lines and numbers on tinted areas",
		"color: links on the page", "accent: lines and numbers on the page",
		"color: links on cards", "accent: lines and numbers on cards"}
	if fmt.Sprint(lacking) != fmt.Sprint(want) {
		t.Errorf("lacking contrast:\n%q, want\n%q", lacking, want)
	}
}
