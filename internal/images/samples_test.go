package images_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"
)

// secret is what no picture may tell once it is stripped.
const secret = "48.8584 N 2.2945 E, Ana's phone"

// photo is a picture whose quarters differ: red, green below it, blue to the right,
// white across.
func photo(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{R: 200, G: 20, B: 20, A: 255}
			switch right, below := x >= w/2, y >= h/2; {
			case right && below:
				c = color.RGBA{250, 250, 250, 255}
			case right:
				c = color.RGBA{20, 20, 200, 255}
			case below:
				c = color.RGBA{20, 160, 20, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func asJPEG(tb testing.TB, m image.Image) []byte {
	tb.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: 95}); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func asPNG(tb testing.TB, m image.Image) []byte {
	tb.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// animation is a GIF of two frames, the first of which leaves an edge free.
func animation(tb testing.TB) []byte {
	tb.Helper()
	colours := color.Palette{color.Transparent, color.RGBA{200, 0, 0, 255}, color.RGBA{0, 0, 200, 255}}
	first, second := image.NewPaletted(image.Rect(2, 2, 20, 10), colours), image.NewPaletted(image.Rect(0, 0, 20, 10), colours)
	for i := range first.Pix {
		first.Pix[i] = 1
	}
	var out bytes.Buffer
	err := gif.EncodeAll(&out, &gif.GIF{
		Image: []*image.Paletted{first, second}, Delay: []int{10, 10}, LoopCount: 3,
		Config: image.Config{Width: 20, Height: 10, ColorModel: colours},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// exif is a TIFF file that tells an orientation and the secret.
func exif(order binary.AppendByteOrder, orientation uint16) []byte {
	tiff := []byte("II*\x00")
	if order.String() == "BigEndian" {
		tiff = []byte("MM\x00*")
	}
	field := func(tag, kind uint16, count, value uint32) {
		tiff = order.AppendUint16(tiff, tag)
		tiff = order.AppendUint16(tiff, kind)
		tiff = order.AppendUint32(tiff, count)
		if kind == 3 {
			tiff = order.AppendUint16(order.AppendUint16(tiff, uint16(value)), 0)
			return
		}
		tiff = order.AppendUint32(tiff, value)
	}
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2)
	field(0x010f, 2, uint32(len(secret)), 38) // make
	field(0x0112, 3, 1, uint32(orientation))
	tiff = order.AppendUint32(tiff, 0)
	return append(tiff, secret...)
}

// profile is the head of a colour profile for red, green and blue.
var profile = []byte("\x00\x00\x02\x24lcms\x04\x30\x00\x00mntrRGB XYZ and the rest of it")

// insert puts segments behind the start of a JPEG.
func insert(jpeg []byte, segments ...[]byte) []byte {
	return slices.Concat(jpeg[:2], slices.Concat(segments...), jpeg[2:])
}

func segment(marker byte, body string) []byte {
	size := len(body) + 2
	return append([]byte{0xff, marker, byte(size >> 8), byte(size)}, body...)
}

// told is a JPEG with all that cameras and programs write into one.
func told(tb testing.TB, m image.Image, orientation uint16) []byte {
	return append(insert(asJPEG(tb, m),
		segment(0xe0, "JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x01\x01"+secret[:3]),
		segment(0xe1, "Exif\x00\x00"+string(exif(binary.BigEndian, orientation))),
		segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+secret),
		segment(0xe2, "ICC_PROFILE\x00\x01\x01"+string(profile)),
		segment(0xe2, "MPF\x00"+secret),
		segment(0xed, "Photoshop 3.0\x008BIM"+secret),
		segment(0xfe, secret),
	), secret...)
}

func chunk(name, body string) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(append(out, name...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

const head = 8 + 12 + 13 // of a PNG: its mark and IHDR

// toldPNG is a PNG with all that programs write into one.
func toldPNG(tb testing.TB, m image.Image) []byte {
	file := asPNG(tb, m)
	return slices.Concat(file[:head],
		chunk("pHYs", "\x00\x00\x0b\x13\x00\x00\x0b\x13\x01"), chunk("gAMA", "\x00\x00\xb1\x8f"),
		chunk("tEXt", "Comment\x00"+secret), chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+secret),
		chunk("zTXt", "a\x00\x00"+secret), chunk("tIME", "\x07\xea\x0b\x16\x08\x00\x00"),
		chunk("eXIf", string(exif(binary.LittleEndian, 1))), chunk("prVt", secret),
		file[head:], []byte(secret))
}

// toldGIF is a GIF with a comment and XMP.
func toldGIF(tb testing.TB) []byte {
	file := animation(tb)
	at := bytes.Index(file, []byte("!\xff\x0bNETSCAPE2.0"))
	block := string(rune(len(secret))) + secret + "\x00"
	return slices.Concat(file[:at], []byte("!\xfe"+block), []byte("!\xff\x0bXMP DataXMP"+block), file[at:], []byte(secret))
}

// lossy is a WebP of one pixel.
func lossy(tb testing.TB) []byte {
	data, err := base64.StdEncoding.DecodeString("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// lossless is the body of a WebP of one colour without loss: five codes of one symbol
// each, so that a pixel takes no bit.
func lossless(w, h int) string {
	body, n := []byte{0x2f}, 0
	write := func(v, size int) {
		for i := range size {
			if n%8 == 0 {
				body = append(body, 0)
			}
			body[len(body)-1] |= byte(v>>i&1) << (n % 8)
			n++
		}
	}
	write(w-1, 14)
	write(h-1, 14)
	write(0, 7) // alpha, version, transform, cache, groups
	for _, symbol := range []int{20, 200, 30, 255} {
		write(0b101, 3)
		write(symbol, 8)
	}
	write(0b0001, 4)
	return string(append(body, 0))
}

func riff(chunks ...string) []byte {
	body := "WEBP" + strings.Join(chunks, "")
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

func webpChunk(name, body string) string {
	out := string(binary.LittleEndian.AppendUint32([]byte(name), uint32(len(body)))) + body
	return out + strings.Repeat("\x00", len(body)%2)
}

// toldWebP is an extended WebP with a colour profile and metadata.
func toldWebP(tb testing.TB, orientation uint16) []byte {
	const flags = 0x20 | 0x08 | 0x04
	return append(riff(
		webpChunk("VP8X", string([]byte{flags, 0, 0, 0, 0, 0, 0, 0, 0, 0})),
		webpChunk("ICCP", string(profile)),
		string(lossy(tb)[12:]),
		webpChunk("EXIF", string(exif(binary.LittleEndian, orientation))),
		webpChunk("XMP ", secret),
		webpChunk("none", secret),
	), secret...)
}
