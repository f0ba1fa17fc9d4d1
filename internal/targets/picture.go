package targets

import (
	"bytes"
	"context"
	"image"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	// The formats that networks take.
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"

	_ "golang.org/x/image/webp"
)

const (
	firstBytes = "0-65535" // of a picture; its size stands in front
	maxSide    = 1 << 16   // pixels; who claims more errs
	maxAddress = 2 << 10   // bytes of its address
)

// picture is the image of a page's card: as large as the page says, else as the first
// bytes of the image do. Nil: the page has none.
func (r *round) picture(ctx context.Context, page *url.URL, h head) *Picture {
	switch {
	case h.image == "":
		return nil
	case len(h.image) > maxAddress:
		return &Picture{URL: short(h.image), Error: "its address is too long"}
	}
	u, err := page.Parse(h.image)
	if err != nil {
		return &Picture{URL: h.image, Error: "its address can't be read"}
	}
	p := &Picture{URL: u.String()}
	if _, err := allowed(u); err != nil {
		p.Error = reason(err)
	} else if width, height := side(h.width), side(h.height); width > 0 && height > 0 {
		p.Width, p.Height = width, height
	} else {
		r.measure(ctx, p)
	}
	return p
}

func side(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n > maxSide {
		return 0
	}
	return n
}

// measure asks for the start of a picture.
func (r *round) measure(ctx context.Context, p *Picture) {
	a, err := r.follow(ctx, p.URL, firstBytes)
	switch {
	case err != nil:
		p.Error = reason(err)
		return
	case a.status != http.StatusOK && a.status != http.StatusPartialContent:
		p.Error = "it answers " + strconv.Itoa(a.status)
		return
	}
	p.Bytes = length(a)
	size, _, err := image.DecodeConfig(bytes.NewReader(a.body))
	if err != nil {
		p.Error = "it is no picture that networks take"
		return
	}
	p.Width, p.Height = size.Width, size.Height
}

// length is how many bytes there are of what was asked for, in all; 0: not known.
func length(a *answer) int64 {
	whole := a.header.Get("Content-Length")
	if a.status == http.StatusPartialContent {
		_, whole, _ = strings.Cut(a.header.Get("Content-Range"), "/")
	}
	n, err := strconv.ParseUint(whole, 10, 63)
	if err != nil {
		return 0
	}
	return int64(n)
}
