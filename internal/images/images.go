// Package images knows pictures: what they are, how they are cut and made smaller, and
// how they are rid of all that they tell besides.
//
// Inspect reads a file from end to end, without decoding it: by its content, whatever
// its name. It refuses what browsers or networks do not show, what is damaged, and what
// would take too much memory once decoded.
//
// Strip leaves out what cameras, phones and programs write beside the picture: place,
// time, owner, device, thumbnails, comments, and what was hung on behind its end. What
// the picture looks like is kept byte for byte: its colour profile, transparency and
// animation. A picture that lies on its side is turned upright.
//
//	            kept                                    dropped
//	JPEG        JFIF, Adobe, ICC_PROFILE                APP1 (EXIF, XMP), APP13 (IPTC), other APPn, COM
//	PNG         colour, transparency, density, APNG     tEXt, zTXt, iTXt, eXIf, tIME, everything unknown
//	GIF         timing, the number of rounds            comments, plain text, XMP
//	WebP        ALPH, ICCP                              EXIF, XMP, everything unknown
//
// Make makes a smaller version or a crop. The same bytes give the same picture, on
// every computer.
//
// Sources: JPEG is ITU-T T.81, JFIF is T.871, PNG is https://www.w3.org/TR/png-3/, GIF is
// https://www.w3.org/Graphics/GIF/spec-gif89a.txt, WebP is RFC 9649, ICC profiles are
// ICC.1:2022 annex B.
package images

import (
	"fmt"
	"image"
)

// Version names the way in which Strip and Make work: with another one the same file
// may give other bytes.
const Version = 1

// What a picture may have, more than any network takes: up to 600 MB of memory while it
// is decoded. No side is longer than JPEG and GIF can say, since a picture of few rows
// takes many times the memory of its pixels.
const (
	maxPixels = 40_000_000
	maxSide   = 1<<16 - 1
)

// Info says what a picture is.
type Info struct {
	Type          string // media type: image/jpeg, image/png, image/gif, image/webp
	Width, Height int    // in pixels, as it is shown: turned upright
	Animated      bool   // Make takes its first frame
	Lossless      bool   // Make makes PNG of it, of any other JPEG
	Turned        bool   // Strip has to decode it and turn it upright
}

// A kind is a format of pictures.
type kind struct {
	name, mime string
	is         func(data []byte) bool
	walk       walk
	finish     func(stripped []byte)                     // nil: nothing to do
	decode     func(data []byte) (image.Image, error)    // its first frame, not turned
	encode     func(*image.RGBA, []byte) ([]byte, error) // nil: the kind is read only
}

// kinds are all formats that browsers and networks show.
var kinds = []kind{jpegKind, pngKind, gifKind, webpKind}

// A walk reads a file from its start to the end of the picture, and hands over what is
// to stay of it.
type walk func(data []byte, stay func(...byte)) (facts, error)

// facts are what a walk finds.
type facts struct {
	width, height      int // as stored
	orientation        orientation
	animated, lossless bool
	profile            []byte // ICC profile, nil: sRGB, or one that is too long to be carried along
}

// A Refusal says why a file is not taken for a picture, and what to do about it.
type Refusal struct{ Reason, Cure string }

func (r *Refusal) Error() string { return r.Reason + "; " + r.Cure }

var (
	errCut     = &Refusal{"the file is cut off or damaged", "export the picture again"}
	errDamaged = &Refusal{"the file is damaged", "export the picture again"}
)

// Inspect says what a picture is, or why it is refused: the error is a *Refusal, in words
// for its writer.
func Inspect(data []byte) (Info, error) {
	k, f, err := inspect(data, func(...byte) {})
	if err != nil {
		return Info{}, err
	}
	return f.info(k), nil
}

// Strip returns the picture upright and without anything that it tells besides. What
// it returns is of the same type, and stays as it is when stripped again.
func Strip(data []byte) ([]byte, error) {
	stripped := make([]byte, 0, len(data))
	k, f, err := inspect(data, func(piece ...byte) { stripped = append(stripped, piece...) })
	if err != nil {
		return nil, err
	}
	if f.orientation.turns() {
		return upright(k, f, data)
	}
	if k.finish != nil {
		k.finish(stripped)
	}
	return stripped, nil
}

func inspect(data []byte, stay func(...byte)) (kind, facts, error) {
	for _, k := range kinds {
		if !k.is(data) {
			continue
		}
		f, err := k.walk(data, stay)
		if err == nil {
			err = f.refuse(k)
		}
		return k, f, err
	}
	return kind{}, facts{}, refusal(data)
}

func (f facts) refuse(k kind) error {
	switch {
	case f.width <= 0 || f.height <= 0:
		return errDamaged
	case max(f.width, f.height) > maxSide:
		return &Refusal{fmt.Sprintf("the picture has %d × %d pixels, want at most %d on each side",
			f.width, f.height, maxSide), "make it smaller"}
	case f.width > maxPixels/f.height:
		return &Refusal{fmt.Sprintf("the picture has %d × %d pixels, want at most %d million",
			f.width, f.height, maxPixels/1_000_000), "make it smaller"}
	case f.orientation.turns() && (k.encode == nil || f.animated):
		return &Refusal{fmt.Sprintf("the %s picture lies on its side", k.name), "save it upright"}
	}
	return nil
}

func (f facts) info(k kind) Info {
	w, h := f.orientation.size(f.width, f.height)
	return Info{k.mime, w, h, f.animated, f.lossless, f.orientation.turns()}
}
