package chart

import (
	"fmt"
	"math/bits"
)

// A Percent is a place along a line, in hundredths of a percent of its length.
type Percent int

// String is the place as SVG has it: 12.34%.
func (p Percent) String() string { return decimal(int(p)) + "%" }

// An Em is a height, in hundredths of the size of the letters.
type Em int

// String is the height as SVG has it: 1.50em.
func (e Em) String() string { return decimal(int(e)) + "em" }

func decimal(hundredths int) string {
	sign := ""
	if hundredths < 0 {
		sign, hundredths = "-", -hundredths
	}
	return fmt.Sprintf("%s%d.%02d", sign, hundredths/100, hundredths%100)
}

const full Percent = 100_00

// scaled is what value is of whole, of a size, rounded. What is not zero is a hundredth
// of the size at least, so that it is seen.
func scaled(value, whole int64, size int) int {
	high, low := bits.Mul64(uint64(value), uint64(size))
	low, carry := bits.Add64(low, uint64(whole)/2, 0)
	scaled, _ := bits.Div64(high+carry, low, uint64(whole))
	if value > 0 {
		return max(int(scaled), size/100)
	}
	return int(scaled)
}

// A side turns places around where the page runs from right to left.
type side bool

func (rtl side) point(x Percent) Percent { return rtl.span(x, 0) }

func (rtl side) span(x, width Percent) Percent {
	if rtl {
		return full - x - width
	}
	return x
}
