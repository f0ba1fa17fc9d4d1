package config

// Contrast returns the contrast ratio of two colours #rrggbb, from 1 to 21, whichever is
// in front (WCAG 2.2, contrast ratio and relative luminance).
func Contrast(a, b string) float64 {
	x, y := luminance(parseColour(a)), luminance(parseColour(b))
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c linear) float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

// NearestReadable returns the colour most like a given one that has a contrast ratio on
// a background: the same hue, with its lightness moved as little as possible. It is the
// colour itself where that will do, and black or white where no hue has the contrast.
func NearestReadable(color, background string, ratio float64) string {
	if Contrast(color, background) >= ratio {
		return color
	}
	const steps = 1024
	from := parseColour(color).oklab()
	for i := 1; i <= steps; i++ {
		step := float64(i) / steps
		for _, light := range [...]float64{from.light - step, from.light + step} {
			if light < 0 || light > 1 {
				continue
			}
			if near := from.at(light, 1).hex(); Contrast(near, background) >= ratio {
				return near
			}
		}
	}
	return furthest(background)
}

const white, black = "#ffffff", "#000000"

// furthest is white or black, whichever contrasts more: 4.58 at the least.
func furthest(background string) string {
	if Contrast(white, background) >= Contrast(black, background) {
		return white
	}
	return black
}
