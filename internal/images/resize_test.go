package images

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"image"
	"math"
	"math/rand/v2"
	"testing"
)

// Every processor makes these pixels of these.
func TestResizedPixels(t *testing.T) {
	const want = "d8bb15eea16ec8e199ddc10240854d96de1924260d92db02ad1bc882d093d719"
	noise := rand.NewChaCha8([32]byte{1})
	m := image.NewRGBA(image.Rect(0, 0, 331, 227))
	for at := 0; at < len(m.Pix); at += 4 {
		noise.Read(m.Pix[at : at+3])
		m.Pix[at+3] = 255
	}
	sum := sha256.New()
	for width := 1; width <= 331; width += 30 {
		sum.Write(resize(m, m.Rect, image.Pt(width, 1+width*2/3)).Pix)
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != want {
		t.Errorf("the pixels have the digest %s, want %s", got, want)
	}
}

// Every processor weighs alike, to the last bit: one that joins a product and a sum does
// not. GOAMD64=v3 has such processors, as arm64 has.
func TestFilterIsExact(t *testing.T) {
	const want = "b9d8058bb8890006403ce7f0f4eb68fdde90dd68ed0e9f4310492e4350f11416"
	sum := sha256.New()
	for i := range 2000 {
		bits := math.Float64bits(catmullRom(float64(i) / 997))
		sum.Write(binary.BigEndian.AppendUint64(nil, bits))
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != want {
		t.Errorf("the weights have the digest %s, want %s", got, want)
	}
}

// Rounding neither darkens nor brightens, however small each pixel's part is.
func TestWeightsSumUpToOne(t *testing.T) {
	for _, from := range []int{1, 2, 3, 480, 1001, 4000, maxSide} {
		for _, to := range []int{1, 2, 7, 480, 1600} {
			if to > from {
				continue
			}
			for i, s := range spread(from, to) {
				sum := int32(0)
				for _, w := range s.weights {
					sum += w
				}
				if sum != one || s.from < 0 || s.from+len(s.weights) > from {
					t.Fatalf("%d of %d pixels: pixel %d takes %d of %d from %d pixels at %d",
						to, from, i, sum, one, len(s.weights), s.from)
				}
			}
		}
	}
}
