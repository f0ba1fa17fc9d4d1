package images

import (
	"bytes"
	"errors"
	"strings"
)

// others are formats that people send, and what to do about them.
var others = []struct{ at4, start, refusal string }{
	{"ftypheic", "", "it is a HEIC picture, which only some browsers show; export it as JPEG"},
	{"ftypheix", "", "it is a HEIC picture, which only some browsers show; export it as JPEG"},
	{"ftypmif1", "", "it is a HEIF picture, which only some browsers show; export it as JPEG"},
	{"ftypavif", "", "it is an AVIF picture, which networks do not take; export it as JPEG"},
	{"", "\x00\x00\x00\x0cJXL ", "it is a JPEG XL picture, which networks do not take; export it as JPEG"},
	{"", "II*\x00", "it is a TIFF picture, which browsers do not show; export it as JPEG or PNG"},
	{"", "MM\x00*", "it is a TIFF picture, which browsers do not show; export it as JPEG or PNG"},
	{"", "BM", "it is a BMP picture, which networks do not take; export it as PNG"},
	{"", "8BPS", "it is a Photoshop file; export it as JPEG or PNG"},
	{"", "%PDF-", "it is a PDF document; name it with the ending .pdf"},
	{"", "version https://git-lfs", "it is a pointer of Git LFS; fetch the file with git lfs pull"},
}

// refusal says what a file is that is no picture.
func refusal(data []byte) error {
	if len(data) == 0 {
		return errors.New("the file is empty")
	}
	for _, o := range others {
		if o.start != "" && bytes.HasPrefix(data, []byte(o.start)) ||
			o.at4 != "" && bytes.HasPrefix(data[min(4, len(data)):], []byte(o.at4)) {
			return errors.New(o.refusal)
		}
	}
	if head := strings.ToLower(string(data[:min(4096, len(data))])); strings.Contains(head, "<svg") {
		return errors.New("it is an SVG drawing, which can hold scripts and which networks do not take; export it as PNG")
	}
	return errors.New("it is no picture, want JPEG, PNG, GIF or WebP")
}
