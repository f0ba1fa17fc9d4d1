package sources

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
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
