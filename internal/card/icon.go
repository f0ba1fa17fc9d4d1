package card

import (
	"image"
	"unicode"
)

// An Icon stands for the hub on a phone's home screen: its logo, else the first letter
// of its name in the hub's colours.
type Icon struct {
	Lang     string // language of the name, a BCP 47 tag
	Name     string
	Size     int  // pixels of a side, 16 to 1024
	Maskable bool // fills its square; what matters stands where every mask leaves it
	Brand    Brand
}

// Draw makes the picture, a square PNG.
func (i Icon) Draw(fonts *Fonts) ([]byte, error) { return fonts.draw(i.picture) }

func (i Icon) picture(fonts *Fonts) ([]byte, error) {
	colours, err := newPalette(i.Brand)
	if err != nil {
		return nil, err
	}
	ground := colours.ground
	if i.Brand.Logo != nil {
		ground = i.Brand.Logo.ground(colours)
	}
	c := &canvas{RGBA: image.NewRGBA(image.Rect(0, 0, i.Size, i.Size))}
	size := float32(i.Size)
	switch {
	case i.Maskable:
		c = newCanvas(i.Size, i.Size, ground)
	case i.Brand.Logo == nil:
		c.paint(box(size, size, size*0.22), placement{0, size, 1}, ground)
	}
	i.draw(c, colours, fonts)
	return encode(c.RGBA)
}

// draw puts the logo or the letter in the middle. A mask may leave no more than a disc
// of four fifths of the side (https://www.w3.org/TR/appmanifest/#icon-masks).
func (i Icon) draw(c *canvas, colours palette, fonts *Fonts) {
	inset := i.Size / 16
	if i.Maskable {
		inset = i.Size * 22 / 100
	}
	area := c.Rect.Inset(inset)
	if logo := i.Brand.Logo; logo != nil {
		c.logo(logo, area)
		return
	}
	size := float32(i.Size)
	letter := i.letter(fonts)
	if len(letter.glyphs) == 0 {
		c.paint(waves(), placement{size / 4, size * 3 / 4, size / 2 / side}, colours.ink)
		return
	}
	scale := size * 0.5 / max(letter.top-letter.bottom, letter.width())
	c.line(letter, placement{
		size/2 - (letter.left+letter.right)/2*scale,
		size/2 + (letter.top+letter.bottom)/2*scale,
		scale,
	}, colours.ink)
}

// letter is the first of the name that a font has.
func (i Icon) letter(fonts *Fonts) line {
	for _, r := range clean(i.Name) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) || len(fonts.Lacks(string(r))) > 0 {
			continue
		}
		letter := string(unicode.ToUpper(r))
		if lines := newSetting(fonts, bold, i.Lang, false).shape(letter).wrap(10*em, false); len(lines) > 0 {
			return lines[0]
		}
	}
	return line{}
}
