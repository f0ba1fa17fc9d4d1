package targets

import (
	"bytes"
	"image"
	"image/png"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The picture of a card is as large as the page says, else as it is.
func TestPictures(t *testing.T) {
	const card = "https://example.org/card.png"
	measured := &Picture{URL: card, Width: 800, Height: 400, Bytes: int64(len(picture(t, 800, 400)))}
	said := &Picture{URL: card, Width: 1200, Height: 630}
	long := "/card.png?" + strings.Repeat("x", 400)
	for name, test := range map[string]struct {
		page string
		want *Picture
	}{
		"none":          {og("title", "T"), nil},
		"size said":     {og("image", "/card.png", "image:width", "1200", "image:height", "630"), said},
		"size in front": {og("image:height", "630", "image:width", "1200", "image", "/card.png"), said},
		"half a size":   {og("image", "/card.png", "image:width", "1200"), measured},
		"nonsense":      {og("image", "/card.png", "image:width", "0", "image:height", "-1"), measured},
		"too large":     {og("image", "/card.png", "image:width", "65537", "image:height", "630"), measured},
		"size of a second": {og("image", "/card.png", "image", "/dot.webp", "image:width", "1200", "image:height", "630"),
			measured},
		"an empty one first": {og("image", " ", "image", "/card.png", "image:width", "1200", "image:height", "630"), said},
		"elsewhere": {og("image:secure_url", "https://cdn.example.net/dot.webp"),
			&Picture{URL: "https://cdn.example.net/dot.webp", Width: 1, Height: 1, Bytes: int64(len(dot))}},
		"length": {og("image:url", "/endless.png?range=bytes+0-9/10"),
			&Picture{URL: "https://example.org/endless.png?range=bytes+0-9/10", Width: 3, Height: 2, Bytes: 10}},
		"no length": {og("image:url", "/endless.png?range=bytes+0-9/*"),
			&Picture{URL: "https://example.org/endless.png?range=bytes+0-9/*", Width: 3, Height: 2}},
		"less than no length": {og("image:url", "/endless.png?range=bytes+0-9/-1"),
			&Picture{URL: "https://example.org/endless.png?range=bytes+0-9/-1", Width: 3, Height: 2}},
		"long address": {og("image", long),
			&Picture{URL: "https://example.org" + long, Width: 800, Height: 400, Bytes: measured.Bytes}},
	} {
		if diff := cmp.Diff(test.want, pictureOf(t, test.page)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// What can't be shown has the reason, and no size, whatever the page says of one.
func TestPicturesThatCannotBeShown(t *testing.T) {
	for address, want := range map[string]Picture{
		"/none":     {URL: "https://example.org/none", Error: "it answers 204"},
		"/gone.png": {URL: "https://example.org/gone.png", Error: "it answers 404"},
		"/words":    {URL: "https://example.org/words", Bytes: 5, Error: "it is no picture that networks take"},
		"http://example.org/card.png": {URL: "http://example.org/card.png",
			Error: `not asked: found the scheme "http", want https`},
		"https://example.org:8443/x": {URL: "https://example.org:8443/x",
			Error: "not asked: found the port 8443, want 443, that of https"},
		"https://[::1]/x": {URL: "https://[::1]/x", Error: `not asked: "::1" is an IP address, want a name`},
		"https://%zz/":    {URL: "https://%zz/", Error: "its address can't be read"},
		"/" + strings.Repeat("x", maxAddress): {URL: "/" + strings.Repeat("x", maxLine-2) + "…",
			Error: "its address is too long"},
	} {
		got := pictureOf(t, og("image", address, "image:width", "1200"))
		if diff := cmp.Diff(&want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", address, diff)
		}
	}
}

// pictureOf is what is known of the picture of a page, in a web that has some.
func pictureOf(t *testing.T, page string) *Picture {
	t.Helper()
	w := newWeb(t)
	w.file("example.org/card.png", picture(t, 800, 400))
	w.file("example.org/dot.webp", []byte(dot))
	w.file("cdn.example.net/dot.webp", []byte(dot))
	w.file("example.org/words", []byte("words"))
	w.HandleFunc("example.org/none", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	w.HandleFunc("example.org/endless.png", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Range", r.FormValue("range"))
		w.WriteHeader(http.StatusPartialContent)
		w.Write(picture(t, 3, 2))
	})
	w.page("example.org/{$}", page)
	found := w.ask(t, nil, "https://example.org/")["https://example.org/"]
	if found.Status != http.StatusOK {
		t.Errorf("the page itself: %+v", found)
	}
	return found.Image
}

// og is a head that says so to networks.
func og(said ...string) string {
	var b strings.Builder
	for i := 0; i < len(said); i += 2 {
		b.WriteString(`<meta property="og:` + said[i] + `" content="` + said[i+1] + "\">\n")
	}
	return b.String()
}

// dot is a WebP of one pixel.
const dot = "RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00"

func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Of a picture no more is fetched than its start; how large it is in all the server says.
func TestOnlyTheStartOfAPictureIsAskedFor(t *testing.T) {
	w := newWeb(t)
	large := append(picture(t, 800, 400), make([]byte, 1<<20)...)
	var asked http.Header
	w.HandleFunc("example.org/large.png", func(rw http.ResponseWriter, r *http.Request) {
		asked = r.Header
		http.ServeContent(rw, r, "large.png", now, bytes.NewReader(large))
	})
	w.page("example.org/", og("image", "/large.png"))
	found := w.ask(t, nil, "https://example.org/")["https://example.org/"].Image
	want := &Picture{URL: "https://example.org/large.png", Width: 800, Height: 400, Bytes: int64(len(large))}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if asked.Get("Range") != "bytes=0-65535" || asked.Get("Accept") != "image/*" {
		t.Errorf("asked for %q of %q", asked.Get("Range"), asked.Get("Accept"))
	}
}
