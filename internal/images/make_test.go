package images_test

import (
	"bytes"
	"image"
	"image/color"
	"math/rand/v2"
	"testing"

	"github.com/portevoix/portevoix/internal/images"
)

func TestMake(t *testing.T) {
	const jpg, png = "image/jpeg", "image/png"
	middle, left := [2]float64{0.5, 0.5}, [2]float64{0, 0.5}
	photograph, drawing := asJPEG(t, photo(400, 300)), asPNG(t, photo(400, 300))
	withoutLoss := riff(webpChunk("VP8L", lossless(30, 20)))
	for name, test := range map[string]struct {
		data          []byte
		width, height int
		focus         [2]float64
		want          images.Info
	}{
		"smaller":           {photograph, 100, 0, middle, images.Info{Type: jpg, Width: 100, Height: 75}},
		"never enlarged":    {photograph, 4000, 0, middle, images.Info{Type: jpg, Width: 400, Height: 300}},
		"PNG stays PNG":     {drawing, 100, 0, middle, images.Info{Type: png, Width: 100, Height: 75, Lossless: true}},
		"square":            {photograph, 90, 90, middle, images.Info{Type: jpg, Width: 90, Height: 90}},
		"tall":              {photograph, 90, 160, left, images.Info{Type: jpg, Width: 90, Height: 160}},
		"small wide crop":   {photograph, 1200, 628, middle, images.Info{Type: jpg, Width: 400, Height: 209}},
		"small tall crop":   {photograph, 1080, 1920, middle, images.Info{Type: jpg, Width: 168, Height: 300}},
		"GIF":               {animation(t), 10, 0, middle, images.Info{Type: png, Width: 10, Height: 5, Lossless: true}},
		"WebP":              {lossy(t), 10, 0, middle, images.Info{Type: jpg, Width: 1, Height: 1}},
		"WebP without loss": {withoutLoss, 10, 0, middle, images.Info{Type: png, Width: 10, Height: 7, Lossless: true}},
	} {
		t.Run(name, func(t *testing.T) {
			before, err := images.Inspect(test.data)
			if err != nil {
				t.Fatal(err)
			}
			v := images.Variant{Width: test.width, Height: test.height, Focus: test.focus}
			if of := v.Of(before); of != test.want {
				t.Errorf("promised %+v, want %+v", of, test.want)
			}
			out, info, err := images.Make(test.data, v)
			if err != nil || info != test.want {
				t.Fatalf("told %+v, %v, want %+v", info, err, test.want)
			}
			if found, err := images.Inspect(out); err != nil || found != test.want {
				t.Errorf("made %+v, %v, want %+v", found, err, test.want)
			}
			if again, _, _ := images.Make(test.data, v); !bytes.Equal(again, out) {
				t.Error("made again it is another")
			}
			if b := decode(t, out).Bounds(); b.Dx() != info.Width || b.Dy() != info.Height {
				t.Errorf("decoded it has %v", b)
			}
		})
	}
}

// A crop keeps what is in focus, as far as the shape allows.
func TestFocus(t *testing.T) {
	data := asJPEG(t, photo(400, 100))
	for focus, want := range map[float64][2]int{0: {0, 0}, 0.1: {0, 0}, 0.5: {0, 2}, 0.9: {2, 2}, 1: {2, 2}} {
		out, _, err := images.Make(data, images.Variant{Width: 100, Height: 100, Focus: [2]float64{focus, 0.5}})
		if err != nil {
			t.Fatal(err)
		}
		m := decode(t, out)
		if got := [2]int{named(m.At(5, 5)), named(m.At(95, 5))}; got != want {
			t.Errorf("focus %v: found %v, want %v", focus, got, want)
		}
	}
}

// An even area stays what it is, and what is transparent stays so.
func TestMakeKeepsColours(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 333, 222))
	for i := range m.Pix {
		m.Pix[i] = []byte{10, 200, 30, 128}[i%4]
	}
	for x := range 333 {
		m.SetNRGBA(x, 0, color.NRGBA{10, 200, 30, 0})
	}
	out, _, err := images.Make(asPNG(t, m), images.Variant{Width: 37})
	if err != nil {
		t.Fatal(err)
	}
	made := decode(t, out)
	got := color.NRGBAModel.Convert(made.At(18, 12)).(color.NRGBA)
	if got.A != 128 || got.R-9 > 2 || got.G-199 > 2 || got.B-29 > 2 {
		t.Errorf("found %v", got)
	}
	if _, ok := made.(*image.Paletted); !ok {
		t.Errorf("a picture of few colours is a %T", made)
	}
}

// Noise has every colour; its edges are neither dark nor bright.
func TestMakeOfNoise(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	m := image.NewRGBA(image.Rect(0, 0, 300, 200))
	for i := range m.Pix {
		m.Pix[i] = byte(r.IntN(256)) | byte(i%4/3*255)
	}
	out, _, err := images.Make(asPNG(t, m), images.Variant{Width: 30})
	if err != nil {
		t.Fatal(err)
	}
	sum, made := uint32(0), decode(t, out)
	for y := range 20 {
		for x := range 30 {
			r, g, b, a := made.At(x, y).RGBA()
			if sum += (r + g + b) >> 8; a != 0xffff {
				t.Fatalf("at %d, %d it is transparent", x, y)
			}
		}
	}
	if mean := sum / (30 * 20 * 3); mean < 120 || mean > 135 {
		t.Errorf("the mean is %d, want 127 or so", mean)
	}
}

// Nothing that a file may hold stops the program, and what is stripped is a picture that
// stays as it is.
func FuzzStrip(f *testing.F) {
	for _, data := range [][]byte{
		told(f, photo(9, 7), 1), toldPNG(f, photo(9, 7)), toldGIF(f), toldWebP(f, 1), told(f, photo(9, 7), 5),
		riff(webpChunk("VP8L", lossless(9, 7))), []byte("<svg/>"),
	} {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		info, err := images.Inspect(data)
		if err != nil || info.Turned && info.Width*info.Height > 1<<16 {
			return
		}
		stripped, err := images.Strip(data)
		if err != nil && info.Turned {
			return // it could not be decoded
		}
		upright := info
		upright.Turned = false
		if found, err := images.Inspect(stripped); err != nil || found != upright {
			t.Fatalf("%+v, %v became %+v", info, err, found)
		}
		if again, err := images.Strip(stripped); err != nil || !bytes.Equal(again, stripped) {
			t.Fatal("stripped again it is another")
		}
	})
}

func BenchmarkMake(b *testing.B) {
	data := asJPEG(b, photo(4000, 3000))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := images.Make(data, images.Variant{Width: 1600}); err != nil {
			b.Fatal(err)
		}
	}
}
