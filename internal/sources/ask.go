package sources

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

const (
	attempts  = 4
	firstWait = time.Second      // between two attempts, then twice as long each time
	patience  = 2 * time.Minute  // the longest wait that another program may ask for
	answersIn = 30 * time.Second // one answer, to its end
	maxAnswer = 64 << 20         // bytes
	maxPages  = 1000             // of a list
)

// An api is another program that is asked over the web.
//
// Its token goes to the address that hub.yaml names and nowhere else: the address is
// https, or of this machine, and one that leads on to another is an error. No error holds
// the token. What is asked changes nothing there, so it is asked again where that can help,
// three times at most: the connection broke, the program is unwell (500 and above), it
// wants a pause (429), or its answer is cut short.
type api struct {
	client  *http.Client
	base    *url.URL // without a slash at the end
	sign    func(*http.Request)
	conceal *strings.Replacer
	tokenIn string // the variable that holds the token
}

// api returns the program at the source's address, or else at the one that is usual. Its
// token is sent as most want it; a kind may set sign.
func (a Asked) api(usual string) (*api, string, error) {
	base, err := a.address(usual)
	if err != nil {
		return nil, "", err
	}
	token := strings.TrimSpace(a.Env(a.Source.TokenEnv))
	if token == "" {
		return nil, "", fmt.Errorf("the environment variable %s is empty: the token is read from there", a.Source.TokenEnv)
	}
	client := *a.client()
	client.CheckRedirect = func(next *http.Request, _ []*http.Request) error {
		return fmt.Errorf("it leads on to %s://%s: write the address that answers", next.URL.Scheme, next.URL.Host)
	}
	p := &api{client: &client, base: base, tokenIn: a.Source.TokenEnv}
	p.conceal = strings.NewReplacer(token, "hidden", url.QueryEscape(token), "hidden")
	p.sign = func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) }
	return p, token, nil
}

func (a Asked) client() *http.Client {
	if a.Client == nil {
		return http.DefaultClient
	}
	return a.Client
}

// address is that of the source, written or in a variable. An address in a variable may be
// a secret, so no error repeats it.
func (a Asked) address(usual string) (*url.URL, error) {
	written := usual
	if a.Source.Address != "" {
		written = a.Source.Address
	}
	if a.Source.AddressEnv != "" {
		written = a.Env(a.Source.AddressEnv)
	}
	u, err := url.Parse(strings.TrimRight(written, "/"))
	switch {
	case written == "":
		return nil, errors.New("the source has no address")
	case err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return nil, errors.New("the address of the source can't be read: write it such as https://HOST")
	case u.Scheme != "https" && (u.Scheme != "http" || !thisMachine(u.Hostname())):
		return nil, errors.New("the address of the source is not https: a token is not sent in clear")
	}
	return u, nil
}

func thisMachine(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// get asks for what is below a path, and reads the JSON that comes.
func (p *api) get(ctx context.Context, path string, query url.Values, into any) error {
	return p.ask(ctx, into, func(ctx context.Context) (*http.Request, error) {
		u := p.base.JoinPath(path)
		u.RawQuery = query.Encode()
		return http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	})
}

// post asks with a question in JSON.
func (p *api) post(ctx context.Context, path string, question, into any) error {
	body, err := json.Marshal(question)
	if err != nil {
		return err
	}
	return p.send(ctx, path, "application/json", body, into)
}

func (p *api) send(ctx context.Context, path, kind string, body []byte, into any) error {
	return p.ask(ctx, into, func(ctx context.Context) (*http.Request, error) {
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, p.base.JoinPath(path).String(), bytes.NewReader(body))
		if err == nil {
			r.Header.Set("Content-Type", kind)
		}
		return r, err
	})
}

// ask makes a request until it is answered, or until there is no use.
func (p *api) ask(ctx context.Context, into any, request func(context.Context) (*http.Request, error)) error {
	for attempt := 1; ; attempt++ {
		wait, err := p.once(ctx, into, request)
		if err == nil {
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if wait < 0 || wait > patience || attempt == attempts {
			return fmt.Errorf("ask %s: %s", p.base.Host, p.conceal.Replace(err.Error()))
		}
		if err := pause(ctx, max(wait, firstWait<<(attempt-1))); err != nil {
			return err
		}
	}
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// never is the wait of an error that asking again doesn't mend.
const never = time.Duration(-1)

// once makes a request. With an error comes how long to wait, at least, before the next.
func (p *api) once(ctx context.Context, into any, request func(context.Context) (*http.Request, error)) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, answersIn)
	defer cancel()
	r, err := request(ctx)
	if err != nil {
		return never, err
	}
	r.Header.Set("Accept", "application/json")
	r.Header.Set("User-Agent", "portevoix")
	p.sign(r)
	answer, err := p.client.Do(r)
	if answer != nil {
		defer func() { _ = answer.Body.Close() }()
	}
	if err != nil {
		return p.broken(answer, err)
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer+1))
	if err != nil {
		return 0, fmt.Errorf("the answer broke off: %w", err)
	}
	if wait, err := p.judge(answer, body); err != nil {
		return wait, err
	}
	if err := json.Unmarshal(body, into); err != nil {
		var cut *json.SyntaxError
		if errors.As(err, &cut) {
			return 0, errors.New("the answer is cut short, or no JSON")
		}
		return never, fmt.Errorf("the answer is not what was asked for: %w", err)
	}
	return 0, nil
}

// broken tells a redirect, which comes with an answer, from a connection that failed. The
// address, which the library's error repeats, is left out.
func (p *api) broken(answer *http.Response, err error) (time.Duration, error) {
	var about *url.Error
	if errors.As(err, &about) {
		err = about.Err
	}
	if answer != nil {
		return never, err
	}
	if errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("no answer within %s", answersIn)
	}
	return 0, err
}

// judge says what is wrong with an answer as a whole.
func (p *api) judge(answer *http.Response, body []byte) (time.Duration, error) {
	status := answer.StatusCode
	switch {
	case status == http.StatusTooManyRequests:
		wait := retryAfter(answer.Header)
		return wait, fmt.Errorf("it wants no more questions for %s", max(wait, time.Second))
	case status >= http.StatusInternalServerError:
		return 0, fmt.Errorf("it is unwell: it answered %d", status)
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return never, fmt.Errorf("it refuses the token (%d)%s: put one that is valid and may read into %s", status, p.said(body), p.tokenIn)
	case status != http.StatusOK:
		return never, fmt.Errorf("it answered %d%s", status, p.said(body))
	case len(body) > maxAnswer:
		return never, fmt.Errorf("its answer is larger than %d MiB", maxAnswer>>20)
	case string(bytes.TrimSpace(body)) == "null":
		return never, errors.New("it answered with nothing")
	case bytes.HasPrefix(bytes.TrimSpace(body), []byte("<")):
		return never, errors.New("it answered with a web page instead of JSON: is the address right, or is there a sign-in page before it?")
	}
	return 0, nil
}

// retryAfter reads how long to wait: as seconds (RFC 9110, 10.2.3), or as GoatCounter says it.
func retryAfter(h http.Header) time.Duration {
	for _, name := range []string{"Retry-After", "X-Rate-Limit-Reset"} {
		if seconds, err := strconv.Atoi(h.Get(name)); err == nil && seconds >= 0 && seconds < 1<<20 {
			return time.Duration(seconds) * time.Second
		}
	}
	return 0
}

// said is what the body of a refusal says, if that is JSON. The token goes before the text
// is cut, or half of it could stay.
func (p *api) said(body []byte) string {
	var answer struct {
		Error   any    `json:"error"`
		Message string `json:"message"`
	}
	if json.Unmarshal(body, &answer) != nil {
		return ""
	}
	text := answer.Message
	switch e := answer.Error.(type) {
	case string:
		text = e
	case map[string]any:
		text, _ = e["message"].(string)
	}
	if text == "" {
		return ""
	}
	return ": " + brief(p.conceal.Replace(text))
}
