package github

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"

	gh "github.com/google/go-github/v60/github"
)

// What an error may match.
var (
	ErrNotFound = errors.New("not there, or not to be seen with this token")
	errDenied   = errors.New("not allowed with this token")
)

// A failure is what GitHub or the way to it reports, in words for the one who can mend it.
type failure struct {
	cause, cure string
	err         error // one of the above, or nil
}

func (f *failure) Error() string { return f.cause + "; " + f.cure }
func (f *failure) Unwrap() error { return f.err }

// explain says what was being done when something failed. Errors of the library and of
// net/http end here: they hold requests and answers, which are nobody's business.
func explain(action string, err error) error {
	var (
		known   *failure
		refusal *gh.ErrorResponse
		shape   *json.UnmarshalTypeError
		moment  *time.ParseError
		way     *url.Error
	)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
	case errors.As(err, &refusal):
		err = explainRefusal(refusal)
	case errors.As(err, &shape):
		err = odd("its %s is a %s", clean(shape.Field), shape.Value)
	case errors.As(err, &moment):
		err = odd("a time is %s", clean(moment.Value))
	case errors.As(err, &way) && errors.As(way.Err, &known):
		err = known
	case errors.As(err, &way):
		err = &failure{clean(way.Err.Error()), "check the network and the API address", nil}
	}
	return fmt.Errorf("%s: %w", action, err)
}

// explainRefusal is for a status that is no success.
func explainRefusal(refusal *gh.ErrorResponse) error {
	said := said(refusal)
	switch status := refusal.Response.StatusCode; status {
	case http.StatusUnauthorized:
		return &failure{"GitHub does not know the token" + said,
			"it may have expired or been revoked: make a new one", errDenied}
	case http.StatusForbidden:
		return &failure{"the token may not do this" + said, needed(refusal), errDenied}
	case http.StatusNotFound, http.StatusGone:
		return &failure{"GitHub has no such thing, or hides it from this token" + said,
			"check the repository's name and what the token may see", ErrNotFound}
	case http.StatusConflict, http.StatusUnprocessableEntity:
		return &failure{"GitHub refuses it" + said, "see what it says, and whether somebody was faster", nil}
	default:
		return &failure{fmt.Sprintf("GitHub answered %d%s", status, said), "try again later", nil}
	}
}

// said is GitHub's own reason.
func said(refusal *gh.ErrorResponse) string {
	parts := []string{refusal.Message}
	for _, e := range refusal.Errors {
		parts = append(parts, e.Message)
		if e.Message == "" {
			parts = append(parts, strings.TrimSpace(e.Resource+" "+e.Field+" "+e.Code))
		}
	}
	if text := clean(strings.Join(parts, " ")); text != "" {
		return fmt.Sprintf(" (%q)", text)
	}
	return ""
}

// needed names the rights that were missing, where GitHub does.
func needed(refusal *gh.ErrorResponse) string {
	const workflow = "in a workflow, rights are given under permissions:"
	if strings.Contains(refusal.Message, "not permitted to create or approve pull requests") {
		return "allow it to workflows under Settings, Actions, General, or use the token of an App"
	}
	if rights := clean(refusal.Response.Header.Get("X-Accepted-GitHub-Permissions")); rights != "" {
		return "the token needs " + strings.ReplaceAll(rights, "=", ": ") + "; " + workflow
	}
	return "give the token the right to do it; " + workflow
}

// odd is an answer that GitHub would not give.
func odd(format string, args ...any) error {
	return &failure{"the answer is not as GitHub describes it: " + fmt.Sprintf(format, args...),
		"check that the API address is GitHub's; if it is, this program is too old for it", nil}
}

// clean makes one short line of what others wrote.
func clean(text string) string {
	const most = 200
	line := strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || !unicode.IsPrint(r)
	}), " ")
	if runes := []rune(line); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return line
}
