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

// doctor --github says what is odd on GitHub beside what is odd in the folder, and never
// the token.
func TestDoctorGitHub(t *testing.T) {
	server := githubtest.New(t)
	hub := t.TempDir()
	if err := os.Mkdir(filepath.Join(hub, "site"), 0o755); err != nil {
		t.Fatal(err)
	}
	settings := "title: T\nbase_url: https://hub.example.com/\nvisibility: internal\n"
	if err := os.WriteFile(filepath.Join(hub, "site/hub.yaml"), []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name        string
		environment map[string]string
		code        int
		want        string
	}{
		{"in a workflow", map[string]string{
			"GITHUB_TOKEN": githubtest.Token, "GITHUB_REPOSITORY": "example/hub", "GITHUB_API_URL": server.API,
		}, exitFine, "example/hub: warning: the hub is internal, and its repository is public"},
		{"a wrong token", map[string]string{
			"GITHUB_TOKEN": "hunter2", "GITHUB_REPOSITORY": "example/hub", "GITHUB_API_URL": server.API,
		}, exitFailure, "read repository example/hub: GitHub does not know the token"},
		{"no repository", map[string]string{"GITHUB_TOKEN": githubtest.Token}, exitUsage,
			"hint: name it: --repository OWNER/NAME"},
	} {
		var out bytes.Buffer
		code := run([]string{"-C", hub, "doctor", "--github"}, env{
			Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, Dir: ".", Now: time.Now,
			Getenv:     func(name string) string { return test.environment[name] },
			IsTerminal: func(any) bool { return false },
		})
		if said := out.String(); code != test.code || !strings.Contains(said, test.want) {
			t.Errorf("%s: exit %d, said\n%s\nwant %d and %q", test.name, code, said, test.code, test.want)
		}
		if said := out.String(); strings.Contains(said, githubtest.Token) || strings.Contains(said, "hunter2") {
			t.Errorf("%s: a token was said:\n%s", test.name, said)
		}
	}
}
