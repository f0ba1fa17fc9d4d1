package github_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

// A world is a fake GitHub, a client of it, and a clock that sleeping moves.
type world struct {
	*githubtest.Server
	*github.Client
	now   time.Time
	slept []time.Duration
}

func newWorld(t *testing.T, change ...func(*github.Options)) *world {
	t.Helper()
	w := &world{Server: githubtest.New(t), now: time.Date(2026, 2, 1, 12, 0, 0, 0, time.UTC)}
	options := github.Options{
		API: w.API, Token: githubtest.Token, Repository: "example/hub",
		Now: func() time.Time { return w.now }, Sleep: w.sleep,
	}
	for _, c := range change {
		c(&options)
	}
	client, err := github.New(options)
	if err != nil {
		t.Fatal(err)
	}
	w.Client = client
	return w
}

func (w *world) sleep(ctx context.Context, d time.Duration) error {
	w.slept = append(w.slept, d)
	w.now = w.now.Add(d)
	return ctx.Err()
}

func TestOptions(t *testing.T) {
	for _, test := range []struct {
		name    string
		options github.Options
		want    string // in the error; "": none
	}{
		{"the public API", github.Options{Repository: "example/hub"}, ""},
		{"Enterprise, without the last slash", github.Options{Repository: "example/hub", API: "https://git.example.com/api/v3"}, ""},
		{"this machine", github.Options{Repository: "example/hub", API: "http://127.0.0.1:8080/"}, ""},
		{"in clear", github.Options{Repository: "example/hub", API: "http://git.example.com/"}, "is not https"},
		{"another scheme", github.Options{Repository: "example/hub", API: "file:///etc/passwd"}, "is not https"},
		{"no host", github.Options{Repository: "example/hub", API: "git.example.com/api"}, "is not https"},
		{"a password in the address", github.Options{Repository: "example/hub", API: "https://me:hunter2@git.example.com/"}, "token is given apart"},
		{"a broken address", github.Options{Repository: "example/hub", API: "https://hunter2\n"}, "can't be read"},
		{"no repository", github.Options{}, "write owner/name"},
		{"a web address", github.Options{Repository: "https://github.com/example/hub"}, "write owner/name"},
		{"a way out", github.Options{Repository: "example/.."}, "write owner/name"},
	} {
		_, err := github.New(test.options)
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: %v", test.name, err)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: %v; want … %s …", test.name, err, test.want)
		case err != nil && strings.Contains(err.Error(), "hunter2"):
			t.Errorf("%s: a secret is in the error: %v", test.name, err)
		}
	}
}

// wantError holds an error to the words that a user needs.
func wantError(t *testing.T, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error; want one with %q", words)
	}
	for _, word := range words {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("error %q; want … %s …", err, word)
		}
	}
}
