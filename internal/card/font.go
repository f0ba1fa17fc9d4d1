package card

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/go-text/typesetting/font"
)

// A Font is a typeface of one weight.
type Font struct {
	font   *font.Font
	weight font.Weight
}

// ParseFont reads a TrueType, OpenType or WOFF 1 file.
func ParseFont(data []byte) (f *Font, err error) {
	if !whole(data) {
		return nil, fmt.Errorf("read font: %w", errDamaged)
	}
	err = guard(func() error {
		f, err = readFont(data)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	return f, nil
}

func readFont(data []byte) (*Font, error) {
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	if !outlined(face) {
		return nil, errPictures
	}
	return &Font{face.Font, face.Describe().Aspect.Weight}, nil
}

// outlined reports whether one of the first glyphs has a shape.
func outlined(face *font.Face) bool {
	for id := range font.GID(400) {
		if shape, ok := face.GlyphDataOutline(id); ok && len(shape.Segments) > 0 {
			return true
		}
	}
	return false
}

var (
	errDamaged  = errors.New("the file is damaged, or no TrueType, OpenType or WOFF font")
	errPictures = errors.New("it has no outlines, and nothing else is drawn; a font of emoji is one of pictures")
)

// guard makes an error of a panic in go-text, which trusts what the tables of a font say
// of each other.
func guard(ask func() error) (err error) {
	defer func() {
		if recover() != nil {
			err = errDamaged
		}
	}()
	return ask()
}

// has reports whether the font has a glyph for a character.
func (f *Font) has(r rune) (found bool) {
	err := guard(func() error {
		_, found = f.font.NominalGlyph(r)
		return nil
	})
	return err == nil && found
}
