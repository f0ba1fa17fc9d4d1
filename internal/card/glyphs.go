package card

import (
	"image/color"
	"math"
)

// line paints the glyphs of a line from a place on its baseline on. The baseline
// stands on a whole pixel, so that feet are sharp.
func (c *canvas) line(l line, at placement, ink color.RGBA) {
	at.y = float32(math.Round(float64(at.y)))
	for _, g := range l.glyphs {
		shape, ok := g.face.GlyphDataOutline(g.id)
		if !ok {
			continue // a picture instead of a shape, such as an emoji
		}
		unit := at.scale * em / float32(g.face.Upem())
		c.paint(outline(shape.Segments), placement{at.x + g.x*at.scale, at.y - g.y*at.scale, unit}, ink)
	}
}
