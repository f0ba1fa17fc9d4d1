package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/github/githubtest"
)

// Legal approves on GitHub; the pull request is squashed, so that what was reviewed is
// nowhere in the clone.
func TestApprovalsFromGitHub(t *testing.T) {
	const settings = "title: Hub\nlanguages: [en]\nnetworks: [linkedin]\napprovals:\n  require: true\n" +
		"  teams: {legal: [legal-lead]}\n  rules: [{team: legal}]\n"
	const post = "---\ntitle: Rabat\nlink: https://www.example.com/rabat\nshare: {any: [We opened.]}\n---\n"
	dir := t.TempDir()
	commitFile(t, dir, "README.md", "A hub.\n", "init")
	base := commitFile(t, dir, "site/hub.yaml", settings, "commit")
	merged := commitFile(t, dir, "content/posts/rabat.en.md", post, "commit")
	s := githubtest.New(t)
	s.Change(func(r *githubtest.Repository) {
		p := r.Open(githubtest.Pull{BaseSHA: base, HeadSHA: r.Commit("change", "a post",
			map[string]string{"site/hub.yaml": settings, "content/posts/rabat.en.md": post})})
		r.Review(p, "legal-lead", "APPROVED")
		r.Merge(p).MergeSHA = merged
	})
	ask := func(args ...string) (int, string) {
		var out bytes.Buffer
		code := run(args, env{
			Stdout: &out, Stderr: &out, Dir: dir, Now: func() time.Time { return time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC) },
			Getenv: func(name string) string {
				return map[string]string{"GITHUB_TOKEN": githubtest.Token, "GITHUB_API_URL": s.API}[name]
			},
			IsTerminal: func(any) bool { return false },
		})
		if strings.Contains(out.String(), githubtest.Token) {
			t.Errorf("%v tells the token: %s", args, out.String())
		}
		return code, out.String()
	}
	for _, step := range []struct {
		args string
		code int
		want string
	}{
		{"approvals collect", 2, "which repository on GitHub is the hub's?"},
		{"approvals collect --repository example/hub", 0, "approved: 1\nnot approved: 0\n"},
		{"approvals verify --repository example/hub", 0, "proved: 1\n"},
		{"approvals collect --offline", 0, "approved: 1\n"},
		{"approvals report --format csv", 0, "legal-lead"},
		{"approvals collect --repository example/other", 3, "Not Found"},
		{"build -o public", 0, "live: 1\n"},
	} {
		if code, out := ask(strings.Fields(step.args)...); code != step.code || !strings.Contains(out, step.want) {
			t.Errorf("portevoix %s: %d\n%swant %d\n%s", step.args, code, out, step.code, step.want)
		}
	}
	s.Change(func(r *githubtest.Repository) { r.Review(r.Pulls[1], "legal-lead", "CHANGES_REQUESTED") })
	if code, out := ask("approvals", "collect", "--repository", "example/hub"); code != 0 || !strings.Contains(out, "changes are requested") {
		t.Errorf("legal takes it back: %d\n%s", code, out)
	}
}

// commitFile writes a file and commits it; the first begins the repository.
func commitFile(t *testing.T, dir, name, text, how string) string {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	commands := [][]string{{"add", "."}, {"-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-q", "-m", name}, {"rev-parse", "HEAD"}}
	if how == "init" {
		commands = append([][]string{{"init", "-q", "-b", "main"}}, commands...)
	}
	var out []byte
	for _, args := range commands {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		var err error
		if out, err = cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	return strings.TrimSpace(string(out))
}
