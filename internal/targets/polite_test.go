package targets

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A server that has no time is asked again when it says so, once, if that is soon.
func TestRetryAfterIsHonouredOnce(t *testing.T) {
	const busy, down, gone = http.StatusTooManyRequests, http.StatusServiceUnavailable, http.StatusGone
	for _, test := range []struct {
		answer, times int // what it says, and how often before it has time
		after         string
		asked, want   int
		waited        time.Duration
	}{
		{busy, 1, "0", 2, 200, 0},
		{busy, 1, "30", 2, 200, 30 * time.Second},
		{busy, 9, "12", 2, busy, 12 * time.Second}, // it declines: that is kept
		{down, 1, "30", 2, 200, 30 * time.Second},
		{down, 1, "Sat, 01 Jan 2000 00:00:12 GMT", 2, 200, 12 * time.Second},
		{down, 1, "Sat, 01 Jan 2000 00:00:31 GMT", 1, down, 0},
		{gone, 1, "30", 1, gone, 0},
		{busy, 1, "31", 1, busy, 0},
		{busy, 1, "soon", 1, busy, 0},
		{busy, 1, "", 1, busy, 0},
	} {
		synctest.Test(t, func(t *testing.T) { // where it is 2000-01-01
			asked, start := 0, time.Now()
			asker := Asker{Now: time.Now, Web: answers(func(*http.Request) (*http.Response, error) {
				asked++
				if asked > test.times {
					return &http.Response{StatusCode: http.StatusOK, Body: http.NoBody}, nil
				}
				header := http.Header{"Retry-After": {test.after}}
				return &http.Response{StatusCode: test.answer, Header: header, Body: http.NoBody}, nil
			})}
			found, err := asker.Ask(t.Context(), nil, []string{"https://example.org/"})
			got, waited := found["https://example.org/"], time.Since(start)
			if err != nil || asked != test.asked || got.Status != test.want || got.Error != "" || waited != test.waited {
				t.Errorf("%+v: asked %d times, waited %v, found %+v, %v", test, asked, waited, got, err)
			}
		})
	}
}

// A server that says nothing is left after a quarter of a minute.
func TestPatience(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		asker := Asker{Now: time.Now, Web: answers(func(r *http.Request) (*http.Response, error) {
			<-r.Context().Done()
			return nil, r.Context().Err()
		})}
		found, err := asker.Ask(t.Context(), nil, []string{"https://example.org/"})
		want := Target{Checked: start.UTC(), Error: "no answer in time"}
		if got := found["https://example.org/"]; err != nil || got != want || time.Since(start) != 15*time.Second {
			t.Errorf("after %v: %+v, %v, want %+v", time.Since(start), got, err, want)
		}
	})
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

// Eight hosts are asked at once, and each is asked one thing at a time.
func TestPoliteness(t *testing.T) {
	w := newWeb(t)
	var together, most atomic.Int32
	var once sync.Once
	eight := make(chan struct{}) // is closed when as many are asked
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
				defer busy.Store(false)
				n := together.Add(1)
				defer together.Add(-1)
				for old := most.Load(); n > old && !most.CompareAndSwap(old, n); old = most.Load() {
				}
				if n == 8 {
					once.Do(func() { close(eight) })
				}
				select {
				case <-eight:
					time.Sleep(10 * time.Millisecond)
				case <-time.After(10 * time.Second):
					t.Error("fewer than eight hosts are asked at once")
				}
			})
		}
	}
	if found := w.ask(t, nil, addresses...); len(found) != len(addresses) {
		t.Errorf("found %d answers, want %d", len(found), len(addresses))
	}
	if got := most.Load(); got != 8 {
		t.Errorf("%d hosts were asked at once, want 8", got)
	}
}

// Wherever redirects and pictures lead, a host is asked one thing at a time.
func TestPolitenessOfRedirects(t *testing.T) {
	w := newWeb(t)
	var busy atomic.Bool
	w.HandleFunc("www.example.net/", func(http.ResponseWriter, *http.Request) {
		if busy.Swap(true) {
			t.Error("the host is asked two things at a time")
		}
		time.Sleep(10 * time.Millisecond)
		busy.Store(false)
	})
	var addresses []string
	for host := range 8 {
		name := fmt.Sprintf("h%d.example.org/", host)
		addresses = append(addresses, "https://"+name)
		w.HandleFunc(name, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://WWW.example.net:443/"+r.Host, http.StatusFound)
		})
	}
	if found := w.ask(t, nil, addresses...); len(found) != len(addresses) {
		t.Errorf("found %d answers, want %d", len(found), len(addresses))
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

// Who gives up waiting for a host leaves it as it was: the next one keeps the pause.
func TestGivingUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGates(time.Minute)
		leave, err := g.enter(t.Context(), "example.org")
		if err != nil {
			t.Fatal(err)
		}
		for _, busy := range []bool{true, false} {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			start := time.Now()
			if _, err := g.enter(ctx, "example.org"); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != time.Second {
				t.Errorf("busy %t: %v after %v, want to give up after 1s", busy, err, time.Since(start))
			}
			cancel()
			if busy {
				leave()
			}
		}
		start := time.Now()
		if _, err := g.enter(t.Context(), "example.org"); err != nil || time.Since(start) != 59*time.Second {
			t.Errorf("%v after %v, want the rest of the pause, 59s", err, time.Since(start))
		}
	})
}
