package sources

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/metrics"
)

const secret = "s3cret/token+1"

// A web answers requests in memory, so that waits take no time in a synctest bubble. What
// announces more bytes than it sends breaks off.
type web struct {
	handler http.Handler
	hosts   map[string]int // requests
}

func (w *web) RoundTrip(r *http.Request) (*http.Response, error) {
	w.hosts[r.URL.Host]++
	recorder := httptest.NewRecorder()
	w.handler.ServeHTTP(recorder, r) // which ends with the request
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	answer := recorder.Result()
	if answer.ContentLength > int64(recorder.Body.Len()) {
		answer.Body = io.NopCloser(io.MultiReader(answer.Body, brokenOff{}))
	}
	return answer, nil
}

type brokenOff struct{}

func (brokenOff) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// A remote is a kind of source with another program that answers it.
type remote struct {
	kind    Kind
	source  config.Source
	usual   string // host
	strict  func(t *testing.T) http.Handler
	want    string
	refusal string // JSON of an error, as the program words it
}

var remotes = []remote{plausibleRemote, matomoRemote, umamiRemote, ga4Remote, goatcounterRemote}

// asked is the small hub on 8 July 2026, with all days before the 5th closed.
func (a remote) asked(t *testing.T, handler http.Handler) (Asked, *web) {
	t.Helper()
	w := &web{handler, map[string]int{}}
	asked := smallHub(t)
	asked.Source, asked.Now = a.source, time.Date(2026, 7, 8, 10, 0, 0, 0, time.UTC)
	asked.Source.Name, asked.Source.Kind, asked.Source.TokenEnv = "web", a.kind.Name, "TOKEN"
	asked.Closed = func(day string) bool { return day < "2026-07-05" }
	asked.Client = &http.Client{Transport: w}
	asked.Env = func(name string) string { return map[string]string{"TOKEN": secret}[name] }
	return asked, w
}

// Each program is asked as it documents, and what it says becomes facts.
func TestAsk(t *testing.T) {
	for _, a := range remotes {
		t.Run(a.kind.Name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				asked, w := a.asked(t, a.strict(t))
				batch, err := a.kind.Collect(t.Context(), asked)
				if diff := cmp.Diff(a.want, told(batch)); err != nil || diff != "" {
					t.Fatalf("%v %s", err, diff)
				}
				if len(w.hosts) != 1 || w.hosts[a.usual] == 0 {
					t.Errorf("asked %v", w.hosts)
				}
				again, err := a.kind.Collect(t.Context(), asked)
				if diff := cmp.Diff(batch, again); err != nil || diff != "" {
					t.Errorf("asked twice: %v %s", err, diff)
				}
				closed := 0
				for _, day := range batch.Days {
					if day.Closed {
						closed++
					}
				}
				asked.Closed = func(string) bool { return true }
				before := w.hosts[a.usual]
				batch, err = a.kind.Collect(t.Context(), asked)
				if err != nil || len(batch.Days) > 0 || w.hosts[a.usual] > before {
					t.Errorf("all days are closed: %s %v", told(batch), err)
				}
			})
		})
	}
}

// A day is closed when it is over for four days; today is not asked about. A new source
// begins with the first day that it has something of.
func TestWindow(t *testing.T) {
	asked := smallHub(t)
	asked.Now = time.Date(2026, 7, 7, 22, 30, 0, 0, time.UTC) // the 8th in Paris
	asked.Closed = func(day string) bool { return day == "2026-07-03" || day == "2026-07-05" }
	days := asked.window(5)
	if len(days) != 4 || days[0].Format(time.RFC3339) != "2026-07-04T00:00:00+02:00" {
		t.Fatalf("asked about %v", days)
	}
	some := book{}
	some.of("2026-07-06")
	before := &metrics.Facts{Sources: []metrics.Kept{{Source: asked.Source.Name}}}
	for _, test := range []struct {
		name string
		kept *metrics.Facts
		said book
		want []string
	}{
		{"known before", before, book{}, []string{"2026-07-04 true", "2026-07-06 false", "2026-07-07 false"}},
		{"new", nil, some, []string{"2026-07-06 false", "2026-07-07 false"}},
		{"new, and has nothing", nil, book{}, nil},
	} {
		asked.Kept = test.kept
		var got []string
		for _, d := range asked.answered(maps.Clone(test.said), days).Days {
			got = append(got, fmt.Sprint(d.Day, " ", d.Closed))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// A fault is what goes wrong with the first answers.
type fault struct {
	name    string
	times   int // how many answers are so; 0: all
	answer  http.HandlerFunc
	want    string // of the error; "": it is got over
	asked   int    // requests until the error
	atLeast time.Duration
}

func text(status int, kind, body string, headers ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		for i := 0; i < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

func faults(a remote) []fault {
	const js = "application/json"
	leads := func(status int, to string) http.HandlerFunc { return text(status, js, "{}", "Location", to) }
	echo := strings.ReplaceAll(a.refusal, "TOKEN", secret+" "+url.QueryEscape(secret)+" "+strings.Repeat(secret, 9))
	slow := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	return []fault{
		{"token that has ended", 0, text(401, js, echo), "it refuses the token (401)", 1, 0},
		{"token without rights", 0, text(403, js, echo), "it refuses the token (403)", 1, 0},
		{"question it does not take", 0, text(400, js, echo), "it answered 400", 1, 0},
		{"nothing there", 0, text(404, "text/plain", "no"), "it answered 404", 1, 0},
		{"haste", 2, text(429, js, "{}", "Retry-After", "7"), "", 0, 14 * time.Second},
		{"haste, without a time", 1, text(429, js, "{}"), "", 0, time.Second},
		{"haste without end", 0, text(429, js, "{}", "Retry-After", "7"), "it wants no more questions for 7s", 4, 21 * time.Second},
		{"a long pause", 0, text(429, js, "{}", "Retry-After", "3600"), "it wants no more questions for 1h0m0s", 1, 0},
		{"unwell for a moment", 3, text(503, "text/html", "<html>"), "", 0, 7 * time.Second},
		{"unwell", 0, text(500, js, "{}"), "it is unwell: it answered 500", 4, 7 * time.Second},
		{"cut short", 1, text(200, js, `{"results": [{"dim`), "", 0, time.Second},
		{"always cut short", 0, text(200, js, `[{"x": "a`), "the answer is cut short, or no JSON", 4, 0},
		{"broken off", 1, text(200, js, `{"a": 1`, "Content-Length", "99"), "", 0, time.Second},
		{"always broken off", 0, text(200, js, `{"a": 1`, "Content-Length", "99"), "the answer broke off", 4, 0},
		{"a page", 0, text(200, "text/html", "<!doctype html><title>Sign in"), "web page instead of JSON", 1, 0},
		{"something else", 0, text(200, js, `"hello"`), "the answer is not what was asked for", 1, 0},
		{"nothing", 0, text(200, js, "null"), "it answered with nothing", 1, 0},
		{"leads to another host", 0, leads(302, "https://elsewhere.example/"), "it leads on to https://elsewhere.example", 1, 0},
		{"takes the question along", 0, leads(307, "https://elsewhere.example/x"), "it leads on to https://elsewhere.example", 1, 0},
		{"leads to plain http", 0, leads(308, "http://"+a.usual+"/"), "it leads on to http://" + a.usual, 1, 0},
		{"slow once", 1, slow, "", 0, 30 * time.Second},
		{"always slow", 0, slow, "no answer within 30s", 4, 2 * time.Minute},
	}
}

// Whatever goes wrong is got over or told: in bounded time, with as many questions as can
// help, with the token at one host alone and in no error.
func TestAskFaults(t *testing.T) {
	for _, a := range remotes {
		for _, f := range faults(a) {
			t.Run(a.kind.Name+"/"+f.name, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) { a.suffers(t, f) })
			})
		}
	}
}

func (a remote) suffers(t *testing.T, f fault) {
	good, n := a.strict(t), 0
	asked, w := a.asked(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if n++; f.times == 0 || n <= f.times {
			f.answer(w, r)
			return
		}
		good.ServeHTTP(w, r)
	}))
	began := time.Now()
	batch, err := a.kind.Collect(t.Context(), asked)
	took := time.Since(began)
	if took < f.atLeast || took > 5*time.Minute {
		t.Errorf("it took %s", took)
	}
	if len(w.hosts) != 1 {
		t.Errorf("asked %v", w.hosts)
	}
	if f.want == "" {
		if diff := cmp.Diff(a.want, told(batch)); err != nil || diff != "" {
			t.Errorf("%v %s", err, diff)
		}
		return
	}
	if err == nil || !strings.Contains(err.Error(), f.want) || !strings.Contains(err.Error(), a.usual) {
		t.Fatalf("%v, want %s", err, f.want)
	}
	if strings.Contains(err.Error(), "s3cret") || len(batch.Facts)+len(batch.Days) > 0 {
		t.Errorf("%v with %s", err, told(batch))
	}
	if w.hosts[a.usual] != f.asked {
		t.Errorf("asked %d times, want %d", w.hosts[a.usual], f.asked)
	}
}

// A remote that is stopped stops at once, also while it waits.
func TestAskStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := plausibleRemote
		asked, _ := a.asked(t, text(503, "text/plain", ""))
		ctx, stop := context.WithTimeout(t.Context(), 1500*time.Millisecond)
		defer stop()
		began := time.Now()
		if _, err := a.kind.Collect(ctx, asked); err == nil || time.Since(began) != 1500*time.Millisecond {
			t.Errorf("%v after %s", err, time.Since(began))
		}
	})
}

// Addresses to which a token could leak are refused before anything is asked.
func TestAskWhere(t *testing.T) {
	for address, want := range map[string]string{
		"http://stats.example.org":           "is not https",
		"https://me:pw@stats.example.org":    "can't be read",
		"https://stats.example.org/?token=1": "can't be read",
		"stats.example.org":                  "can't be read",
		"https://":                           "can't be read",
	} {
		asked, w := plausibleRemote.asked(t, http.NotFoundHandler())
		asked.Source.Address = address
		_, err := collectPlausible(t.Context(), asked)
		if err == nil || !strings.Contains(err.Error(), want) || len(w.hosts) > 0 {
			t.Errorf("%s: %v, asked %v", address, err, w.hosts)
		}
	}
	asked, _ := plausibleRemote.asked(t, http.NotFoundHandler())
	asked.Source.AddressEnv = "ADDRESS"
	if _, err := collectPlausible(t.Context(), asked); err == nil || err.Error() != "the source has no address" {
		t.Error(err)
	}
	asked.Source.TokenEnv = "OTHER"
	asked.Source.AddressEnv = ""
	if _, err := collectPlausible(t.Context(), asked); err == nil || !strings.Contains(err.Error(), "variable OTHER is empty") {
		t.Error(err)
	}
	for _, address := range []string{"http://localhost:8000/", "http://127.0.0.1", "http://[::1]:1"} {
		asked.Source.Address = address
		if _, err := asked.address(""); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// write answers with JSON.
func write(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

// refuse says that a request is not one that is documented.
func refuse(t *testing.T, w http.ResponseWriter, format string, args ...any) {
	t.Helper()
	t.Errorf("not a documented request: "+format, args...)
	w.WriteHeader(http.StatusBadRequest)
}

// question reads a body in JSON strictly; false: it was refused.
func question(t *testing.T, w http.ResponseWriter, r *http.Request, into any) bool {
	t.Helper()
	body, err := io.ReadAll(r.Body)
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err != nil || r.Header.Get("Content-Type") != "application/json" || d.Decode(into) != nil {
		refuse(t, w, "%s %s", r.Header.Get("Content-Type"), body)
		return false
	}
	return true
}
