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

// proposerHub is a repository with a hub and its form.
func proposerHub(t *testing.T) string {
	t.Helper()
	hub := t.TempDir()
	for name, text := range map[string]string{
		"site/hub.yaml": "title: T\nbase_url: https://hub.example.com/\n" +
			"banned: [{words: [everyone], reason: Nobody is., advice: Name whom you mean.}]\n",
		".github/ISSUE_TEMPLATE/propose.yml": "name: Propose\nbody:\n" +
			"  - {type: input, id: title, attributes: {label: Title}}\n" +
			"  - {type: textarea, id: text, attributes: {label: Text}}\n",
	} {
		file := filepath.Join(hub, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command("git", "-C", hub, "init", "-q").CombinedOutput(); err != nil {
		t.Fatalf("git init: %v\n%s", err, out)
	}
	return hub
}

// An issue becomes a pull request and gets one comment; edited, both follow. What it says
// is shown, and does nothing.
func TestProposeIssue(t *testing.T) {
	server, hub := githubtest.New(t), proposerHub(t)
	var issue *githubtest.Issue
	server.Change(func(r *githubtest.Repository) {
		r.Login = "" // a workflow's token
		issue = r.Ask(githubtest.Issue{User: "ana", Body: "### Title\r\n\r\nRabat ${{ github.token }}\r\n\r\n" +
			"### Text\r\n\r\n@everyone, fixes #1"})
	})
	propose := func(options ...string) (code int, said string) {
		var out bytes.Buffer
		environment := map[string]string{
			"GITHUB_TOKEN": githubtest.Token, "GITHUB_REPOSITORY": "example/hub", "GITHUB_API_URL": server.API,
		}
		code = run(append([]string{"-C", hub, "propose", "--issue", "1"}, options...), env{
			Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, Dir: ".",
			Now:        func() time.Time { return time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC) },
			Getenv:     func(name string) string { return environment[name] },
			IsTerminal: func(any) bool { return false },
		})
		return code, out.String()
	}

	code, said := propose("--dry-run")
	if code != exitFine || !strings.Contains(said, "title: Rabat ${{ github.token }}\n") ||
		server.Asked("pulls/create")+server.Asked("issues/create-comment") > 0 {
		t.Fatalf("a dry run exits with %d, wrote, or says\n%s", code, said)
	}
	if code, said := propose(); code != exitFine || !strings.Contains(said, "/example/hub/pull/2\n") {
		t.Fatalf("exit %d:\n%s", code, said)
	}
	const file = "content/posts/2026/rabat-github-token.en.md"
	server.Change(func(r *githubtest.Repository) {
		text, _ := r.Text("proposal/1", file)
		if !strings.Contains(text, "- '@everyone, fixes #1'") || !strings.Contains(text, "date: 2026-01-05") {
			t.Errorf("%s is\n%s", file, text)
		}
		spoken := r.Comments[1][0].Body + r.Pulls[2].Title + r.Pulls[2].Body + strings.Join(r.Messages("proposal/1"), "")
		if strings.Contains(spoken, "@") || strings.Contains(spoken, "fixes") || strings.Contains(spoken, "${{") {
			t.Errorf("words of the proposal are said again:\n%s", spoken)
		}
		if !strings.Contains(spoken, "→ `Name whom you mean.`") {
			t.Errorf("nothing says what to mend:\n%s", spoken)
		}
		issue.Body = "### Title\n\nRabat opens\n\n### Text\n\nWords"
	})
	code, said = propose("--format", "json")
	if code != exitFine || !strings.Contains(said, `"file": "content/posts/2026/rabat-opens.en.md"`) {
		t.Errorf("edited, exit %d:\n%s", code, said)
	}
	server.Change(func(r *githubtest.Repository) {
		_, old := r.Text("proposal/1", file)
		_, is := r.Text("proposal/1", "content/posts/2026/rabat-opens.en.md")
		if old || !is || len(r.Comments[1]) != 1 || len(r.Pulls) != 1 {
			t.Errorf("the old file is there: %t, the new: %t; %d comments, %d pull requests", old, is,
				len(r.Comments[1]), len(r.Pulls))
		}
		issue.Body = "Words alone"
	})
	code, said = propose()
	if code != exitProblems || !strings.Contains(said, "issue 1: error: the issue was not written with the form") {
		t.Errorf("without form, exit %d:\n%s", code, said)
	}
}
