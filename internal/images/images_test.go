package images_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/webp"

	"github.com/portevoix/portevoix/internal/images"
)

func TestInspect(t *testing.T) {
	const jpg, png, gif, web = "image/jpeg", "image/png", "image/gif", "image/webp"
	grey, withoutLoss := image.NewGray(image.Rect(0, 0, 7, 5)), riff(webpChunk("VP8L", lossless(30, 20)))
	for name, test := range map[string]struct {
		data []byte
		want images.Info
	}{
		"JPEG":                {asJPEG(t, photo(40, 30)), images.Info{Type: jpg, Width: 40, Height: 30}},
		"grey JPEG":           {asJPEG(t, grey), images.Info{Type: jpg, Width: 7, Height: 5}},
		"JPEG on its side":    {told(t, photo(40, 30), 6), images.Info{Type: jpg, Width: 30, Height: 40, Turned: true}},
		"JPEG upside down":    {told(t, photo(40, 30), 3), images.Info{Type: jpg, Width: 40, Height: 30, Turned: true}},
		"no such orientation": {told(t, photo(40, 30), 9), images.Info{Type: jpg, Width: 40, Height: 30}},
		"PNG":                 {toldPNG(t, photo(40, 30)), images.Info{Type: png, Width: 40, Height: 30, Lossless: true}},
		"GIF":                 {toldGIF(t), images.Info{Type: gif, Width: 20, Height: 10, Lossless: true, Animated: true}},
		"WebP":                {lossy(t), images.Info{Type: web, Width: 1, Height: 1}},
		"extended WebP":       {toldWebP(t, 1), images.Info{Type: web, Width: 1, Height: 1}},
		"WebP without loss":   {withoutLoss, images.Info{Type: web, Width: 30, Height: 20, Lossless: true}},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := images.Inspect(test.data); err != nil || got != test.want {
				t.Errorf("found %+v, %v, want %+v", got, err, test.want)
			}
		})
	}
}

// What is refused is refused for a reason that its writer understands.
func TestRefused(t *testing.T) {
	ihdr := func(w, h uint32) []byte {
		body := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
		return slices.Concat([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", string(body)+"\x08\x02\x00\x00\x00"),
			chunk("IDAT", ""), chunk("IEND", ""))
	}
	frame := func(marker byte, w, h uint16) []byte {
		body := binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16([]byte{8}, h), w)
		return slices.Concat([]byte{0xff, 0xd8}, segment(marker, string(body)+"\x01\x01\x11\x00"), segment(0xda, ""), []byte{0xff, 0xd9})
	}
	const many, long = "want at most 40 million; make it smaller", "want at most 65535 on each side; make it smaller"
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":            {nil, "the file is empty"},
		"text":               {[]byte("hello"), "it is no picture; use a JPEG, PNG, GIF or WebP file"},
		"SVG":                {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>`), "it is an SVG drawing, which can hold scripts"},
		"SVG below a head":   {[]byte("\ufeff<?xml version='1.0'?><!-- x -->\n<!DOCTYPE SVG>\n<SVG>"), "it is an SVG drawing"},
		"HEIC":               {[]byte("\x00\x00\x00\x18ftypheic"), "export it as JPEG"},
		"PDF":                {[]byte("%PDF-1.7"), "it is a PDF document"},
		"Git LFS":            {[]byte("version https://git-lfs.github.com/spec/v1\n"), "git lfs pull"},
		"PNG bomb":           {ihdr(30_000, 30_000), many},
		"largest PNG":        {ihdr(1<<31-1, 1<<31-1), long},
		"PNG of one row":     {ihdr(40_000_000, 1), long},
		"PNG of one column":  {ihdr(1, 65_536), long},
		"beyond PNG":         {ihdr(1<<31, 1), "damaged"},
		"empty PNG":          {ihdr(0, 1), "damaged"},
		"JPEG bomb":          {frame(0xc0, 30_000, 30_000), many},
		"JPEG without lines": {frame(0xc0, 30_000, 0), "damaged"},
		"JPEG of two frames": {insert(asJPEG(t, photo(9, 9)), segment(0xc0, "\x08\x00\x09\x00\x09\x00")), "damaged"},
		"lossless JPEG":      {frame(0xc3, 9, 9), "a JPEG of an unusual kind"},
		"GIF bomb":           {[]byte("GIF89a\x30\x75\x30\x75\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x00;"), many},
		"GIF without frame":  {[]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), "damaged"},
		"frame beyond GIF":   {[]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x02\x00\x01\x00\x00\x02\x00;"), "damaged"},
		"frame below GIF":    {[]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x02\x00\x00\x02\x00;"), "damaged"},
		"WebP bomb":          {riff(webpChunk("VP8L", lossless(16_000, 16_000))), many},
		"animated WebP":      {riff(webpChunk("VP8X", "\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00"), webpChunk("ANIM", "")), "animated WebP"},
		"WebP on its side":   {toldWebP(t, 6), "the WebP picture lies on its side; save it upright"},
		"small WebP canvas": {riff(webpChunk("VP8X", "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"),
			webpChunk("VP8L", lossless(30, 20))), "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := images.Inspect(test.data)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("found %v, want %q", err, test.want)
			}
			if _, again := images.Strip(test.data); again == nil || again.Error() != err.Error() {
				t.Errorf("stripping says %v, inspecting %v", again, err)
			}
			if _, _, again := images.Make(test.data, images.Variant{Width: 8}); again == nil || again.Error() != err.Error() {
				t.Errorf("making says %v, inspecting %v", again, err)
			}
		})
	}
}

// A picture may be as long as JPEG can say, if it is no wider than its pixels allow.
func TestLongPicture(t *testing.T) {
	for _, size := range []image.Point{{65_535, 2}, {2, 65_535}} {
		data := asPNG(t, image.NewGray(image.Rectangle{Max: size}))
		if info, err := images.Inspect(data); err != nil || info.Width != size.X || info.Height != size.Y {
			t.Errorf("found %+v, %v, want %v", info, err, size)
		}
		if _, info, err := images.Make(data, images.Variant{Width: 480}); err != nil || info.Width != min(480, size.X) {
			t.Errorf("made %+v, %v", info, err)
		}
	}
}

func TestStrip(t *testing.T) {
	for name, test := range map[string]struct {
		plain, told []byte
		kept        string // what stays besides the plain picture
	}{
		"JPEG": {asJPEG(t, photo(40, 30)), told(t, photo(40, 30), 1),
			"\xff\xe0\x00\x10JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x00\x00" + string(segment(0xe2, "ICC_PROFILE\x00\x01\x01"+string(profile)))},
		"PNG": {asPNG(t, photo(40, 30)), toldPNG(t, photo(40, 30)),
			string(chunk("pHYs", "\x00\x00\x0b\x13\x00\x00\x0b\x13\x01")) + string(chunk("gAMA", "\x00\x00\xb1\x8f"))},
		"GIF":  {animation(t), toldGIF(t), ""},
		"WebP": {lossy(t), toldWebP(t, 1), webpChunk("VP8X", "\x20\x00\x00\x00\x00\x00\x00\x00\x00\x00") + webpChunk("ICCP", string(profile))},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := images.Strip(test.told)
			if err != nil {
				t.Fatal(err)
			}
			for _, piece := range []string{secret, "Exif", "xmp", "XMP", "MPF", "Photoshop"} {
				if bytes.Contains(got, []byte(piece)) {
					t.Errorf("%q is still told", piece)
				}
			}
			if len(got) != len(test.plain)+len(test.kept) || !bytes.Contains(got, []byte(test.kept)) {
				t.Errorf("found %d bytes, want %d:\n%q", len(got), len(test.plain)+len(test.kept), got)
			}
			if again, err := images.Strip(got); err != nil || !bytes.Equal(again, got) {
				t.Errorf("stripped again it is another: %v", err)
			}
			samePixels(t, decode(t, got), decode(t, test.told))
		})
	}
}

// A picture that lies on its side stands upright, whatever way a camera was held.
func TestStripTurnsUpright(t *testing.T) {
	const red, green, blue, white = 0, 1, 2, 3
	for orientation, want := range map[uint16][4]int{ // from the top left, row by row
		2: {blue, red, white, green}, 3: {white, green, blue, red}, 4: {green, white, red, blue},
		5: {red, green, blue, white}, 6: {green, red, white, blue}, 7: {white, blue, green, red}, 8: {blue, white, red, green},
	} {
		data := told(t, photo(64, 48), orientation)
		stripped, err := images.Strip(data)
		if err != nil {
			t.Fatal(err)
		}
		made, info, err := images.Make(data, images.Variant{Width: 1000})
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range [][]byte{stripped, made} {
			m := decode(t, file)
			b := m.Bounds()
			if b.Dx() != info.Width || b.Dy() != info.Height {
				t.Errorf("orientation %d: found %v, want %d × %d", orientation, b, info.Width, info.Height)
			}
			for i, at := range []image.Point{{1, 1}, {3, 1}, {1, 3}, {3, 3}} {
				if got := named(m.At(b.Dx()*at.X/4, b.Dy()*at.Y/4)); got != want[i] {
					t.Errorf("orientation %d: found %d at %v, want %d", orientation, got, at, want[i])
				}
			}
			if !bytes.Contains(file, profile) || bytes.Contains(file, []byte(secret)) {
				t.Errorf("orientation %d: the colour profile is lost, or the secret told", orientation)
			}
		}
	}
}

// named is which of photo's colours a colour is.
func named(c color.Color) int {
	r, g, b, _ := c.RGBA()
	switch {
	case r > 0xc000 && g > 0xc000:
		return 3
	case r > g && r > b:
		return 0
	case g > b:
		return 1
	}
	return 2
}

func TestCutOff(t *testing.T) {
	for name, whole := range map[string][]byte{
		"JPEG": asJPEG(t, photo(9, 9)), "PNG": asPNG(t, photo(9, 9)), "GIF": animation(t), "WebP": lossy(t),
	} {
		for n := range len(whole) {
			if _, err := images.Inspect(whole[:n]); err == nil {
				t.Errorf("%s: the first %d of %d bytes are a picture", name, n, len(whole))
			}
		}
	}
}

func decode(tb testing.TB, data []byte) image.Image {
	tb.Helper()
	m, _, err := image.Decode(bytes.NewReader(data))
	if string(data[:4]) == "RIFF" {
		m, err = webp.Decode(bytes.NewReader(data))
	}
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func samePixels(t *testing.T, got, want image.Image) {
	t.Helper()
	if got.Bounds() != want.Bounds() {
		t.Fatalf("found %v, want %v", got.Bounds(), want.Bounds())
	}
	for y := want.Bounds().Min.Y; y < want.Bounds().Max.Y; y++ {
		for x := want.Bounds().Min.X; x < want.Bounds().Max.X; x++ {
			if got.At(x, y) != want.At(x, y) {
				t.Fatalf("at %d, %d found %v, want %v", x, y, got.At(x, y), want.At(x, y))
			}
		}
	}
}
