package images

import (
	"image"
	"image/color"
	"math"
)

// A Variant is a version of a picture.
type Variant struct {
	Width, Height int        // at most; Height 0: in proportion, else cropped to this shape
	Focus         [2]float64 // what a crop keeps, from the left and from the top, 0 to 1
}

// decoding lets two pictures be decoded at a time, whatever the number of cores.
var decoding = make(chan struct{}, 2)

// Of says what Make will make of a picture.
func (v Variant) Of(i Info) Info {
	_, size := v.plan(i.Width, i.Height)
	made := Info{Type: jpegKind.mime, Width: size.X, Height: size.Y, Lossless: i.Lossless}
	if i.Lossless {
		made.Type = pngKind.mime
	}
	return made
}

// Make makes a version of a picture, upright and without anything that it tells
// besides. It is never larger than the picture: a crop of a small one is smaller than
// asked for, in the shape asked for.
func Make(data []byte, v Variant) ([]byte, Info, error) {
	k, f, err := inspect(data, func(...byte) {})
	if err != nil {
		return nil, Info{}, err
	}
	decoding <- struct{}{}
	defer func() { <-decoding }()
	m, err := k.decode(data)
	if err != nil || m.Bounds().Dx() != f.width || m.Bounds().Dy() != f.height {
		return nil, Info{}, errDamaged
	}
	w, h := f.orientation.size(f.width, f.height)
	part, size := v.plan(w, h)
	part = f.orientation.stored(part, w, h).Add(m.Bounds().Min)
	size.X, size.Y = f.orientation.size(size.X, size.Y)
	small := resize(m, part, size)
	if f.orientation.turns() {
		small = f.orientation.turn(small)
	}
	var palette color.Palette
	if p, ok := m.(*image.Paletted); ok {
		palette = p.Palette
	}
	out, err := f.encode(small, palette)
	return out, v.Of(f.info(k)), err
}

func (f facts) encode(m *image.RGBA, palette color.Palette) ([]byte, error) {
	if f.lossless {
		return encodePNG(m, f.carried(), palette)
	}
	return encodeJPEG(m, f.carried(), quality)
}

// plan says which part of a picture of w × h pixels a version shows, and its size.
func (v Variant) plan(w, h int) (part image.Rectangle, size image.Point) {
	if v.Height == 0 {
		size = image.Pt(min(v.Width, w), h)
		if size.X < w {
			size.Y = max(1, (h*size.X+w/2)/w)
		}
		return image.Rect(0, 0, w, h), size
	}
	cut := image.Pt(w, max(1, w*v.Height/v.Width))
	if cut.Y > h {
		cut = image.Pt(max(1, h*v.Width/v.Height), h)
	}
	cut.X = min(cut.X, w)
	at := image.Pt(along(w-cut.X, cut.X, v.Focus[0], w), along(h-cut.Y, cut.Y, v.Focus[1], h))
	if cut.X > v.Width {
		return image.Rectangle{at, at.Add(cut)}, image.Pt(v.Width, v.Height)
	}
	return image.Rectangle{at, at.Add(cut)}, cut
}

// along is where a cut begins whose middle comes as near to the focus as room allows.
func along(room, cut int, focus float64, whole int) int {
	middle := int(math.Round(focus * float64(whole)))
	return max(0, min(room, middle-cut/2))
}
