package images

import (
	"bytes"
	"encoding/binary"
	"image"

	"golang.org/x/image/webp"
)

var webpKind = kind{
	name: "WebP", mime: "image/webp",
	is: func(data []byte) bool {
		return len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP"
	},
	walk:   walkWebP,
	finish: finishWebP,
	decode: func(data []byte) (image.Image, error) { return webp.Decode(bytes.NewReader(data)) },
}

// Flags of VP8X that announce metadata.
const webpMetadata = 0x08 | 0x04 // EXIF, XMP

var errAnimatedWebP = &Refusal{
	"it is an animated WebP, of which no still picture can be made", "export it as GIF or as a video",
}

func walkWebP(data []byte, stay func(...byte)) (facts, error) {
	var f facts
	var canvas image.Point
	stay(data[:12]...)
	end := 8 + int64(binary.LittleEndian.Uint32(data[4:]))
	if end > int64(len(data)) {
		return f, errCut
	}
	data = data[:end]
	for pos := 12; pos < len(data); {
		name, body, chunk := webpChunk(data[pos:])
		if chunk == nil {
			return f, errCut
		}
		switch name {
		case "ANIM", "ANMF":
			return f, errAnimatedWebP
		case "VP8X":
			if len(body) != 10 {
				return f, errDamaged
			}
			canvas = image.Pt(1+uint24(body[4:]), 1+uint24(body[7:]))
			stay(chunk[:8]...)
			stay(body[0] &^ webpMetadata)
			stay(body[1:]...)
		case "VP8 ", "VP8L", "ALPH", "ICCP":
			if err := f.webpChunk(name, body); err != nil {
				return f, err
			}
			stay(chunk...)
		case "EXIF":
			f.orientation = exifOrientation(bytes.TrimPrefix(body, []byte("Exif\x00\x00")))
		}
		pos += len(chunk)
	}
	if stored := image.Pt(f.width, f.height); canvas != (image.Point{}) && canvas != stored {
		return f, errDamaged
	}
	return f, nil
}

// webpChunk reads the chunk that data begin with, nil where it is cut off. A chunk of
// odd length is filled up by a byte.
func webpChunk(data []byte) (name string, body, chunk []byte) {
	if len(data) < 8 {
		return "", nil, nil
	}
	size := int64(binary.LittleEndian.Uint32(data[4:]))
	end := 8 + size + size&1
	if end > int64(len(data)) {
		return "", nil, nil
	}
	return string(data[:4]), data[8 : 8+size], data[:end]
}

// webpChunk learns from a chunk that stays.
func (f *facts) webpChunk(name string, body []byte) error {
	switch {
	case name == "ICCP":
		f.profile = body
	case name == "ALPH":
		f.lossless = true
	case f.width != 0:
		return errDamaged // a second picture
	case name == "VP8 " && len(body) >= 10 && string(body[3:6]) == "\x9d\x01\x2a":
		f.width = int(binary.LittleEndian.Uint16(body[6:]) & 0x3fff)
		f.height = int(binary.LittleEndian.Uint16(body[8:]) & 0x3fff)
	case name == "VP8L" && len(body) >= 5 && body[0] == 0x2f:
		bits := binary.LittleEndian.Uint32(body[1:])
		f.width, f.height, f.lossless = 1+int(bits&0x3fff), 1+int(bits>>14&0x3fff), true
	default:
		return errDamaged
	}
	return nil
}

func uint24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }

// finishWebP writes how long the file has become.
func finishWebP(stripped []byte) {
	binary.LittleEndian.PutUint32(stripped[4:], uint32(len(stripped)-8))
}
