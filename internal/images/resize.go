package images

import (
	"image"
	"image/draw"
	"math"
)

// resize scales a part of a picture down with Catmull and Rom's filter. It reads one
// row after another and holds a few rows of sums, so it takes no memory beside the
// picture and its version; and it counts in integers, so that every processor gets
// the same. The Catmull-Rom of golang.org/x/image/draw does neither.
func resize(m image.Image, part image.Rectangle, size image.Point) *image.RGBA {
	out := image.NewRGBA(image.Rectangle{Max: size})
	row := image.NewRGBA(image.Rect(0, 0, part.Dx(), 1))
	across, down := spread(part.Dx(), size.X), spread(part.Dy(), size.Y)
	narrow := make([]int32, 4*size.X)
	sums := make([][]int32, size.Y) // of the rows that are begun and not done
	first := 0                      // of them
	for y := range part.Dy() {
		draw.Draw(row, row.Rect, m, part.Min.Add(image.Pt(0, y)), draw.Src)
		squeeze(narrow, row.Pix, across)
		for to := first; to < size.Y && down[to].from <= y; to++ {
			if sums[to] == nil {
				sums[to] = make([]int32, len(narrow))
			}
			down[to].add(sums[to], narrow, y)
			if y == down[to].from+len(down[to].weights)-1 {
				write(out.Pix[to*out.Stride:], sums[to])
				sums[to] = nil
				first = to + 1
			}
		}
	}
	return out
}

// one is the weight of a whole pixel. A value of 8 bits keeps 6 more between the two
// passes, so that sums of either stay below 31 bits.
const (
	one    = 1 << 14
	finer  = 8 // bits dropped after the first pass
	toByte = 20
)

// A share is what the pixels of a row or column, from one on, give to a pixel of the
// smaller one. Its weights sum up to one.
type share struct {
	from    int
	weights []int32
}

// spread is where the pixels of a smaller row or column come from. Here and below each
// product that is added to is converted: Go may else join the two, which rounds otherwise,
// and does so on some processors only.
//
// Source: The Go Programming Language Specification, "Floating-point operators".
func spread(from, to int) []share {
	shares := make([]share, to)
	scale := float64(from) / float64(to)
	for i := range shares {
		middle := float64((float64(i)+0.5)*scale) - 0.5
		start := max(0, int(math.Ceil(middle-float64(2*scale))))
		end := min(from-1, int(math.Floor(middle+float64(2*scale))))
		shares[i] = share{start, weights(middle, scale, start, end)}
	}
	return shares
}

func weights(middle, scale float64, start, end int) []int32 {
	raw, sum := make([]float64, end-start+1), 0.0
	for i := range raw {
		raw[i] = catmullRom(math.Abs(float64(start+i)-middle) / scale)
		sum += raw[i]
	}
	list, left, heaviest := make([]int32, len(raw)), int32(one), 0
	for i, w := range raw {
		list[i] = int32(math.Round(w / sum * one))
		left -= list[i]
		if w > raw[heaviest] {
			heaviest = i
		}
	}
	list[heaviest] += left
	return list
}

// catmullRom is the filter's weight at a distance.
//
// Source: Mitchell and Netravali, Reconstruction Filters in Computer Graphics, 1988, with B = 0, C = 1/2.
func catmullRom(x float64) float64 {
	switch {
	case x < 1:
		return float64(float64((float64(1.5*x)-2.5)*x)*x) + 1
	case x < 2:
		return float64((float64((float64(-0.5*x)+2.5)*x)-4)*x) + 2
	}
	return 0
}

// squeeze makes a row narrower; the result has 6 bits more than the row.
func squeeze(narrow []int32, row []uint8, across []share) {
	for i, s := range across {
		var r, g, b, a int32
		from := 4 * s.from
		for _, w := range s.weights {
			p := row[from : from+4 : from+4]
			r += w * int32(p[0])
			g += w * int32(p[1])
			b += w * int32(p[2])
			a += w * int32(p[3])
			from += 4
		}
		n := narrow[4*i : 4*i+4 : 4*i+4]
		n[0], n[1], n[2], n[3] = r>>finer, g>>finer, b>>finer, a>>finer
	}
}

// add adds what a row gives to a lower one.
func (s share) add(sums, row []int32, y int) {
	w := s.weights[y-s.from]
	for i, v := range row {
		sums[i] += w * v
	}
}

// write rounds sums to pixels. The filter can go beyond black and white; no colour may
// be stronger than its pixel is opaque.
func write(pix []uint8, sums []int32) {
	for i := 0; i < len(sums); i += 4 {
		opaque := clamp(sums[i+3], 255)
		pix[i], pix[i+1], pix[i+2], pix[i+3] =
			uint8(clamp(sums[i], opaque)), uint8(clamp(sums[i+1], opaque)), uint8(clamp(sums[i+2], opaque)), uint8(opaque)
	}
}

func clamp(sum, most int32) int32 { return max(0, min(most, (sum+1<<(toByte-1))>>toByte)) }
