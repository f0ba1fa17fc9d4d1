package card

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"
)

// A canvas is a picture being drawn.
type canvas struct {
	*image.RGBA
	raster vector.Rasterizer
	mask   []uint8
}

func newCanvas(width, height int, ground color.RGBA) *canvas {
	c := &canvas{RGBA: image.NewRGBA(image.Rect(0, 0, width, height))}
	draw.Draw(c.RGBA, c.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
	return c
}

// An outline is closed curves on a grid of its own, whose vertical axis goes up. A
// glyph is one, and so is every other shape of a card.
type outline []font.Segment

// A placement says where the origin of an outline's grid comes to stand, in pixels
// from the top left corner, and how large its unit is.
type placement struct{ x, y, scale float32 }

// at is where a point of the grid comes to stand.
func (p placement) at(s font.SegmentPoint) (x, y float32) {
	return p.x + s.X*p.scale, p.y - s.Y*p.scale
}

// bounds are the whole pixels that an outline touches.
func (o outline) bounds(p placement) image.Rectangle {
	var left, top, right, bottom float32 = math.MaxFloat32, math.MaxFloat32, -math.MaxFloat32, -math.MaxFloat32
	for i := range o {
		for _, point := range o[i].ArgsSlice() {
			x, y := p.at(point)
			left, right = min(left, x), max(right, x)
			top, bottom = min(top, y), max(bottom, y)
		}
	}
	if left > right {
		return image.Rectangle{}
	}
	floor := func(v float32) int { return int(math.Floor(float64(v))) }
	return image.Rect(floor(left), floor(top), floor(right)+1, floor(bottom)+1)
}

// vast is how many pixels no shape has. A glyph of a damaged font may have more than there
// is memory for.
const vast = 4 * Width * Height

// paint lays ink over what is inside an outline.
func (c *canvas) paint(o outline, p placement, ink color.RGBA) {
	area := o.bounds(p)
	n := area.Dx() * area.Dy()
	visible := area.Intersect(c.Rect)
	if visible.Empty() || n > vast {
		return
	}
	p.x -= float32(area.Min.X)
	p.y -= float32(area.Min.Y)
	c.trace(o, p, area.Dx(), area.Dy())
	if cap(c.mask) < n {
		c.mask = make([]uint8, n)
	}
	mask := &image.Alpha{Pix: c.mask[:n], Stride: area.Dx(), Rect: image.Rect(0, 0, area.Dx(), area.Dy())}
	c.raster.DrawOp = draw.Src
	c.raster.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	for y := visible.Min.Y; y < visible.Max.Y; y++ {
		for x := visible.Min.X; x < visible.Max.X; x++ {
			if cover := mask.Pix[mask.PixOffset(x-area.Min.X, y-area.Min.Y)]; cover > 0 {
				c.blend(c.PixOffset(x, y), ink, int(cover))
			}
		}
	}
}

// trace gives an outline to the rasteriser.
func (c *canvas) trace(o outline, p placement, width, height int) {
	c.raster.Reset(width, height)
	for i := range o {
		var x, y [3]float32
		for j, point := range o[i].ArgsSlice() {
			x[j], y[j] = p.at(point)
		}
		switch o[i].Op {
		case opentype.SegmentOpMoveTo:
			c.raster.ClosePath()
			c.raster.MoveTo(x[0], y[0])
		case opentype.SegmentOpLineTo:
			c.raster.LineTo(x[0], y[0])
		case opentype.SegmentOpQuadTo:
			c.raster.QuadTo(x[0], y[0], x[1], y[1])
		case opentype.SegmentOpCubeTo:
			c.raster.CubeTo(x[0], y[0], x[1], y[1], x[2], y[2])
		}
	}
	c.raster.ClosePath()
}

// steps is how many shades the edge of a shape has: as smooth to the eye as 255, and
// few enough for a palette.
const steps = 24

// blend mixes ink into a pixel that is covered in part.
func (c *canvas) blend(at int, ink color.RGBA, cover int) {
	step := (cover*steps + 127) / 255
	pixel := c.Pix[at : at+4 : at+4]
	if step == steps {
		pixel[0], pixel[1], pixel[2], pixel[3] = ink.R, ink.G, ink.B, ink.A
		return
	}
	for i, v := range [4]uint8{ink.R, ink.G, ink.B, ink.A} {
		pixel[i] = uint8((int(pixel[i])*(steps-step) + int(v)*step + steps/2) / steps)
	}
}
