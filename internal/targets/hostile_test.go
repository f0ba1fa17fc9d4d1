package targets

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"
)

// Whatever a page says becomes short lines that can be shown.
func TestHostileWords(t *testing.T) {
	full, cut := strings.Repeat("é", maxLine), strings.Repeat("é", maxLine-1)+"…"
	for name, test := range map[string]struct{ page, title, description string }{
		"a line":     {"<title>" + full + "</title>" + og("description", full), full, full},
		"and more":   {"<title>" + full + "é</title>" + og("description", full+"é"), cut, cut},
		"no end":     {"<title>" + strings.Repeat("é", 1<<20), cut, ""},
		"too late":   {strings.Repeat(" ", maxBody-len("<title>Not")) + "<title>Not all is read</title>", "Not", ""},
		"unprinted":  {"<title>a\x00b\x1b[31mc\nd\xff</title>" + og("description", "\u009f \r\n"), "a\ufffdb[31mc d\ufffd", ""},
		"a script":   {"<title>&lt;script>alert(1)</title>", "<script>alert(1)", ""},
		"many a tag": {strings.Repeat("<meta property=", 100_000), "", ""},
	} {
		w := newWeb(t)
		w.page("example.org/", test.page)
		found := w.ask(t, nil, "https://example.org/")["https://example.org/"]
		if found.Title != test.title || found.Description != test.description || found.Status != http.StatusOK {
			t.Errorf("%s: found %+v, want the title %q and %q", name, found, test.title, test.description)
		}
	}
}

// What an answer costs is limited: its headers, its pages, and nothing is read of errors.
func TestHostileAnswers(t *testing.T) {
	w := newWeb(t)
	w.HandleFunc("bomb.example.org/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 64 {
			if _, err := z.Write(make([]byte, 1<<20)); err != nil {
				return // the reader has had enough
			}
		}
		z.Close()
	})
	w.HandleFunc("header.example.org/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X", strings.Repeat("x", 64<<10))
	})
	for address, want := range map[string]Target{
		"https://bomb.example.org/":   {Checked: now, Status: 200},
		"https://header.example.org/": {Checked: now, Error: "the connection failed"},
	} {
		if found := w.ask(t, nil, address)[address]; found != want {
			t.Errorf("%s: found %+v, want %+v", address, found, want)
		}
	}
}

func TestPagesOfErrorsAreNotRead(t *testing.T) {
	asker := Asker{Now: atNow, Web: answers(func(*http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusNotFound, Body: unread{t}}, nil
	})}
	found, err := asker.Ask(t.Context(), nil, []string{"https://example.org/"})
	if got := found["https://example.org/"].Status; err != nil || got != http.StatusNotFound {
		t.Errorf("found %v, %v", found, err)
	}
}

type unread struct{ t *testing.T }

func (u unread) Read([]byte) (int, error) { u.t.Error("it is read"); return 0, io.EOF }
func (unread) Close() error               { return nil }

// A picture that claims more than any screen has is measured, and what can't be is none.
func TestHostilePictures(t *testing.T) {
	w := newWeb(t)
	w.file("example.org/huge.png", bytes.Replace(picture(t, 1, 1),
		[]byte{0, 0, 0, 1, 0, 0, 0, 1}, []byte{0, 1, 0, 0, 0, 1, 0, 0}, 1))
	w.page("example.org/script", og("image", "javascript:alert(1)"))
	w.page("example.org/huge", og("image", "/huge.png", "image:width", strings.Repeat("9", 20), "image:height", "1"))
	for address, want := range map[string]string{
		"https://example.org/script": `not asked: found the scheme "javascript", want https`,
		"https://example.org/huge":   "it is no picture that networks take",
	} {
		if p := w.ask(t, nil, address)[address].Image; p == nil || p.Error != want || p.Width != 0 {
			t.Errorf("%s: found the picture %+v, want the error %s", address, p, want)
		}
	}
}
