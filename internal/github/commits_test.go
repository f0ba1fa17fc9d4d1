package github_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

// Who made a commit is who wrote it, who committed it and whom its message names; each is
// an address, and an account where GitHub knows it.
func TestCommits(t *testing.T) {
	w := newWorld(t)
	var number int
	var parent string
	var want []github.Commit
	w.Change(func(r *githubtest.Repository) {
		parent = r.Branches["main"]
		head := r.Commit("change", "draft", map[string]string{"a": "b"})
		r.Deleted["gone"] = true
		number = r.Open(githubtest.Pull{Commits: []githubtest.Commit{
			{SHA: head, Author: "ana", Email: "ana@example.org", Committer: "web-flow", CommitterEmail: "noreply@github.com",
				Message: "write\n\nCo-authored-by: Bea <9+bea@users.noreply.github.com>\r\nco-authored-by : C <c@example.org>\n\nText.\n\nCO-AUTHORED-BY: d@example.org "},
			{SHA: sha, Email: "x@example.org", Committer: "gone", CommitterEmail: "gone@example.org"},
			{SHA: sha, Email: "12+hid-den@users.noreply.github.com", CommitterEmail: "old@users.noreply.ghe.example.com"},
		}}).Number
		want = []github.Commit{
			{SHA: head, Parents: []string{parent},
				Author:    github.Writer{Email: "ana@example.org", ID: r.ID("ana"), Login: "ana"},
				Committer: github.Writer{Email: "noreply@github.com", ID: r.ID("web-flow"), Login: "web-flow"},
				CoAuthors: []github.Writer{{Email: "9+bea@users.noreply.github.com", ID: 9, Login: "bea"}, {Email: "c@example.org"}, {Email: "d@example.org"}}},
			{SHA: sha, Parents: []string{}, CoAuthors: []github.Writer{},
				Author: github.Writer{Email: "x@example.org"}, Committer: github.Writer{Email: "gone@example.org"}},
			{SHA: sha, Parents: []string{}, CoAuthors: []github.Writer{},
				Author:    github.Writer{Email: "12+hid-den@users.noreply.github.com", ID: 12, Login: "hid-den"},
				Committer: github.Writer{Email: "old@users.noreply.ghe.example.com", Login: "old"}},
		}
	})
	got, err := w.Commits(t.Context(), number)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

// GitHub cuts the long list without a word: MaxCommits are all there may be to see.
func TestCutCommits(t *testing.T) {
	for many, want := range map[int]int{249: 249, 250: github.MaxCommits, 300: github.MaxCommits} {
		w := newWorld(t)
		w.Change(func(r *githubtest.Repository) {
			p := r.Open(githubtest.Pull{})
			for range many {
				p.Commits = append(p.Commits, githubtest.Commit{SHA: sha})
			}
		})
		if got, err := w.Commits(t.Context(), 1); err != nil || len(got) != want {
			t.Errorf("%d commits: %d, %v", many, len(got), err)
		}
	}
}

// A commit without its name, or a list that is empty, is no list of commits.
func TestOddCommits(t *testing.T) {
	for _, answer := range []string{`[]`, `[{}]`, `[{"sha": "` + sha + `", "parents": [{"sha": "HEAD"}]}]`} {
		w := newWorld(t)
		w.Fail("pulls/list-commits", 1, githubtest.JSON(answer))
		_, err := w.Commits(t.Context(), 1)
		wantError(t, err, "list commits of pull request 1: ", "the answer is not as GitHub describes it")
	}
}
