package github

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const (
	attempts  = 4
	firstWait = time.Second // then twice as long each time
	maxAnswer = 64 << 20    // bytes
	timeout   = 30 * time.Second
)

// A transport signs requests, sends them again where that can help, and hands up
// answers only when they are there in full.
type transport struct {
	next    http.RoundTripper
	api     *url.URL
	sign    func(*http.Request)
	conceal func([]byte) []byte // a body without the token, if it is echoed
	timeout time.Duration
	sleep   func(context.Context, time.Duration) error
	now     func() time.Time
}

func newTransport(o Options, api *url.URL) *transport {
	t := &transport{
		next: o.Transport, api: api, sign: o.Token.authorize(), conceal: o.Token.conceal(),
		timeout: o.Timeout, sleep: o.Sleep, now: o.Now,
	}
	if t.next == nil {
		t.next = http.DefaultTransport
	}
	if t.timeout == 0 {
		t.timeout = timeout
	}
	if t.sleep == nil {
		t.sleep = sleep
	}
	return t
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// RoundTrip implements http.RoundTripper.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		defer func() { _ = req.Body.Close() }()
	}
	for attempt := 1; ; attempt++ {
		a, err := t.once(req)
		if ctx := req.Context().Err(); ctx != nil {
			return nil, ctx
		}
		wait, err := t.judge(a, err, attempt)
		if err != nil {
			return nil, err
		}
		if wait == 0 {
			return a.Response, nil
		}
		if err := t.sleep(req.Context(), wait); err != nil {
			return nil, err
		}
	}
}

// An answer is a response that was read to its end.
type answer struct {
	*http.Response
	method string
	body   []byte
}

// once sends a request, and reads the answer within the same time.
func (t *transport) once(req *http.Request) (*answer, error) {
	ctx, cancel := context.WithTimeout(req.Context(), t.timeout)
	defer cancel()
	out := req.Clone(ctx)
	if req.GetBody != nil {
		body, err := req.GetBody()
		if err != nil {
			return nil, err
		}
		out.Body = body
	}
	t.sign(out)
	a := &answer{method: req.Method}
	resp, err := t.next.RoundTrip(out)
	if err != nil {
		return a, err
	}
	defer func() { _ = resp.Body.Close() }()
	a.Response = resp
	if a.body, err = io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1)); err != nil {
		return a, err
	}
	a.body = t.conceal(a.body)
	resp.Body, resp.Request = io.NopCloser(bytes.NewReader(a.body)), req
	return a, nil
}

// judge tells what to do with an answer: hand it up (0), ask again after some time, or
// give up.
func (t *transport) judge(a *answer, err error, attempt int) (time.Duration, error) {
	if err != nil {
		cause := fmt.Sprintf("no whole answer from %s (%s)", t.api.Host, clean(err.Error()))
		return t.again(a, attempt, &failure{cause, "check the network and the API address, or try again later", nil})
	}
	if until, is := t.limited(a, attempt); is {
		return t.pause(until, attempt)
	}
	hideLimits(a.Header)
	switch kind := a.Header.Get("Content-Type"); {
	case a.StatusCode >= http.StatusInternalServerError:
		return t.again(a, attempt, &failure{fmt.Sprintf("%s is unwell: it answered %d", t.api.Host, a.StatusCode),
			"try again later; githubstatus.com says what is known", nil})
	case a.StatusCode/100 == 3 || a.StatusCode == http.StatusNoContent:
		return 0, nil
	case len(a.body) > maxAnswer:
		return 0, odd("it is larger than %d MiB", maxAnswer>>20)
	case !strings.Contains(kind, "json"):
		return 0, &failure{fmt.Sprintf("%s answered %q instead of JSON", t.api.Host, clean(kind)),
			"a proxy or a sign-in page stands before it, or the API address is not https://HOST/api/v3/", nil}
	case !json.Valid(a.body) || string(bytes.TrimSpace(a.body)) == "null":
		return t.again(a, attempt, odd("it is cut short"))
	}
	return 0, nil
}

// again is how long to wait before a question is asked once more. What writes is not
// sent again: GitHub may have done it before the answer was lost.
func (t *transport) again(a *answer, attempt int, because error) (time.Duration, error) {
	if a.method != http.MethodGet || attempt == attempts {
		return 0, because
	}
	return firstWait << (attempt - 1), nil
}
