package main

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/github/githubtest"
)

// The packet of a pull request holds what it changes, seen from where its branch began,
// not what others changed since, and is for whom the branch asks that it is for. What is
// not in the clone has to be fetched.
func TestPacketOfAPullRequest(t *testing.T) {
	const (
		settings = "title: Hub\nlanguages: [en, fr]\nnetworks: [linkedin]\nentities: {sun: {name: Sun, reviewers: [legal]}}\n"
		decide   = "approvals: {require: true, source: [attestation], teams: {legal: [ana], hr: [bea]}, " +
			"rules: [{team: legal, languages: [fr]}]}\n"
	)
	post := func(words string) string {
		return "---\ntitle: Rabat\nentity: sun\nlink: https://www.example.com/rabat\nshare: {any: [{id: a, text: " + words + "}]}\n---\n"
	}
	dir := t.TempDir()
	commitFile(t, dir, "site/hub.yaml", settings+decide, "init")
	commitFile(t, dir, "content/posts/rabat.en.md", post("We open on Monday."), "commit")
	inGit(t, dir, "switch", "-q", "-c", "change")
	appoints := strings.NewReplacer("[legal]", "[hr]", "[attestation]", "[github]", ", languages: [fr]", "").Replace(settings + decide)
	commitFile(t, dir, "site/hub.yaml", appoints, "commit")
	head := commitFile(t, dir, "content/posts/rabat.en.md", post("We open on Tuesday."), "commit")
	inGit(t, dir, "switch", "-q", "main")
	base := commitFile(t, dir, "content/posts/lima.en.md", post("Lima has nothing to do with it."), "commit")
	s := githubtest.New(t)
	s.Change(func(r *githubtest.Repository) {
		r.Open(githubtest.Pull{Title: "<i>Tuesday</i>", BaseSHA: base, HeadSHA: head})
		r.Open(githubtest.Pull{BaseSHA: base, HeadSHA: strings.Repeat("d", 40)})
	})
	packet := func(number string) (int, string) {
		var out bytes.Buffer
		code := run([]string{"packet", number, "--repository", "example/hub"}, env{
			Stdout: &out, Stderr: &out, Dir: dir, Now: func() time.Time { return time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC) },
			Getenv: func(name string) string {
				return map[string]string{"GITHUB_TOKEN": githubtest.Token, "GITHUB_API_URL": s.API}[name]
			},
			IsTerminal: func(any) bool { return false },
		})
		return code, out.String()
	}
	code, out := packet("1")
	if code != exitFine || strings.Contains(out, "Lima") || strings.Contains(out, githubtest.Token) {
		t.Errorf("packet 1: %d\n%s", code, out)
	}
	for _, want := range []string{
		"We open on <del>Monday.</del><ins>Tuesday.</ins>", "&lt;i&gt;Tuesday&lt;/i&gt;", "git switch --detach " + head,
		"--team legal",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("found no %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "--team hr") {
		t.Errorf("the pull request says who decides on it:\n%s", out)
	}
	code, out = packet("#2")
	if code != exitFailure || !strings.Contains(out, "is not in this clone") || !strings.Contains(out, "hint: git fetch origin pull/2/head\n") {
		t.Errorf("a commit that is not here: %d\n%s", code, out)
	}
	if code, out = packet("3"); code != exitFailure || !strings.Contains(out, "read pull request 3") {
		t.Errorf("a pull request that is not there: %d\n%s", code, out)
	}
}

func inGit(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}
