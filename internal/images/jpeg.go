package images

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"slices"
)

var jpegKind = kind{
	name: "JPEG", mime: "image/jpeg",
	is:     func(data []byte) bool { return bytes.HasPrefix(data, []byte("\xff\xd8\xff")) },
	walk:   walkJPEG,
	decode: func(data []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(data)) },
	encode: func(m *image.RGBA, profile []byte) ([]byte, error) { return encodeJPEG(m, profile, turnedQuality) },
}

const (
	quality       = 82 // of versions
	turnedQuality = 92 // of an original that is turned upright
)

// Markers of JPEG, after 0xff.
const (
	sof0, sof2       = 0xc0, 0xc2 // frames: baseline, extended, progressive
	dht              = 0xc4
	rst0, rst7       = 0xd0, 0xd7
	soi, eoi         = 0xd8, 0xd9
	sos              = 0xda
	dqt              = 0xdb
	dri              = 0xdd
	app0, app1, app2 = 0xe0, 0xe1, 0xe2
	app14            = 0xee
)

const iccMark = "ICC_PROFILE\x00"

func walkJPEG(data []byte, stay func(...byte)) (facts, error) {
	var f facts
	scanned := false
	stay(0xff, soi)
	for pos := 2; ; {
		marker, body, next := jpegSegment(data, pos)
		if next < 0 {
			return f, errCut
		}
		pos = next
		switch {
		case marker == eoi:
			if !scanned {
				return f, errDamaged
			}
			stay(0xff, eoi)
			return f, nil
		case marker == sos:
			scanned = true
			keepSegment(stay, marker, body)
			end := endOfScan(data, pos)
			stay(data[pos:end]...)
			pos = end
		case marker == dht, marker == dqt, marker == dri:
			keepSegment(stay, marker, body)
		default:
			kept, err := f.jpegSegment(marker, body)
			if err != nil {
				return f, err
			}
			if kept != nil {
				keepSegment(stay, marker, kept)
			}
		}
	}
}

// jpegSegment reads the segment at an offset, after bytes that only fill; next is
// negative where there is none. The end of the picture has no body.
func jpegSegment(data []byte, pos int) (marker byte, body []byte, next int) {
	if pos >= len(data) || data[pos] != 0xff {
		return 0, nil, -1
	}
	for pos < len(data) && data[pos] == 0xff {
		pos++
	}
	if pos == len(data) {
		return 0, nil, -1
	}
	marker, pos = data[pos], pos+1
	if marker == eoi {
		return marker, nil, pos
	}
	if pos+2 > len(data) {
		return 0, nil, -1
	}
	size := int(binary.BigEndian.Uint16(data[pos:]))
	if size < 2 || pos+size > len(data) {
		return 0, nil, -1
	}
	return marker, data[pos+2 : pos+size], pos + size
}

func keepSegment(stay func(...byte), marker byte, body []byte) {
	size := len(body) + 2
	stay(0xff, marker, byte(size>>8), byte(size))
	stay(body...)
}

// endOfScan is where the next marker stands that is no part of a scan.
func endOfScan(data []byte, pos int) int {
	for {
		at := bytes.IndexByte(data[pos:], 0xff)
		if at < 0 || pos+at+1 >= len(data) {
			return len(data)
		}
		pos += at
		if c := data[pos+1]; c != 0 && (c < rst0 || c > rst7) {
			return pos
		}
		pos += 2
	}
}

var errUnusual = &Refusal{"it is a JPEG of an unusual kind, which browsers do not show", "export the picture again"}

// jpegSegment learns from a frame or an application's segment, and returns what is to
// stay of it; nil: nothing.
func (f *facts) jpegSegment(marker byte, body []byte) (kept []byte, err error) {
	switch {
	case marker >= sof0 && marker <= sof2:
		if len(body) < 6 || f.width != 0 {
			return nil, errDamaged
		}
		f.height = int(binary.BigEndian.Uint16(body[1:]))
		f.width = int(binary.BigEndian.Uint16(body[3:]))
		return body, nil
	case marker > sof2 && marker < rst0:
		return nil, errUnusual
	case marker == app0 && len(body) >= 14 && string(body[:5]) == "JFIF\x00":
		return append(slices.Clone(body[:12]), 0, 0), nil // without thumbnail
	case marker == app1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")) && f.orientation == 0:
		f.orientation = exifOrientation(body[6:])
	case marker == app2 && len(body) > len(iccMark)+2 && string(body[:len(iccMark)]) == iccMark:
		f.profile = append(f.profile, body[len(iccMark)+2:]...)
		return body, nil
	case marker == app14 && len(body) >= 12 && string(body[:5]) == "Adobe":
		return body[:12], nil
	}
	return nil, nil
}

// encodeJPEG writes a picture, with its colour profile where that fits into one segment.
func encodeJPEG(m *image.RGBA, profile []byte, quality int) ([]byte, error) {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: quality}); err != nil {
		return nil, err
	}
	if profile == nil {
		return out.Bytes(), nil
	}
	var head []byte
	stay := func(piece ...byte) { head = append(head, piece...) }
	stay(0xff, soi)
	keepSegment(stay, app2, slices.Concat([]byte(iccMark), []byte{1, 1}, profile))
	return append(head, out.Bytes()[2:]...), nil
}
