package config

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// An oklab is a colour by how light it looks, 0 to 1, and by its hue on two axes
// (bottosson.github.io/posts/oklab; CSS Color 4): moving the lightness alone keeps the
// hue as people see it.
type oklab struct{ light, a, b float64 }

// A linear is red, green and blue as amounts of light, each 0 to 1 where a screen can
// show it.
type linear [3]float64

// parseColour reads #rrggbb. Anything else is black.
func parseColour(hex string) linear {
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 24)
	if err != nil {
		return linear{}
	}
	var c linear
	for i := range c {
		v := float64(n>>(16-8*i)&0xff) / 255
		if v <= 0.04045 {
			c[i] = v / 12.92
		} else {
			c[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return c
}

func (c linear) hex() string {
	var bytes [3]uint8
	for i, v := range c {
		v = min(max(v, 0), 1)
		if v <= 0.0031308 {
			v *= 12.92
		} else {
			v = 1.055*math.Pow(v, 1/2.4) - 0.055
		}
		bytes[i] = uint8(math.Round(v * 255))
	}
	return fmt.Sprintf("#%02x%02x%02x", bytes[0], bytes[1], bytes[2])
}

// shown reports whether a screen can show a colour, but for what rounding takes away.
func (c linear) shown() bool {
	const slack = 1e-4
	return min(c[0], c[1], c[2]) >= -slack && max(c[0], c[1], c[2]) <= 1+slack
}

func (c linear) oklab() oklab {
	l := math.Cbrt(0.4122214708*c[0] + 0.5363325363*c[1] + 0.0514459929*c[2])
	m := math.Cbrt(0.2119034982*c[0] + 0.6806995451*c[1] + 0.1073969566*c[2])
	s := math.Cbrt(0.0883024619*c[0] + 0.2817188376*c[1] + 0.6299787005*c[2])
	return oklab{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

func (o oklab) linear() linear {
	l := cube(o.light + 0.3963377774*o.a + 0.2158037573*o.b)
	m := cube(o.light - 0.1055613458*o.a - 0.0638541728*o.b)
	s := cube(o.light - 0.0894841775*o.a - 1.2914855480*o.b)
	return linear{
		4.0767416621*l - 3.3077115913*m + 0.2309699292*s,
		-1.2684380046*l + 2.6097574011*m - 0.3413193965*s,
		-0.0041960863*l - 0.7034186147*m + 1.7076147010*s,
	}
}

func cube(v float64) float64 { return v * v * v }

// at is the colour at another lightness, as strong as a share of its own strength; less
// where a screen could not show it.
func (o oklab) at(light, strength float64) linear {
	moved := func(strength float64) linear { return oklab{light, o.a * strength, o.b * strength}.linear() }
	if c := moved(strength); c.shown() {
		return c
	}
	weakest := 0.0
	for range 16 {
		middle := (weakest + strength) / 2
		if moved(middle).shown() {
			weakest = middle
		} else {
			strength = middle
		}
	}
	return moved(weakest)
}
