package github_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

// However a token is printed, with whatever holds it, it is not to be read.
func TestTokenIsHidden(t *testing.T) {
	options := github.Options{Repository: "example/hub", Token: githubtest.Token}
	client, err := github.New(options)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, v := range []any{options, &options, *client, client, options.Token, &options.Token} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d"} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
	}
	data, err := json.Marshal(struct{ Token github.Token }{options.Token})
	if err != nil {
		t.Fatal(err)
	}
	out.Write(data)
	slog.New(slog.NewTextHandler(&out, nil)).Info("a", "token", options.Token)
	slog.New(slog.NewJSONHandler(&out, nil)).Info("a", "token", options.Token, "options", fmt.Sprint(options))
	wantHidden(t, out.String())
}

// Somebody on the way repeats what was sent to them.
func TestTokenIsNotRepeated(t *testing.T) {
	for name, echo := range map[string]githubtest.Fault{
		"a message": func(w http.ResponseWriter, r *http.Request, _ func(http.ResponseWriter)) {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusUnprocessableEntity)
			_, _ = fmt.Fprintf(w, `{"message": %q, "errors": [{"message": %[1]q}]}`, r.Header.Get("Authorization"))
		},
		"a list": func(w http.ResponseWriter, r *http.Request, _ func(http.ResponseWriter)) {
			w.Header().Set("Content-Type", "application/json")
			_, _ = fmt.Fprintf(w, `[{"commit_id": %q, "id": 1, "state": "APPROVED", "submitted_at": "2026-01-05T09:00:00Z"}]`,
				r.Header.Get("Authorization"))
		},
		"bad credentials": githubtest.JSON(`{}`),
		"a status":        githubtest.Status(500),
		"a time-out":      githubtest.Reset,
		"another host":    githubtest.Redirect(307, "http://other.example/"+githubtest.Token),
	} {
		w := newWorld(t)
		w.Fail("", 99, echo)
		_, err := w.Reviews(t.Context(), 1)
		if err == nil {
			t.Errorf("%s: no error", name)
		}
		wantHidden(t, fmt.Sprintf("%v %+v %#v %q", err, err, err, fmt.Sprint(err)))
	}
}

func TestUnknownToken(t *testing.T) {
	w := newWorld(t, func(o *github.Options) { o.Token = "ghp_of-yesterday" })
	_, err := w.Repository(t.Context())
	wantError(t, err, "read repository example/hub: GitHub does not know the token", "make a new one")
	if strings.Contains(err.Error(), "yesterday") {
		t.Errorf("the token is in the error: %v", err)
	}
}

func wantHidden(t *testing.T, text string) {
	t.Helper()
	secret := "that-must-not-be-seen"
	for _, form := range []string{secret, fmt.Sprintf("%x", secret), fmt.Sprintf("%X", secret), fmt.Sprintf("%d", []byte(secret))} {
		if strings.Contains(text, form) {
			t.Errorf("the token is to be read in: %s", text)
		}
	}
}
