package targets

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

const (
	maxRedirects = 5
	maxBody      = 512 << 10 // bytes
	maxWait      = 30 * time.Second
	patience     = 15 * time.Second // with a server, for its whole answer
)

// An answer is what an address said in the end.
type answer struct {
	url    *url.URL
	status int
	header http.Header
	body   []byte // at most maxBody bytes
}

// follow asks for an address, or for a range of its bytes, and goes where it leads.
func (r *round) follow(ctx context.Context, address, bytes string) (*answer, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	for range maxRedirects + 1 {
		a, err := r.patiently(ctx, u, bytes)
		if err != nil {
			return nil, err
		}
		to := a.header.Get("Location")
		if a.status/100 != 3 || to == "" {
			return a, nil
		}
		if u, err = u.Parse(to); err != nil {
			return nil, fmt.Errorf("%w: it leads on to an address that can't be read", errRefused)
		}
	}
	return nil, errTooFar
}

var errTooFar = errors.New("too many redirects")

// patiently asks once more where the server says when it will have time.
func (r *round) patiently(ctx context.Context, u *url.URL, bytes string) (*answer, error) {
	a, err := r.get(ctx, u, bytes)
	if err != nil || a.status != http.StatusTooManyRequests && a.status != http.StatusServiceUnavailable {
		return a, err
	}
	wait, said := retryAfter(a.header.Get("Retry-After"), r.Now())
	if !said || wait > maxWait {
		return a, nil
	}
	if err := sleep(ctx, wait); err != nil {
		return nil, err
	}
	return r.get(ctx, u, bytes)
}

// retryAfter reads seconds or a date (RFC 9110, 10.2.3).
func retryAfter(value string, now time.Time) (time.Duration, bool) {
	if seconds, err := strconv.Atoi(value); err == nil && seconds >= 0 && seconds < 1<<20 {
		return time.Duration(seconds) * time.Second, true
	}
	at, err := http.ParseTime(value)
	return max(0, at.Sub(now)), err == nil
}

// get makes one request. Every address passes here, and is held to what is allowed.
func (r *round) get(ctx context.Context, u *url.URL, bytes string) (*answer, error) {
	u, err := allowed(u)
	if err != nil {
		return nil, err
	}
	leave, err := r.gates.enter(ctx, u.Host)
	if err != nil {
		return nil, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", UserAgent)
	request.Header.Set("Accept", "text/html,*/*;q=0.8")
	if bytes != "" {
		request.Header.Set("Range", "bytes="+bytes)
		request.Header.Set("Accept", "image/*")
	}
	response, err := r.Web.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	a := &answer{url: u, status: response.StatusCode, header: response.Header}
	if a.status < 300 {
		a.body, err = io.ReadAll(io.LimitReader(response.Body, maxBody))
	}
	return a, err
}
