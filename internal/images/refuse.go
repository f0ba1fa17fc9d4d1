package images

import (
	"bytes"
	"strings"
)

// others are formats that people send, by what they begin with.
var others = []struct {
	skip    int // bytes before it
	start   string
	refusal Refusal
}{
	{4, "ftypheic", Refusal{"it is a HEIC picture, which only some browsers show", "export it as JPEG"}},
	{4, "ftypheix", Refusal{"it is a HEIC picture, which only some browsers show", "export it as JPEG"}},
	{4, "ftypmif1", Refusal{"it is a HEIF picture, which only some browsers show", "export it as JPEG"}},
	{4, "ftypavif", Refusal{"it is an AVIF picture, which networks do not take", "export it as JPEG"}},
	{0, "\x00\x00\x00\x0cJXL ", Refusal{"it is a JPEG XL picture, which networks do not take", "export it as JPEG"}},
	{0, "II*\x00", Refusal{"it is a TIFF picture, which browsers do not show", "export it as JPEG or PNG"}},
	{0, "MM\x00*", Refusal{"it is a TIFF picture, which browsers do not show", "export it as JPEG or PNG"}},
	{0, "BM", Refusal{"it is a BMP picture, which networks do not take", "export it as PNG"}},
	{0, "8BPS", Refusal{"it is a Photoshop file", "export it as JPEG or PNG"}},
	{0, "%PDF-", Refusal{"it is a PDF document", "give it the ending .pdf"}},
	{0, "version https://git-lfs", Refusal{"it is a pointer of Git LFS", "fetch the file: git lfs pull"}},
}

const wanted = "use a JPEG, PNG, GIF or WebP file"

// refusal says what a file is that is no picture.
func refusal(data []byte) *Refusal {
	if len(data) == 0 {
		return &Refusal{"the file is empty", wanted}
	}
	for _, o := range others {
		if bytes.HasPrefix(data[min(o.skip, len(data)):], []byte(o.start)) {
			return &o.refusal
		}
	}
	if strings.Contains(strings.ToLower(string(data[:min(4096, len(data))])), "<svg") {
		return &Refusal{"it is an SVG drawing, which can hold scripts and which networks do not take",
			"export it as PNG"}
	}
	return &Refusal{"it is no picture", wanted}
}
