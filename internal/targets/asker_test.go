package targets

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"testing"
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
		"XHTML":           {"application/xhtml+xml", `<meta property="og:title" content="X" />`, "X", ""},
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
	for path, status := range map[string]int{"203": 203, "300": 300, "410": 410} {
		w.HandleFunc("example.org/"+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(status)
			w.Write([]byte("<title>Not the page</title>"))
		})
	}
	for address, want := range map[string]Target{
		"https://example.org/moved":   {Status: 200, Final: "https://www.example.net/there", Title: "There"},
		"https://example.org/part":    {Status: 200, Final: "https://www.example.net/there#part", Title: "There"},
		"https://example.org/lost":    {Status: 404, Final: "https://example.org/nowhere"},
		"https://example.org/203":     {Status: 203},
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
		{Target{Checked: ago(1), Status: 400, Title: "Old"}, "New"},
		{Target{Checked: ago(1), Status: 399, Title: "Old"}, "Old"},
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
	for name, want := range map[string]string{"User-Agent": UserAgent, "Accept": "text/html,*/*;q=0.8", "Range": ""} {
		if got := header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	for _, name := range []string{"Cookie", "Referer", "Authorization"} {
		if got := header.Get(name); got != "" {
			t.Errorf("it sends %s: %s", name, got)
		}
	}
}

// Answers are written down in whole seconds of UTC, wherever they were given.
func TestWhenItWasAsked(t *testing.T) {
	w := newWeb(t)
	at := time.Date(2026, 11, 20, 13, 30, 0, 999_999_999, time.FixedZone("", 5*3600+1800))
	asker := Asker{Web: w.Transport, Now: func() time.Time { return at }}
	found, err := asker.Ask(t.Context(), nil, []string{"https://example.org/"})
	if got := found["https://example.org/"].Checked; err != nil || got != now {
		t.Errorf("asked at %v, %v, want %v", got, err, now)
	}
}

// Who waits is told how far it is, of what is asked and not of what is known.
func TestSteps(t *testing.T) {
	w := newWeb(t)
	var steps [][2]int
	asker := Asker{Web: w.Transport, Now: atNow,
		Step: func(done, total int) { steps = append(steps, [2]int{done, total}) }}
	known := Known{"https://example.org/known": {Checked: now, Status: 200}}
	_, err := asker.Ask(t.Context(), known, []string{
		"https://example.org/known", "https://example.org/a", "https://example.net/", "https://Example.org/a", "mailto:a@example.org",
	})
	if want := [][2]int{{1, 2}, {2, 2}}; err != nil || !slices.Equal(steps, want) {
		t.Errorf("told %v, %v, want %v", steps, err, want)
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
