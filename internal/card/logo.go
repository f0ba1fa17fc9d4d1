package card

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"golang.org/x/image/draw"

	"github.com/portevoix/portevoix/internal/config"
)

// maxPixels is how many a logo may have: a small file can claim to be very large.
const maxPixels = 16 << 20

// A Logo is a picture that stands for the hub.
type Logo struct {
	img   image.Image
	light bool // made for dark grounds
}

// ParseLogo reads a PNG of at most 16 million pixels.
func ParseLogo(data []byte) (*Logo, error) {
	config, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read logo: %w", err)
	}
	if config.Width > maxPixels/config.Height {
		return nil, fmt.Errorf("read logo: %d × %d pixels are too many", config.Width, config.Height)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read logo: %w", err)
	}
	return &Logo{img, isLight(img)}, nil
}

// isLight reports whether a picture, where it is not transparent, is hardly seen on
// white.
func isLight(img image.Image) bool {
	small := image.NewRGBA(image.Rect(0, 0, 32, 32))
	draw.ApproxBiLinear.Scale(small, small.Rect, img, img.Bounds(), draw.Src, nil)
	var sum [4]int
	for i, v := range small.Pix {
		sum[i%4] += int(v)
	}
	opaque := max(1, sum[3]) // the other sums are as much less as the picture is transparent
	mean := func(sum int) uint8 { return uint8(sum * 0xff / opaque) }
	return config.Contrast(hex(color.RGBA{mean(sum[0]), mean(sum[1]), mean(sum[2]), 0xff}), hex(white)) < 1.4
}

var white = color.RGBA{0xff, 0xff, 0xff, 0xff}

// ground is what the logo is seen on.
func (l *Logo) ground(p palette) color.RGBA {
	if l.light {
		return p.ground
	}
	return white
}

// width is that of the logo at a height.
func (l *Logo) width(height int) int {
	size := l.img.Bounds().Size()
	return max(1, (size.X*height+size.Y/2)/size.Y)
}

// logo draws a logo in the middle of an area, as large as fits.
func (c *canvas) logo(l *Logo, area image.Rectangle) {
	width, height := l.width(area.Dy()), area.Dy()
	if width > area.Dx() {
		width, height = area.Dx(), max(1, area.Dx()*height/width)
	}
	at := area.Min.Add(image.Pt((area.Dx()-width)/2, (area.Dy()-height)/2))
	to := image.Rectangle{at, at.Add(image.Pt(width, height))}
	draw.CatmullRom.Scale(c, to, l.img, l.img.Bounds(), draw.Over, nil)
}
