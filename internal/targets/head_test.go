package targets

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// Whatever stands at an address, what is kept of it are short lines of text.
func FuzzReadHead(f *testing.F) {
	f.Add([]byte("<title>A</title><meta property=og:title content=B>"), "text/html")
	f.Add([]byte("<meta charset=utf-16><title>\xfe\xff\x00"), "text/html; charset=x")
	f.Add([]byte("<TITLE>\u202e\x1b]0;x\x07</TITLE><!--"), "application/xhtml+xml")
	f.Add([]byte("<title><title><meta name=og:image content='a\r\nb'><body>"), "text/html; charset=shift_jis")
	f.Fuzz(func(t *testing.T, page []byte, contentType string) {
		h := readHead(page, contentType)
		for _, s := range []string{h.title(), h.description, h.image, h.width, h.height} {
			if !utf8.ValidString(s) || utf8.RuneCountInString(short(s)) > maxLine || strings.ContainsFunc(s, unicode.IsControl) {
				t.Errorf("found %q", s)
			}
		}
	})
}
