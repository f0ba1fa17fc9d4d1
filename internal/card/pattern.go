package card

import (
	"hash/fnv"
	"image/color"
)

// The pattern is tiles along the edge where lines end, a column of rows beside
// another. Which shapes they have follows from the words of the card: it can be told
// from others before it is read.
const (
	tile    = 105
	rows    = Height / tile
	columns = 2
)

var motifs = []func() outline{
	waves,
	func() outline { return quarter(side) },
	leaf,
	disc,
	hill,
}

// A dice gives numbers that follow from a text alone.
type dice uint64

func newDice(text string) dice {
	h := fnv.New64a()
	h.Write([]byte(text))
	return dice(h.Sum64())
}

// roll is a number below n (SplitMix64).
func (d *dice) roll(n int) int {
	*d += 0x9e3779b97f4a7c15
	z := uint64(*d)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) % uint64(n))
}

// pattern lays the tiles. Every column has the accent twice, so that it is never
// without and never full of it.
func (c *canvas) pattern(p palette, words string, mirror bool) {
	d := newDice(words)
	before := -1
	for column := range columns {
		first := d.roll(rows)
		second := (first + 2 + d.roll(rows-3)) % rows
		for row := range rows {
			motif := d.roll(len(motifs) - 1)
			if motif >= before && before >= 0 {
				motif++ // never the same twice in a row
			}
			before = motif
			ink, ground := p.plain(&d)
			if row == first || row == second {
				ink = p.accent
			}
			c.tile(column, row, motifs[motif]().turned(d.roll(4)), ink, ground, mirror)
		}
	}
}

// plain are two quiet colours for a shape and what is behind it.
func (p palette) plain(d *dice) (ink, ground color.RGBA) {
	switch d.roll(4) {
	case 0:
		return p.shade, p.tint
	case 1:
		return p.tint, p.shade
	case 2:
		return p.shade, p.ground
	}
	return p.tint, p.ground
}

func (c *canvas) tile(column, row int, shape outline, ink, ground color.RGBA, mirror bool) {
	at := placement{float32(Width - (columns-column)*tile), float32((row + 1) * tile), float32(tile) / side}
	if mirror {
		at.x = Width - tile - at.x
		shape = shape.mirrored()
	}
	c.paint(box(side, side, 0), at, ground)
	c.paint(shape, at, ink)
}
