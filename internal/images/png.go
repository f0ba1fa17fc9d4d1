package images

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"io"
	"slices"
)

var pngKind = kind{
	name: "PNG", mime: "image/png",
	is:     func(data []byte) bool { return bytes.HasPrefix(data, []byte(pngMark)) },
	walk:   walkPNG,
	decode: func(data []byte) (image.Image, error) { return png.Decode(bytes.NewReader(data)) },
	encode: func(m *image.RGBA, profile []byte) ([]byte, error) { return encodePNG(m, profile, nil) },
}

const pngMark = "\x89PNG\r\n\x1a\n"

// pngKept are the chunks that say what the picture looks like.
var pngKept = []string{
	"IHDR", "PLTE", "IDAT", "IEND", "tRNS",
	"cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "pHYs",
	"acTL", "fcTL", "fdAT",
}

func walkPNG(data []byte, stay func(...byte)) (facts, error) {
	f := facts{lossless: true}
	scanned := false
	stay(data[:len(pngMark)]...)
	for pos := len(pngMark); ; {
		name, body, chunk := pngChunk(data[pos:])
		if chunk == nil {
			return f, errCut
		}
		kept, critical := slices.Contains(pngKept, name), name[0]&0x20 == 0
		if critical && !kept || (pos == len(pngMark)) != (name == "IHDR") {
			return f, errDamaged
		}
		f.pngChunk(name, body)
		if kept {
			stay(chunk...)
		}
		switch {
		case name == "IDAT":
			scanned = true
		case name == "IEND" && !scanned:
			return f, errDamaged
		case name == "IEND":
			return f, nil
		}
		pos += len(chunk)
	}
}

// pngChunk reads the chunk that data begin with; nil where it is cut off or damaged.
func pngChunk(data []byte) (name string, body, chunk []byte) {
	if len(data) < 12 {
		return "", nil, nil
	}
	size := binary.BigEndian.Uint32(data)
	if uint64(size)+12 > uint64(len(data)) {
		return "", nil, nil
	}
	end := 8 + int(size)
	if crc32.ChecksumIEEE(data[4:end]) != binary.BigEndian.Uint32(data[end:]) {
		return "", nil, nil
	}
	return string(data[4:8]), data[8:end], data[:end+4]
}

func (f *facts) pngChunk(name string, body []byte) {
	switch name {
	case "IHDR":
		if len(body) == 13 {
			f.width, f.height = sized(binary.BigEndian.Uint32(body)), sized(binary.BigEndian.Uint32(body[4:]))
		}
	case "acTL":
		f.animated = true
	case "eXIf":
		f.orientation = exifOrientation(body)
	case "iCCP":
		f.profile = inflateProfile(body)
	}
}

// sized is a number of pixels, 0 where it is none.
func sized(n uint32) int {
	if n > 1<<31-1 {
		return 0
	}
	return int(n)
}

// inflateProfile reads iCCP: a name, a zero, the method, the profile.
func inflateProfile(body []byte) []byte {
	_, packed, found := bytes.Cut(body, []byte{0})
	if !found || len(packed) < 1 {
		return nil
	}
	r, err := zlib.NewReader(bytes.NewReader(packed[1:]))
	if err != nil {
		return nil
	}
	profile, err := io.ReadAll(io.LimitReader(r, int64(maxProfile)+1))
	if err != nil {
		return nil
	}
	return profile
}

// encodePNG writes a picture, which is made of one with a palette unless that is nil.
func encodePNG(rgba *image.RGBA, profile []byte, palette color.Palette) ([]byte, error) {
	var m image.Image = rgba
	if p := Paletted(rgba, palette); p != nil {
		m = p
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, m); err != nil {
		return nil, err
	}
	if profile == nil {
		return out.Bytes(), nil
	}
	return slices.Insert(out.Bytes(), len(pngMark)+12+13, profileChunk(profile)...), nil
}

// profileChunk is an iCCP chunk; it stands behind IHDR, which has 13 bytes.
func profileChunk(profile []byte) []byte {
	body := bytes.NewBufferString("iCCPicc\x00\x00")
	w := zlib.NewWriter(body)
	w.Write(profile) // into memory: there is nothing to fail
	w.Close()
	chunk := binary.BigEndian.AppendUint32(nil, uint32(body.Len()-4))
	chunk = append(chunk, body.Bytes()...)
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(body.Bytes()))
}
