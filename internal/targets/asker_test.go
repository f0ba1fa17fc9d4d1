package targets

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// What is kept of a page is what networks show of it.
func TestWhatAPageSays(t *testing.T) {
	const html = "text/html; charset=utf-8"
	for name, test := range map[string]struct {
		contentType, page  string
		title, description string
	}{
		"title alone": {html, `<title>Plain</title>`, "Plain", ""},
		"for networks": {html, `<!doctype html><head><title>Own</title>
			<meta property="og:title" content="Our new  region
			opens"><meta property="og:title" content="Second">
			<meta property="og:description" content="In Rabat &amp; elsewhere"></head>`,
			"Our new region opens", "In Rabat & elsewhere"},
		"by name":         {html, `<meta name=" OG:Title " content="Named">`, "Named", ""},
		"property first":  {html, `<meta property="og:title" name="title" content="A">`, "A", ""},
		"property last":   {html, `<meta name="twitter:title" property="og:title" content="A">`, "A", ""},
		"property is not": {html, `<title>A</title><meta property="dc:title" name="og:title" content="B">`, "A", ""},
		"second title":    {html, `<title>A</title><title>B</title>`, "A", ""},
		"in the body":     {html, `<body><title>Late</title><meta property="og:title" content="Late">`, "", ""},
		"Latin":           {"text/html; charset=windows-1252", "<title>D\xe9j\xe0</title>", "Déjà", ""},
		"XHTML":           {"application/xhtml+xml", `<title>X</title>`, "X", ""},
		"no page":         {"application/pdf", `<title>Not looked for</title>`, "", ""},
	} {
		w := newWeb(t)
		w.HandleFunc("example.org/", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", test.contentType)
			w.Write([]byte(test.page))
		})
		want := Target{Checked: now, Status: 200, Title: test.title, Description: test.description}
		if diff := cmp.Diff(want, w.ask(t, nil, "https://example.org/")["https://example.org/"]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Where an address leads, and whether there is a page.
func TestWhereAnAddressLeads(t *testing.T) {
	w := newWeb(t)
	w.page("www.example.net/there", "<title>There</title>")
	for path, to := range map[string]string{
		"moved": "https://WWW.example.net:443/there", "part": "//www.example.net/there#part", "lost": "/nowhere",
	} {
		w.HandleFunc("example.org/"+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", to)
			w.WriteHeader(http.StatusMovedPermanently)
		})
	}
	for path, status := range map[string]int{"201": 201, "300": 300, "410": 410} {
		w.HandleFunc("example.org/"+path, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) })
	}
	for address, want := range map[string]Target{
		"https://example.org/moved":   {Status: 200, Final: "https://www.example.net/there", Title: "There"},
		"https://example.org/part":    {Status: 200, Final: "https://www.example.net/there#part", Title: "There"},
		"https://example.org/lost":    {Status: 404, Final: "https://example.org/nowhere"},
		"https://example.org/201":     {Status: 201},
		"https://example.org/300":     {Status: 300},
		"https://example.org/410":     {Status: 410},
		"https://example.org/unknown": {Status: 404},
	} {
		want.Checked = now
		if diff := cmp.Diff(Known{address: want}, w.ask(t, nil, address)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", address, diff)
		}
	}
}

// An answer is believed for a week, a failure for a day; of what nobody links to any
// more there is none.
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
		{Target{Checked: ago(0), Status: 200, Title: "Old"}, "Old"},
		{Target{Checked: ago(-0.1), Status: 200, Title: "Old"}, "New"}, // a clock was wrong
		{Target{Checked: ago(-0.1), Status: 404, Title: "Old"}, "New"},
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
	const busy, down, gone = http.StatusTooManyRequests, http.StatusServiceUnavailable, http.StatusGone
	for _, test := range []struct {
		answer      int
		after       string
		asked, want int
	}{
		{busy, "0", 2, 200}, {down, "0", 2, 200}, {gone, "0", 1, gone},
		{busy, "", 1, busy}, {busy, "31", 1, busy}, {busy, "soon", 1, busy}, {busy, "-1", 1, busy},
		{down, "Fri, 20 Nov 2026 08:00:00 GMT", 2, 200}, {down, "Fri, 20 Nov 2026 08:00:31 GMT", 1, down},
	} {
		w := newWeb(t)
		asked := 0
		w.HandleFunc("example.org/", func(w http.ResponseWriter, _ *http.Request) {
			if asked++; asked == 1 {
				w.Header().Set("Retry-After", test.after)
				w.WriteHeader(test.answer)
			}
		})
		found := w.ask(t, nil, "https://example.org/")["https://example.org/"]
		if asked != test.asked || found.Status != test.want {
			t.Errorf("%d, Retry-After %q: asked %d times, status %d, want %d times and %d",
				test.answer, test.after, asked, found.Status, test.asked, test.want)
		}
	}
}

// A host that has no time twice in a row is left alone, and its answer is kept.
func TestAHostThatDeclinesIsLeftAlone(t *testing.T) {
	w := newWeb(t)
	asked := 0
	w.HandleFunc("example.org/", func(w http.ResponseWriter, _ *http.Request) {
		asked++
		w.Header().Set("Retry-After", "0")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	found := w.ask(t, nil, "https://example.org/")["https://example.org/"]
	if diff := cmp.Diff(Target{Checked: now, Status: 429}, found); diff != "" || asked != 2 {
		t.Errorf("asked %d times, want 2 (-want +got):\n%s", asked, diff)
	}
}

// The pause a server asks for is kept, by the time of whoever asks.
func TestRetryAfter(t *testing.T) {
	for value, want := range map[string]time.Duration{
		"0": 0, "12": 12 * time.Second, "1048575": 1048575 * time.Second,
		"Fri, 20 Nov 2026 08:00:30 GMT": 30 * time.Second, "Thu, 19 Nov 2026 08:00:30 GMT": 0,
	} {
		if got, said := retryAfter(value, now); got != want || !said {
			t.Errorf("Retry-After %q means %v, %t, want %v", value, got, said, want)
		}
	}
	for _, value := range []string{"", "-1", "1048576", "99999999999999999999", "1.5", "soon"} {
		if got, said := retryAfter(value, now); said {
			t.Errorf("Retry-After %q means %v, want nothing", value, got)
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

// A host in whatever spelling is one host: it is asked for each page once, and for one
// at a time.
func TestSpellingsOfAHostAreOneHost(t *testing.T) {
	w := newWeb(t)
	var busy atomic.Bool
	var asked atomic.Int32
	w.HandleFunc("example.org/", func(http.ResponseWriter, *http.Request) {
		if busy.Swap(true) {
			t.Error("the host is asked two things at a time")
		}
		time.Sleep(10 * time.Millisecond)
		asked.Add(1)
		busy.Store(false)
	})
	found := w.ask(t, nil, "https://example.org/a", "https://Example.org/a", "https://example.org:443/a#part",
		"https://EXAMPLE.org:443/b", "https://example.org./c")
	want := Known{}
	for _, page := range []string{"a", "b", "c"} {
		want["https://example.org/"+page] = Target{Checked: now, Status: 200}
	}
	if diff := cmp.Diff(want, found); diff != "" || asked.Load() != 3 {
		t.Errorf("asked %d times, want 3 (-want +got):\n%s", asked.Load(), diff)
	}
}

// Names with an underscore are no host names, but there are hosts that have them.
func TestHostsWithAnUnderscoreAreAsked(t *testing.T) {
	w := newWeb(t)
	w.page("my_page.example.org/", "<title>Mine</title>")
	if got := w.ask(t, nil, "https://my_page.example.org/")["https://my_page.example.org/"].Title; got != "Mine" {
		t.Errorf("found %q", got)
	}
}

// The pause begins when an answer has ended, and other hosts need not wait.
func TestPauseBetweenQuestions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGates(time.Second)
		start := time.Now()
		for i, host := range []string{"example.org", "example.net", "example.org"} {
			leave, err := g.enter(t.Context(), host)
			if err != nil {
				t.Fatal(err)
			}
			if took, want := time.Since(start), []time.Duration{0, time.Minute, 2 * time.Minute}[i]; took != want {
				t.Errorf("question %d after %v, want %v", i, took, want)
			}
			time.Sleep(time.Minute)
			leave()
		}
		for range 2 {
			leave, err := g.enter(t.Context(), "example.org")
			if err != nil {
				t.Fatal(err)
			}
			leave()
		}
		if took, want := time.Since(start), 3*time.Minute+2*time.Second; took != want {
			t.Errorf("two more after %v, want %v", took, want)
		}
	})
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
