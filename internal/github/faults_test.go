package github_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

// A reading lists the reviews of a pull request while GitHub fails. Whatever goes wrong,
// there are all reviews or an error that says what to do.
type reading struct {
	name  string
	fault githubtest.Fault
	times int             // that it fails before it answers
	slept []time.Duration // between the questions
	want  string          // in the error; "": all reviews
}

func (r reading) run(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	many := 101 // on two pages
	if r.times > 100 {
		many = 1
	}
	number := reviewed(w, many)
	w.Fail("pulls/list-reviews", r.times, r.fault)
	reviews, err := w.Reviews(t.Context(), number)
	if r.want != "" {
		wantError(t, err, fmt.Sprintf("list reviews of pull request %d: ", number), r.want)
	} else if err != nil || len(reviews) != many {
		t.Errorf("%d reviews, %v; want %d", len(reviews), err, many)
	}
	if err != nil && reviews != nil {
		t.Errorf("a part is handed out with the error: %d", len(reviews))
	}
	if !slices.Equal(w.slept, r.slept) {
		t.Errorf("slept %v; want %v", w.slept, r.slept)
	}
}

// What may be over in a moment is tried again, after one second, two and four.
func TestReadingIsTriedAgain(t *testing.T) {
	once := []time.Duration{time.Second}
	twice := append(once, 2*time.Second)
	thrice := append(twice, 4*time.Second)
	for _, r := range []reading{
		{"502 twice", githubtest.Status(502), 2, twice, ""},
		{"502 for good", githubtest.Status(502), 9, thrice, "it answered 502; try again later"},
		{"503 once", githubtest.Status(503), 1, once, ""},
		{"connection reset", githubtest.Reset, 1, once, ""},
		{"connection reset for good", githubtest.Reset, 9, thrice, "no whole answer"},
		{"cut JSON", githubtest.Cut, 1, once, ""},
		{"cut JSON for good", githubtest.Cut, 9, thrice, "it is cut short"},
		{"an empty answer", githubtest.JSON(""), 9, thrice, "it is cut short"},
		{"null", githubtest.JSON("null"), 9, thrice, "it is cut short"},
	} {
		t.Run(r.name, r.run)
	}
}

// What will not be better the next time is told at once.
func TestReadingWhatIsNotGitHubs(t *testing.T) {
	const strange = "the answer is not as GitHub describes it"
	for _, r := range []reading{
		{"HTML", githubtest.HTML, 1, nil, `"text/html; charset=utf-8" instead of JSON; a proxy or a sign-in page`},
		{"HTML that says 404", githubtest.Status(404), 1, nil, "instead of JSON"},
		{"an object for a list", githubtest.JSON(`{"message": "hello"}`), 1, nil, "not as GitHub describes it"},
		{"a review that is nothing", githubtest.JSON(`[null]`), 1, nil, "item 1: " + strange},
		{"a review without its time", githubtest.JSON(`[{"id": 1, "state": "APPROVED"}]`), 1, nil, "lacks its time"},
		{"a review of no commit", githubtest.JSON(`[{"id": 1, "state": "APPROVED",
			"submitted_at": "2026-01-05T09:00:00Z", "commit_id": "../.."}]`), 1, nil, "is no commit"},
		{"a right is missing", githubtest.Denied("pull_requests=read"), 1, nil,
			"the token needs pull_requests: read"},
		{"no end", githubtest.Endless, 5000, nil, "the list has no end after 1000 pages"},
		{"a lost link", githubtest.NoLink, 9, nil, ""},
	} {
		t.Run(r.name, r.run)
	}
}

// GitHub's limits are waited for as long as a person would, and it says when they end.
func TestReadingWithinLimits(t *testing.T) {
	noon := time.Date(2026, 2, 1, 12, 0, 0, 0, time.UTC)
	const s, m = time.Second, time.Minute
	for _, r := range []reading{
		{"haste, with a pause", githubtest.SecondaryLimit(30 * s), 1, []time.Duration{30 * s}, ""},
		{"haste, without", githubtest.SecondaryLimit(0), 2, []time.Duration{m, 2 * m}, ""},
		{"haste, a long pause", githubtest.SecondaryLimit(time.Hour), 1, nil,
			"try again after 2026-02-01 13:00:00 UTC"},
		{"haste for good", githubtest.SecondaryLimit(s), 9, []time.Duration{s, s, s},
			"wants no more questions"},
		{"spent, reset near", githubtest.PrimaryLimit(noon.Add(m)), 1, []time.Duration{m + s}, ""},
		{"spent, reset far", githubtest.PrimaryLimit(noon.Add(40 * m)), 1, nil,
			"try again after 2026-02-01 12:40:01 UTC"},
	} {
		t.Run(r.name, r.run)
	}
}

func TestTimeouts(t *testing.T) {
	for _, test := range []struct {
		name    string
		timeout time.Duration
		times   int
		want    string // in the error; "": none
	}{
		{"once", time.Second, 1, ""},
		{"for good", 20 * time.Millisecond, 9, "no whole answer from 127.0.0.1"},
	} {
		w := newWorld(t, func(o *github.Options) { o.Timeout = test.timeout })
		w.Fail("", test.times, githubtest.Timeout)
		_, err := w.Repository(t.Context())
		if test.want == "" && err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		if test.want != "" {
			wantError(t, err, test.want, "try again later")
		}
	}
}

// The hour's last request is answered. Whether there is another is for GitHub to say.
func TestLastOfTheHour(t *testing.T) {
	w := newWorld(t)
	w.Fail("", 1, func(out http.ResponseWriter, _ *http.Request, real func(http.ResponseWriter)) {
		answer := httptest.NewRecorder()
		real(answer)
		maps.Copy(out.Header(), answer.Header())
		out.Header().Set("X-RateLimit-Remaining", "0")
		out.Header().Set("X-RateLimit-Reset", fmt.Sprint(time.Now().Add(time.Hour).Unix()))
		_, _ = out.Write(answer.Body.Bytes())
	})
	for range 2 {
		if _, err := w.Repository(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

// reviewed is a pull request with so many reviews.
func reviewed(w *world, many int) (number int) {
	w.Change(func(r *githubtest.Repository) {
		p := r.Open(githubtest.Pull{})
		for i := range many {
			r.Review(p, fmt.Sprintf("reviewer-%d", i), github.Approved)
		}
		number = p.Number
	})
	return number
}

// The second page fails for good: the first is not handed out.
func TestNoPartOfAList(t *testing.T) {
	w := newWorld(t)
	number := reviewed(w, 250)
	w.Fail("pulls/list-reviews", 99, after(1, githubtest.Status(502)))
	reviews, err := w.Reviews(t.Context(), number)
	if err == nil || reviews != nil {
		t.Errorf("%d reviews, %v; want none and an error", len(reviews), err)
	}
}

// after lets the first answers be right.
func after(right int32, f githubtest.Fault) githubtest.Fault {
	var asked atomic.Int32
	return func(w http.ResponseWriter, r *http.Request, real func(http.ResponseWriter)) {
		if asked.Add(1) <= right {
			real(w)
			return
		}
		f(w, r, real)
	}
}

// What writes is not sent twice, unless GitHub says that it did nothing.
func TestWriting(t *testing.T) {
	for _, test := range []struct {
		name  string
		fault githubtest.Fault
		asked int
		want  string
	}{
		{"502", githubtest.Status(502), 1, "it answered 502"},
		{"lost after it was done", githubtest.Reset, 1, "no whole answer"},
		{"haste", githubtest.SecondaryLimit(time.Second), 2, ""},
	} {
		w := newWorld(t)
		number := reviewed(w, 0)
		w.Fail("issues/create-comment", 1, test.fault)
		_, err := w.PutComment(t.Context(), number, "preview", "text")
		if test.want == "" && err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		if test.want != "" {
			wantError(t, err, test.want)
		}
		if asked := w.Asked("issues/create-comment"); asked != test.asked {
			t.Errorf("%s: sent %d times; want %d", test.name, asked, test.asked)
		}
	}
}

func TestCanceled(t *testing.T) {
	w := newWorld(t)
	ctx, cancel := context.WithCancel(t.Context())
	w.Fail("", 9, func(http.ResponseWriter, *http.Request, func(http.ResponseWriter)) { cancel() })
	if _, err := w.Repository(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("%v; want %v", err, context.Canceled)
	}
	if asked := w.Asked("repos/get"); asked > 1 {
		t.Errorf("asked %d times", asked)
	}
}

func TestRedirects(t *testing.T) {
	var seen []string
	other := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		seen = append(seen, r.Header.Get("Authorization"))
	}))
	defer other.Close()
	for _, code := range []int{301, 302, 307, 308} {
		w := newWorld(t)
		w.Fail("", 9, githubtest.Redirect(code, other.URL))
		_, err := w.Repository(t.Context())
		wantError(t, err, "leads to another host", strings.TrimPrefix(other.URL, "http://"), "check the API address")
	}
	if len(seen) > 0 {
		t.Errorf("the other host was asked: %q", seen)
	}
}

// A repository that was renamed answers with its new address, on the same host.
func TestRenamedRepository(t *testing.T) {
	w := newWorld(t)
	w.Fail("", 1, githubtest.Redirect(301, ""))
	if r, err := w.Repository(t.Context()); err != nil || r.Name != "example/hub" {
		t.Errorf("%+v, %v", r, err)
	}
	w.Fail("", 99, githubtest.Redirect(301, ""))
	_, err := w.Repository(t.Context())
	wantError(t, err, "leads in circles")
}
