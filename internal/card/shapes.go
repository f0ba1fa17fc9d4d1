package card

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// side is the grid on which shapes stand.
const side = 1000

// bow is how far the handles of a curve reach that draws a quarter of a circle.
const bow = 0.5523

func moveTo(x, y float32) font.Segment {
	return font.Segment{Op: opentype.SegmentOpMoveTo, Args: [3]font.SegmentPoint{{X: x, Y: y}}}
}

func lineTo(x, y float32) font.Segment {
	return font.Segment{Op: opentype.SegmentOpLineTo, Args: [3]font.SegmentPoint{{X: x, Y: y}}}
}

// arcTo goes on by a quarter of a circle or ellipse from a point to another, leaving
// it towards the corner at cx, cy.
func arcTo(fromX, fromY, cx, cy, x, y float32) font.Segment {
	return font.Segment{Op: opentype.SegmentOpCubeTo, Args: [3]font.SegmentPoint{
		{X: fromX + (cx-fromX)*bow, Y: fromY + (cy-fromY)*bow},
		{X: x + (cx-x)*bow, Y: y + (cy-y)*bow},
		{X: x, Y: y},
	}}
}

// box is a rectangle from the origin with corners of a radius.
func box(width, height, radius float32) outline {
	w, h, r := width, height, radius
	return outline{
		moveTo(r, 0), lineTo(w-r, 0), arcTo(w-r, 0, w, 0, w, r),
		lineTo(w, h-r), arcTo(w, h-r, w, h, w-r, h),
		lineTo(r, h), arcTo(r, h, 0, h, 0, h-r),
		lineTo(0, r), arcTo(0, r, 0, 0, r, 0),
	}
}

// quarter is a quarter of a disc around the origin.
func quarter(radius float32) outline {
	return outline{moveTo(0, 0), lineTo(radius, 0), arcTo(radius, 0, radius, radius, 0, radius)}
}

// wave is a quarter of a ring around the origin.
func wave(outer, inner float32) outline {
	return outline{
		moveTo(inner, 0), lineTo(outer, 0), arcTo(outer, 0, outer, outer, 0, outer),
		lineTo(0, inner), arcTo(0, inner, inner, inner, inner, 0),
	}
}

// waves are three around each other: a voice that carries.
func waves() outline {
	return append(append(quarter(side*2/7), wave(side*9/14, side*3/7)...), wave(side, side*11/14)...)
}

// leaf is round in two corners that face each other.
func leaf() outline {
	return outline{
		moveTo(0, 0), arcTo(0, 0, side, 0, side, side), arcTo(side, side, 0, side, 0, 0),
	}
}

// disc fills the grid.
func disc() outline { return box(side, side, side/2) }

// hill is half a disc on the ground.
func hill() outline {
	return outline{
		moveTo(0, 0), lineTo(side, 0),
		arcTo(side, 0, side, side/2, side/2, side/2), arcTo(side/2, side/2, 0, side/2, 0, 0),
	}
}

// turned is an outline turned to the left by quarters about the middle of the grid.
func (o outline) turned(quarters int) outline {
	turned := append(outline(nil), o...)
	for range quarters {
		for i := range turned {
			for j, p := range turned[i].Args {
				turned[i].Args[j] = font.SegmentPoint{X: side - p.Y, Y: p.X}
			}
		}
	}
	return turned
}

// mirrored is an outline as seen in a mirror.
func (o outline) mirrored() outline {
	mirrored := append(outline(nil), o...)
	for i := range mirrored {
		for j, p := range mirrored[i].Args {
			mirrored[i].Args[j].X = side - p.X
		}
	}
	return mirrored
}
