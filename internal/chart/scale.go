package chart

// steps is how many lines a scale has at most above zero.
const steps = 4

// scale is the values at which a line is drawn, 0 first, the last as high as the
// highest value or higher. They are multiples of 1, 2 or 5 and a power of ten.
func scale(highest int64) []int64 {
	step := niceStep(highest)
	ticks := []int64{0, step}
	for last := step; last < highest; {
		last += step
		ticks = append(ticks, last)
	}
	return ticks
}

func niceStep(highest int64) int64 {
	for power := int64(1); ; power *= 10 {
		for _, times := range []int64{1, 2, 5} {
			if step := times * power; (highest-1)/step < steps {
				return step
			}
		}
	}
}
