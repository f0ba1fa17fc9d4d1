package images_test

import (
	"bytes"
	"compress/zlib"
	"image"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/images"
)

// A version has red, green and blue: their profile goes along, no other does.
func TestMakeCarriesProfile(t *testing.T) {
	other := func(space string) string { return string(profile[:16]) + space + string(profile[20:]) }
	long := string(profile) + strings.Repeat("x", 65_519-len(profile))
	for name, test := range map[string]struct {
		profile string
		carried bool
	}{
		"red, green, blue": {string(profile), true},
		"grey":             {other("GRAY"), false},
		"print":            {other("CMYK"), false},
		"cut off":          {string(profile[:19]), false},
		"as long as fits":  {long, true},
		"too long":         {long + "x", false},
	} {
		t.Run(name, func(t *testing.T) {
			for _, file := range [][]byte{
				profiledJPEG(t, test.profile), profiledPNG(t, test.profile),
				riff(webpChunk("ICCP", test.profile), webpChunk("VP8L", lossless(9, 7))),
			} {
				made, info, err := images.Make(file, images.Variant{Width: 8})
				if err != nil {
					t.Fatal(err)
				}
				if found := profileOf(t, made); (found == test.profile) != test.carried || !test.carried && found != "" {
					t.Errorf("%s: found a profile of %d bytes", info.Type, len(found))
				}
			}
		})
	}
}

// profiledJPEG is a JPEG with a profile in as many segments as it takes.
func profiledJPEG(t *testing.T, profile string) []byte {
	var segments [][]byte
	parts := slices.Collect(slices.Chunk([]byte(profile), 60_000))
	for i, part := range parts {
		head := []byte{byte(i + 1), byte(len(parts))}
		segments = append(segments, segment(0xe2, "ICC_PROFILE\x00"+string(head)+string(part)))
	}
	return insert(asJPEG(t, photo(9, 7)), segments...)
}

func profiledPNG(t *testing.T, profile string) []byte {
	body := bytes.NewBufferString("icc\x00\x00")
	w := zlib.NewWriter(body)
	io.WriteString(w, profile)
	w.Close()
	file := asPNG(t, image.NewRGBA(image.Rect(0, 0, 9, 7)))
	return slices.Insert(file, head, chunk("iCCP", body.String())...)
}

// profileOf is the profile of a JPEG or PNG that Make made; "": there is none.
func profileOf(t *testing.T, file []byte) string {
	if _, rest, found := bytes.Cut(file, []byte("ICC_PROFILE\x00\x01\x01")); found {
		size := bytes.Index(file, []byte("ICC_PROFILE")) - 2
		return string(rest[:int(file[size])<<8+int(file[size+1])-16])
	}
	_, rest, found := bytes.Cut(file, []byte("iCCPicc\x00\x00"))
	if !found {
		return ""
	}
	r, err := zlib.NewReader(bytes.NewReader(rest))
	if err != nil {
		t.Fatal(err)
	}
	profile, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(profile)
}
