package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/github/githubtest"
)

// proposerHub is a new hub in a repository, with one banned word.
func proposerHub(t *testing.T) string {
	t.Helper()
	hub := t.TempDir()
	if out, err := exec.Command("git", "-C", hub, "init", "-q").CombinedOutput(); err != nil {
		t.Fatalf("git init: %v\n%s", err, out)
	}
	var out bytes.Buffer
	code := run([]string{"-C", hub, "init", "--yes", "--languages", "en,fr"}, env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, Dir: ".", Now: time.Now,
		Getenv: func(string) string { return "" }, IsTerminal: func(any) bool { return false },
	})
	if code != exitFine {
		t.Fatalf("init: %s", &out)
	}
	settings, err := os.OpenFile(filepath.Join(hub, "site/hub.yaml"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = settings.WriteString("\nbanned: [{words: [everyone], reason: Nobody is., advice: Name whom you mean.}]\n")
	if err := errors.Join(err, settings.Close()); err != nil {
		t.Fatal(err)
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
			"### A text to share\r\n\r\n@everyone, fixes #1"})
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
		issue.Body = "### Titre\n\nRabat opens\n\n### Langue de vos textes\n\nEnglish\n\n### Un texte à partager\n\nWords"
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
