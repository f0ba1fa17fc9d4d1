package card

import (
	_ "embed"
	"errors"
	"slices"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
)

//go:embed fonts/IBMPlexSansArabic-Regular.woff
var regularFile []byte

//go:embed fonts/IBMPlexSansArabic-SemiBold.woff
var boldFile []byte

// The bundled faces, read when the first card needs them.
var (
	regularFont = sync.OnceValue(func() *Font { return bundled(regularFile) })
	boldFont    = sync.OnceValue(func() *Font { return bundled(boldFile) })
)

func bundled(data []byte) *Font {
	f, err := readFont(data)
	if err != nil {
		panic(err) // a file of the program, which a test reads
	}
	return f
}

// Fonts are what cards are set in: first a hub's own, then the bundled ones. They may
// be used by several goroutines.
type Fonts struct{ own []*Font }

// NewFonts takes a hub's own fonts in the order in which they are to be tried.
func NewFonts(own ...*Font) *Fonts { return &Fonts{own} }

// Lacks lists the characters of a text, each once, that no font has: they cannot be
// drawn.
func (f *Fonts) Lacks(text string) []rune {
	faces := append(f.own[:len(f.own):len(f.own)], boldFont())
	var missing []rune
	for _, r := range clean(text) {
		has := func(f *Font) bool { return f.has(r) }
		if !invisible(r) && !slices.ContainsFunc(faces, has) && !slices.Contains(missing, r) {
			missing = append(missing, r)
		}
	}
	return missing
}

// Drawable is a text as it is drawn: on one line, without what no font has.
func (f *Fonts) Drawable(text string) string { return without(text, f.Lacks(text)) }

// draw makes a picture with these fonts; where one of the hub's own turns out to be
// damaged only now, with the bundled ones alone.
func (f *Fonts) draw(picture func(*Fonts) ([]byte, error)) (data []byte, err error) {
	err = guard(func() error {
		data, err = picture(f)
		return err
	})
	if errors.Is(err, errDamaged) {
		return picture(NewFonts())
	}
	return data, err
}

// invisible reports whether a character needs no glyph: fonts without it do as well.
// https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
func invisible(r rune) bool {
	return unicode.IsSpace(r) ||
		unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) &&
			!unicode.Is(unicode.Prepended_Concatenation_Mark, r) && !annotation(r)
}

// annotation marks other text: between lines, or in hieroglyphs.
func annotation(r rune) bool { return r >= 0xFFF9 && r <= 0xFFFB || r >= 0x13430 && r <= 0x1343F }

// weights that a card is set in.
const (
	regular = font.WeightNormal
	bold    = font.WeightSemibold
)

// faces are the fonts for a weight, in the order in which they are asked for a
// character. Of a hub's own those come first that are bold, or not, as wanted.
type faces []*font.Face

func (f *Fonts) faces(weight font.Weight) faces {
	last := regularFont
	if weight == bold {
		last = boldFont
	}
	var near, far faces
	for _, own := range f.own {
		if (own.weight >= bold) == (weight >= bold) {
			near = append(near, font.NewFace(own.font))
		} else {
			far = append(far, font.NewFace(own.font))
		}
	}
	return append(append(near, far...), font.NewFace(last().font))
}

// ResolveFace is the first face that has a character.
func (f faces) ResolveFace(r rune) *font.Face {
	for _, face := range f {
		if _, ok := face.NominalGlyph(r); ok {
			return face
		}
	}
	return f[len(f)-1]
}
