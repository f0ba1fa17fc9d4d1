package images_test

import (
	"bytes"
	"image"
	"slices"
	"testing"

	"github.com/portevoix/portevoix/internal/images"
)

// adobe is a segment that says how the colours of a JPEG are stored.
func adobe(transform byte) string { return "Adobe\x00\x64\x00\x00\x00\x00" + string([]byte{transform}) }

// printed is a JPEG of one block in the four colours of print. Its bits are, four times, a
// middle value and the end of the block, in the code that stands in every grey JPEG.
func printed(t *testing.T, transform byte) []byte {
	grey := asJPEG(t, image.NewGray(image.Rect(0, 0, 8, 8)))
	frame, scan := bytes.Index(grey, []byte("\xff\xc0")), bytes.Index(grey, []byte("\xff\xda"))
	codes := grey[frame+len(segment(0xc0, "123456789")) : scan]
	return slices.Concat(grey[:2], segment(0xee, adobe(transform)), grey[2:frame],
		segment(0xc0, "\x08\x00\x08\x00\x08\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00"), codes,
		segment(0xda, "\x04\x01\x00\x02\x00\x03\x00\x04\x00\x00\x3f\x00"), []byte("\x28\xa2\x8a\xff\xd9"))
}

// Colours look as they did: without what Adobe's segment says of them they would not.
func TestStripKeepsAdobe(t *testing.T) {
	photograph := asJPEG(t, photo(40, 30))
	for name, file := range map[string][]byte{
		"red, green and blue": insert(photograph, segment(0xee, adobe(0))),
		"and more behind":     insert(photograph, segment(0xee, adobe(0)+secret)),
		"luminance":           insert(photograph, segment(0xee, adobe(1))),
		"print":               printed(t, 0),
		"luminance of print":  printed(t, 2),
	} {
		t.Run(name, func(t *testing.T) {
			stripped, err := images.Strip(file)
			if err != nil {
				t.Fatal(err)
			}
			samePixels(t, decode(t, stripped), decode(t, file))
			if bytes.Contains(stripped, []byte(secret)) || !bytes.Contains(stripped, []byte("Adobe")) {
				t.Error("the segment is not kept, or tells more than that")
			}
			made, _, err := images.Make(file, images.Variant{Width: 8})
			if err != nil || bytes.Contains(made, []byte("Adobe")) {
				t.Errorf("a version, which has other colours, tells of these: %v", err)
			}
		})
	}
}

func TestStripDropsHalfOfAdobe(t *testing.T) {
	file := asJPEG(t, photo(40, 30))
	stripped, err := images.Strip(insert(file, segment(0xee, adobe(0)[:11]), segment(0xee, "Apple, "+secret)))
	if err != nil || !bytes.Equal(stripped, file) {
		t.Errorf("found %q, %v", stripped[:40], err)
	}
}
