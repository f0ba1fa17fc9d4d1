package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/github/githubtest"
)

// What a check left becomes one comment; where it can't be believed nothing is written, and
// why is said.
func TestComment(t *testing.T) {
	s, left := githubtest.New(t), t.TempDir()
	var head string
	s.Change(func(r *githubtest.Repository) {
		r.Login = "" // a workflow's token
		head = r.Open(githubtest.Pull{}).HeadSHA
	})
	comment := func(args ...string) (int, string) {
		var out bytes.Buffer
		code := run(append([]string{"comment"}, args...), env{
			Stdout: &out, Stderr: &out, Dir: ".", Now: time.Now,
			Getenv: func(name string) string {
				return map[string]string{
					"GITHUB_TOKEN": githubtest.Token, "GITHUB_API_URL": s.API, "GITHUB_REPOSITORY": "example/hub",
				}[name]
			},
			IsTerminal: func(any) bool { return false },
		})
		return code, out.String()
	}
	if code, said := comment("--head", head, left); code != exitFailure || !strings.Contains(said, "read what the check left") {
		t.Errorf("an empty folder: %d, %s", code, said)
	}
	for name, text := range map[string]string{"number": "1\n", "preview.md": "## What would be handed over\n\nOne."} {
		if err := os.WriteFile(filepath.Join(left, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if code, said := comment("--head", head, left); code != exitFine || !strings.Contains(said, "/example/hub/") {
			t.Errorf("exit %d: %s", code, said)
		}
	}
	if code, said := comment("--head", strings.Repeat("f", 40), left); code != exitFine || !strings.Contains(said, "no comment: ") {
		t.Errorf("another head: %d, %s", code, said)
	}
	if code, said := comment(left); code != exitUsage || !strings.Contains(said, "hint: write --head COMMIT") {
		t.Errorf("no head: %d, %s", code, said)
	}
	s.Change(func(r *githubtest.Repository) {
		if len(r.Comments[1]) != 1 || !strings.HasSuffix(r.Comments[1][0].Body, "One.") {
			t.Errorf("found %d comments", len(r.Comments[1]))
		}
	})
}
