package images

import (
	"image"
	"image/draw"
)

// orientation says what the first row and column of a stored picture are of the shown
// one, as EXIF numbers it: 1 is upright, 0 is not told.
type orientation int

func (o orientation) turns() bool { return o > 1 }

// swaps reports whether width and height change places.
func (o orientation) swaps() bool { return o >= 5 }

// size is that of the shown picture for the stored one, and the other way round.
func (o orientation) size(w, h int) (int, int) {
	if o.swaps() {
		return h, w
	}
	return w, h
}

// shown is where a stored pixel is shown, in a picture shown with w × h pixels.
func (o orientation) shown(x, y, w, h int) (int, int) {
	if o.swaps() {
		x, y, o = y, x, o-4
	}
	switch o {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	}
	return x, y
}

// stored is where a part of a picture, shown with w × h pixels, is stored.
func (o orientation) stored(shown image.Rectangle, w, h int) image.Rectangle {
	back := o
	switch o {
	case 6:
		back = 8
	case 8:
		back = 6
	}
	w, h = o.size(w, h)
	x0, y0 := back.shown(shown.Min.X, shown.Min.Y, w, h)
	x1, y1 := back.shown(shown.Max.X-1, shown.Max.Y-1, w, h)
	return image.Rect(min(x0, x1), min(y0, y1), max(x0, x1)+1, max(y0, y1)+1)
}

// turn turns a stored picture upright. It takes one row at a time, so that no second
// copy of a large picture is made.
func (o orientation) turn(m image.Image) *image.RGBA {
	b := m.Bounds()
	w, h := o.size(b.Dx(), b.Dy())
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	row := image.NewRGBA(image.Rect(0, 0, b.Dx(), 1))
	for y := range b.Dy() {
		draw.Draw(row, row.Rect, m, image.Pt(b.Min.X, b.Min.Y+y), draw.Src)
		for x := range b.Dx() {
			to := out.PixOffset(o.shown(x, y, w, h))
			copy(out.Pix[to:to+4], row.Pix[4*x:4*x+4])
		}
	}
	return out
}

// upright writes a picture that lies on its side anew.
func upright(k kind, f facts, data []byte) ([]byte, error) {
	decoding <- struct{}{}
	defer func() { <-decoding }()
	m, err := k.decode(data)
	if err != nil {
		return nil, errDamaged
	}
	return k.encode(f.orientation.turn(m), f.carried())
}
