package githubtest

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"time"
)

// A Fault is what goes wrong with an answer; real writes the one that would be right.
type Fault func(w http.ResponseWriter, r *http.Request, real func(http.ResponseWriter))

// switched is a fault that is on.
type switched struct {
	operation string
	left      int
	fault     Fault
}

// Fail lets an operation ("pulls/list"; "" for each) go wrong so many times.
func (s *Server) Fail(operation string, times int, f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, &switched{operation, times, f})
}

// Heal ends all faults.
func (s *Server) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// fault is the one that is on for an operation. The caller holds the lock.
func (s *Server) fault(operation string) Fault {
	for _, f := range s.faults {
		if f.left > 0 && (f.operation == "" || f.operation == operation) {
			f.left--
			return f.fault
		}
	}
	return func(w http.ResponseWriter, _ *http.Request, real func(http.ResponseWriter)) { real(w) }
}

// Status answers with a status and a page for people, as a gateway does.
func Status(code int) Fault { return html(code, "<html><h1>Unicorn!</h1></html>") }

// HTML answers with a sign-in page that claims success.
var HTML = html(http.StatusOK, "<!DOCTYPE html><title>Sign in</title>")

func html(code int, text string) Fault {
	return func(w http.ResponseWriter, _ *http.Request, _ func(http.ResponseWriter)) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(code)
		_, _ = w.Write([]byte(text))
	}
}

// JSON answers with a text that claims to be JSON.
func JSON(text string) Fault {
	return func(w http.ResponseWriter, _ *http.Request, _ func(http.ResponseWriter)) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(text))
	}
}

// Timeout answers nothing until the asker is gone.
func Timeout(_ http.ResponseWriter, r *http.Request, _ func(http.ResponseWriter)) {
	<-r.Context().Done()
}

// Reset ends the connection in the middle of an answer, after it was done.
func Reset(_ http.ResponseWriter, _ *http.Request, real func(http.ResponseWriter)) {
	real(httptest.NewRecorder())
	panic(http.ErrAbortHandler)
}

// Cut answers with the first half, as if it were all.
func Cut(w http.ResponseWriter, _ *http.Request, real func(http.ResponseWriter)) {
	whole := record(w, real)
	_, _ = w.Write(whole.Body.Bytes()[:whole.Body.Len()/2])
}

// NoLink drops the header that names the next page.
func NoLink(w http.ResponseWriter, _ *http.Request, real func(http.ResponseWriter)) {
	whole := record(w, real)
	w.Header().Del("Link")
	w.WriteHeader(whole.Code)
	_, _ = w.Write(whole.Body.Bytes())
}

// Endless gives the first page for each, and says that there is another.
func Endless(w http.ResponseWriter, r *http.Request, real func(http.ResponseWriter)) {
	number, _ := strconv.Atoi(r.URL.Query().Get("page"))
	query := r.URL.Query()
	query.Set("page", "1")
	r.URL.RawQuery = query.Encode()
	whole := record(w, real)
	linkNext(w.Header(), r, max(number, 1)+1)
	_, _ = w.Write(whole.Body.Bytes())
}

// record has the right answer written aside, and takes over its headers.
func record(w http.ResponseWriter, real func(http.ResponseWriter)) *httptest.ResponseRecorder {
	whole := httptest.NewRecorder()
	real(whole)
	for name, values := range whole.Header() {
		w.Header()[name] = values
	}
	return whole
}

// Redirect leads the same path on another server.
func Redirect(code int, server string) Fault {
	return func(w http.ResponseWriter, r *http.Request, _ func(http.ResponseWriter)) {
		http.Redirect(w, r, server+r.URL.RequestURI(), code)
	}
}

// SecondaryLimit says that requests come too fast; a pause of 0 is not named.
func SecondaryLimit(pause time.Duration) Fault {
	return func(w http.ResponseWriter, _ *http.Request, _ func(http.ResponseWriter)) {
		if pause > 0 {
			w.Header().Set("Retry-After", itoa(int(pause.Seconds())))
		}
		limited(w, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.")
	}
}

// PrimaryLimit says that the requests of this hour are spent.
func PrimaryLimit(reset time.Time) Fault {
	return func(w http.ResponseWriter, _ *http.Request, _ func(http.ResponseWriter)) {
		w.Header().Set("X-RateLimit-Remaining", "0")
		w.Header().Set("X-RateLimit-Reset", strconv.FormatInt(reset.Unix(), 10))
		limited(w, "API rate limit exceeded for installation ID 1.")
	}
}

func limited(w http.ResponseWriter, message string) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(http.StatusForbidden)
	_, _ = w.Write([]byte(`{"message": "` + message + `", "documentation_url": "https://docs.github.com/rest"}`))
}

// Denied says that the token lacks a right ("pull_requests=write").
func Denied(right string) Fault {
	return func(w http.ResponseWriter, _ *http.Request, _ func(http.ResponseWriter)) {
		w.Header().Set("X-Accepted-GitHub-Permissions", right)
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(http.StatusForbidden)
		_, _ = w.Write([]byte(`{"message": "Resource not accessible by integration"}`))
	}
}
