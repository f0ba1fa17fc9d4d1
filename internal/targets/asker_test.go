package targets

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAsk(t *testing.T) {
	w := newWeb(t)
	w.page("example.org/", `<title>Plain</title>`)
	w.page("example.org/card", `<!doctype html><head><title>Own</title>
<meta property="og:title" content="Our new  region
opens"><meta property="og:title" content="Second">
<meta property="og:description" content="In Rabat &amp; elsewhere">
<meta property="og:image" content="/card.png"><meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630"></head>`)
	w.page("example.org/measured", `<meta property="og:image" content="https://cdn.example.net/card.png">`)
	w.page("example.org/lost", `<meta property="og:image" content="/gone.png">`)
	w.page("example.org/fake", `<meta property="og:image" content="/">`)
	w.page("example.org/clear", `<meta property="og:image" content="http://example.org/card.png">`)
	w.page("example.org/late", `<body><title>Too late</title><meta property="og:title" content="Not in the head">`)
	w.HandleFunc("cdn.example.net/card.png", func(w http.ResponseWriter, r *http.Request) {
		http.ServeContent(w, r, "card.png", now, bytes.NewReader(picture(t, 800, 400)))
	})
	w.page("example.org/webp", `<meta name="og:image" content="/dot.webp">`)
	w.HandleFunc("example.org/dot.webp", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(dot)) })
	w.HandleFunc("example.org/latin", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=windows-1252")
		w.Write([]byte("<title>D\xe9j\xe0</title>"))
	})
	w.HandleFunc("example.org/paper", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/pdf")
		w.Write([]byte("<title>Not looked for</title>"))
	})
	w.HandleFunc("example.org/moved", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "https://www.example.net/there", http.StatusMovedPermanently)
	})
	w.page("www.example.net/there", "<title>There</title>")
	w.HandleFunc("example.org/410", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) })

	size := int64(len(picture(t, 800, 400)))
	tests := map[string]Target{
		"https://example.org/": {Status: 200, Title: "Plain"},
		"https://example.org/card": {Status: 200, Title: "Our new region opens", Description: "In Rabat & elsewhere",
			Image: &Picture{URL: "https://example.org/card.png", Width: 1200, Height: 630}},
		"https://example.org/measured": {Status: 200,
			Image: &Picture{URL: "https://cdn.example.net/card.png", Width: 800, Height: 400, Bytes: size}},
		"https://example.org/webp": {Status: 200,
			Image: &Picture{URL: "https://example.org/dot.webp", Width: 1, Height: 1, Bytes: int64(len(dot))}},
		"https://example.org/lost": {Status: 200,
			Image: &Picture{URL: "https://example.org/gone.png", Error: "it answers 404"}},
		"https://example.org/fake": {Status: 200,
			Image: &Picture{URL: "https://example.org/", Bytes: 20, Error: "it is no picture that networks take"}},
		"https://example.org/clear": {Status: 200,
			Image: &Picture{URL: "http://example.org/card.png", Error: `not asked: found the scheme "http", want https`}},
		"https://example.org/late":  {Status: 200},
		"https://example.org/latin": {Status: 200, Title: "Déjà"},
		"https://example.org/paper": {Status: 200},
		"https://example.org/moved": {Status: 200, Final: "https://www.example.net/there", Title: "There"},
		"https://example.org/410":   {Status: 410},
	}
	var addresses []string
	for address, want := range tests {
		addresses = append(addresses, address)
		want.Checked = now
		tests[address] = want
	}
	w.HandleFunc("example.org/gone.png", http.NotFound)
	if diff := cmp.Diff(Known(tests), w.ask(t, nil, addresses...)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
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

// An answer is believed for a week, a failure for a day; what nobody links to any more
// is forgotten.
func TestFreshAnswersAreNotAskedAgain(t *testing.T) {
	w := newWeb(t)
	w.page("example.org/", "<title>New</title>")
	ago := func(days float64) time.Time { return now.Add(-time.Duration(days * 24 * float64(time.Hour))) }
	for _, test := range []struct {
		known Target
		want  string
	}{
		{Target{Checked: ago(6.9), Status: 200, Title: "Old"}, "Old"},
		{Target{Checked: ago(7), Status: 200, Title: "Old"}, "New"},
		{Target{Checked: ago(0.9), Status: 404, Title: "Old"}, "Old"},
		{Target{Checked: ago(1), Status: 404, Title: "Old"}, "New"},
		{Target{Checked: ago(1), Error: "no such host", Title: "Old"}, "New"},
		{Target{Checked: ago(-1), Status: 200, Title: "Old"}, "New"},
	} {
		known := Known{"https://example.org/": test.known, "https://forgotten.example.org/": {Status: 200}}
		found := w.ask(t, known, "https://example.org/")
		if got := found["https://example.org/"].Title; got != test.want || len(found) != 1 {
			t.Errorf("%+v: found %v, want %s alone", test.known, found, test.want)
		}
	}
}

// It says who it is, asks for no more than it needs, and sends nothing along.
func TestItIntroducesItself(t *testing.T) {
	w := newWeb(t)
	w.HandleFunc("example.org/{$}", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "id", Value: "1"})
		http.Redirect(w, r, "/in", http.StatusFound)
	})
	var header http.Header
	w.HandleFunc("example.org/in", func(_ http.ResponseWriter, r *http.Request) { header = r.Header })
	w.ask(t, nil, "https://example.org/")
	if got := header.Get("User-Agent"); got != UserAgent {
		t.Errorf("User-Agent %q, want %q", got, UserAgent)
	}
	for _, name := range []string{"Cookie", "Referer", "Authorization"} {
		if got := header.Get(name); got != "" {
			t.Errorf("it sends %s: %s", name, got)
		}
	}
}

func TestRetryAfterIsHonouredOnce(t *testing.T) {
	for _, test := range []struct {
		after       string
		asked, want int
	}{{"0", 2, 200}, {"", 1, 429}, {"3600", 1, 429}, {"soon", 1, 429}, {"-1", 1, 429}} {
		w := newWeb(t)
		asked := 0
		w.HandleFunc("example.org/", func(w http.ResponseWriter, _ *http.Request) {
			if asked++; asked == 1 {
				w.Header().Set("Retry-After", test.after)
				w.WriteHeader(http.StatusTooManyRequests)
			}
		})
		found := w.ask(t, nil, "https://example.org/")["https://example.org/"]
		if asked != test.asked || found.Status != test.want {
			t.Errorf("Retry-After %q: asked %d times, status %d, want %d times and %d",
				test.after, asked, found.Status, test.asked, test.want)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	for value, want := range map[string]time.Duration{
		"0": 0, "12": 12 * time.Second,
		"Fri, 20 Nov 2026 08:00:30 GMT": 30 * time.Second, "Thu, 19 Nov 2026 08:00:30 GMT": 0,
	} {
		if got, said := retryAfter(value, now); got != want || !said {
			t.Errorf("Retry-After %q means %v, %t, want %v", value, got, said, want)
		}
	}
}

// One host is asked one thing at a time, eight hosts at once.
func TestPoliteness(t *testing.T) {
	w := newWeb(t)
	var together, most atomic.Int32
	var addresses []string
	for host := range 12 {
		var busy atomic.Bool
		for page := range 3 {
			address := fmt.Sprintf("h%d.example.org/%d", host, page)
			addresses = append(addresses, "https://"+address)
			w.HandleFunc(address, func(http.ResponseWriter, *http.Request) {
				if busy.Swap(true) {
					t.Errorf("%s is asked two things at a time", address)
				}
				for n := together.Add(1); n > most.Load(); {
					most.Store(n)
				}
				time.Sleep(10 * time.Millisecond)
				together.Add(-1)
				busy.Store(false)
			})
		}
	}
	if found := w.ask(t, nil, addresses...); len(found) != len(addresses) {
		t.Errorf("found %d answers, want %d", len(found), len(addresses))
	}
	if got := most.Load(); got > atOnce || got < 2 {
		t.Errorf("%d hosts were asked at once, want up to %d", got, atOnce)
	}
}

func TestPauseBetweenQuestions(t *testing.T) {
	g := newGates(30 * time.Millisecond)
	start := time.Now()
	for range 3 {
		leave, err := g.enter(t.Context(), "example.org")
		if err != nil {
			t.Fatal(err)
		}
		leave()
	}
	if took := time.Since(start); took < 60*time.Millisecond {
		t.Errorf("three questions took %v, want two pauses of 30ms", took)
	}
}

func TestAskingCanBeStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	w := newWeb(t)
	w.HandleFunc("example.org/", func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	asker := Asker{Web: w.Transport, Now: time.Now, Pause: time.Hour}
	_, err := asker.Ask(ctx, nil, []string{"https://example.org/1", "https://example.org/2"})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Ask = %v, want that it was cancelled", err)
	}
}

// Whatever a page says becomes short lines that can be shown.
func TestHostilePages(t *testing.T) {
	w := newWeb(t)
	w.page("long.example.org/", "<title>"+strings.Repeat("x", 1<<20))
	w.page("beyond.example.org/", strings.Repeat(" ", maxBody)+"<title>Never read</title>")
	w.page("control.example.org/", "<title>a\x00b\x1b[31mc\nd\xff</title>")
	w.page("script.example.org/",
		`<title>&lt;script>alert(1)</title><meta property="og:image" content="javascript:alert(1)">`)
	w.page("deep.example.org/", strings.Repeat("<meta property=", 100_000))
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
	w.page("huge.example.org/", `<meta property="og:image" content="/i.png">
<meta property="og:image:width" content="99999999999999999999">`)
	w.HandleFunc("huge.example.org/i.png", func(w http.ResponseWriter, _ *http.Request) {
		w.Write(bytes.Replace(picture(t, 1, 1), []byte{0, 0, 0, 1, 0, 0, 0, 1}, []byte{0, 1, 0, 0, 0, 1, 0, 0}, 1))
	})
	hosts := []string{"long", "beyond", "control", "script", "deep", "bomb", "huge"}
	for i, host := range hosts {
		hosts[i] = "https://" + host + ".example.org/"
	}
	found := w.ask(t, nil, hosts...)
	for address, want := range map[string]string{
		"https://long.example.org/":    strings.Repeat("x", maxLine-1) + "…",
		"https://beyond.example.org/":  "",
		"https://control.example.org/": "a\ufffdb[31mc d\ufffd",
		"https://script.example.org/":  "<script>alert(1)",
		"https://deep.example.org/":    "",
		"https://bomb.example.org/":    "",
		"https://huge.example.org/":    "",
	} {
		if got := found[address]; got.Title != want || got.Status != 200 {
			t.Errorf("%s: found %+v, want the title %q", address, got, want)
		}
	}
	if p := found["https://script.example.org/"].Image; p == nil || p.Error == "" {
		t.Errorf("javascript: found the image %+v, want an error", p)
	}
	if p := found["https://huge.example.org/"].Image; p == nil || p.Error == "" {
		t.Errorf("a picture without end is %+v, want an error", p)
	}
}
