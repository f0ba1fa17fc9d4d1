package sources

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

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
