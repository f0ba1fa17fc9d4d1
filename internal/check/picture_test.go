package check

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"path"
	"testing"
)

// picture is what stands in an archive for a picture: any text for one of one pixel,
// 1200x630 for one of that size.
func picture(tb testing.TB, name string, text []byte) []byte {
	w, h := 1, 1
	fmt.Sscanf(string(text), "%dx%d", &w, &h)
	m, out := image.NewGray(image.Rect(0, 0, w, h)), new(bytes.Buffer)
	err := png.Encode(out, m)
	if path.Ext(name) == ".jpg" {
		out.Reset()
		err = jpeg.Encode(out, m, nil)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return append(out.Bytes(), text...)
}
