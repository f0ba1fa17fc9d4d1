package github_test

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

var proposal = github.Proposal{
	Branch: "proposal/12", Message: "propose a talk\n\nProposed-by: ana",
	Files: map[string]string{"content/posts/talk.en.md": "---\ntitle: A talk\n---\n"},
	Title: "A talk, by @ana", Body: "From issue 12.",
}

func propose(t *testing.T, w *world, p github.Proposal) github.Pull {
	t.Helper()
	pull, err := w.Propose(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	return pull
}

func TestPropose(t *testing.T) {
	w := newWorld(t)
	pull := propose(t, w, proposal)
	if !pull.Open || pull.Base != "main" || pull.Head != "proposal/12" || pull.Title != proposal.Title {
		t.Errorf("%+v", pull)
	}
	w.Change(func(r *githubtest.Repository) {
		if text, _ := r.Text("proposal/12", "content/posts/talk.en.md"); text != proposal.Files["content/posts/talk.en.md"] {
			t.Errorf("the branch has %q", text)
		}
		if _, is := r.Text("proposal/12", "README.md"); !is {
			t.Error("other files are gone from the branch")
		}
		if _, is := r.Text("main", "content/posts/talk.en.md"); is {
			t.Error("it is on the default branch")
		}
		if body := r.Pulls[pull.Number].Body; body != proposal.Body {
			t.Errorf("its text is %q", body)
		}
	})
}

// Done again nothing is doubled, and what others committed meanwhile stays.
func TestProposeAgain(t *testing.T) {
	w := newWorld(t)
	first := propose(t, w, proposal)
	if again := propose(t, w, proposal); again.Number != first.Number || again.HeadSHA != first.HeadSHA {
		t.Errorf("the same again: %+v; want %+v", again, first)
	}
	w.Change(func(r *githubtest.Repository) {
		r.Commit("proposal/12", "a reviewer's", map[string]string{"content/posts/talk.fr.md": "fr"})
	})
	changed := proposal
	changed.Files = map[string]string{"content/posts/talk.en.md": "better\n"}
	changed.Title, changed.Message = "A better talk", "propose it better"
	if again := propose(t, w, changed); again.Number != first.Number || again.Title != "A better talk" {
		t.Errorf("%+v; want number %d", again, first.Number)
	}
	w.Change(func(r *githubtest.Repository) {
		want := []string{"propose it better", "a reviewer's", proposal.Message, "first"}
		if got := r.Messages("proposal/12"); !slices.Equal(got, want) {
			t.Errorf("commits %q; want %q", got, want)
		}
	})
}

// A file that has another name now is not there twice, and what is as it should be is not
// written again.
func TestProposeMoves(t *testing.T) {
	w := newWorld(t)
	propose(t, w, proposal)
	if message, err := w.LastMessage(t.Context(), "proposal/12"); err != nil || message != proposal.Message {
		t.Errorf("the last commit says %q, %v", message, err)
	}
	moved := proposal
	moved.Files, moved.Gone = map[string]string{"content/posts/speech.en.md": "A speech\n"}, []string{"content/posts/talk.en.md"}
	propose(t, w, moved)
	w.Change(func(r *githubtest.Repository) {
		_, old := r.Text("proposal/12", "content/posts/talk.en.md")
		_, moved := r.Text("proposal/12", "content/posts/speech.en.md")
		if old || !moved {
			t.Errorf("the old name is there: %t, the new one: %t", old, moved)
		}
	})
	if w.Asked("pulls/create") != 1 || w.Asked("pulls/update") != 0 {
		t.Errorf("a pull request that says the same was written")
	}
	_, err := w.LastMessage(t.Context(), "proposal/13")
	if !errors.Is(err, github.ErrNotFound) {
		t.Errorf("no branch: %v", err)
	}
}

func TestProposeFails(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(p *github.Proposal)
		fails  string // operation
		fault  githubtest.Fault
		want   string
	}{
		{"the default branch", func(p *github.Proposal) { p.Branch = "main" }, "", nil, "it is the default branch"},
		{"no branch", func(p *github.Proposal) { p.Branch = "../main" }, "", nil, "is no branch name"},
		{"a way out", func(p *github.Proposal) { p.Files = map[string]string{"../x": ""} }, "", nil, "is no path"},
		{"nothing to take away", func(p *github.Proposal) { p.Gone = []string{"../x"} }, "", nil, "is no path"},
		{"no text", func(p *github.Proposal) { p.Files = map[string]string{"x": "\xff"} }, "", nil, "is not UTF-8"},
		{"too long", func(p *github.Proposal) { p.Body = strings.Repeat("a", 70000) }, "", nil, "shorten it"},
		{"so already", func(p *github.Proposal) { p.Files = map[string]string{"README.md": "# Hub\n"} }, "", nil, "nothing to do"},
		{"may not write", nil, "git/create-tree", githubtest.Denied("contents=write"), "write the files: the token may not do this"},
		{"may not open", nil, "pulls/create", githubtest.Denied("pull_requests=write"), "write the pull request: the token may not do this"},
		{"workflows may not open", nil, "pulls/create", forbidden("GitHub Actions is not permitted to create or approve pull requests."),
			"allow it to workflows under Settings"},
		{"unwell", nil, "git/create-ref", githubtest.Status(502), "propose branch proposal/12: 127.0.0.1"},
	} {
		w := newWorld(t)
		p := proposal
		if test.change != nil {
			test.change(&p)
		}
		if test.fault != nil {
			w.Fail(test.fails, 1, test.fault)
		}
		_, err := w.Propose(t.Context(), p)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v; want … %s …", test.name, err, test.want)
		}
	}
}

func forbidden(message string) githubtest.Fault {
	return func(w http.ResponseWriter, r *http.Request, _ func(http.ResponseWriter)) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusForbidden)
		_, _ = fmt.Fprintf(w, `{"message": %q}`, message)
	}
}

// Somebody commits to the branch while it is brought up to date: theirs is not lost.
func TestProposeRace(t *testing.T) {
	w := newWorld(t)
	propose(t, w, proposal)
	w.Before(func(operation string, _ int) {
		if operation == "git/update-ref" {
			w.Change(func(r *githubtest.Repository) { r.Commit("proposal/12", "faster", map[string]string{"x": "x"}) })
		}
	})
	p := proposal
	p.Files = map[string]string{"content/posts/talk.en.md": "changed"}
	_, err := w.Propose(t.Context(), p)
	wantError(t, err, "not a fast forward", "whether somebody was faster")
	w.Change(func(r *githubtest.Repository) {
		if _, is := r.Text("proposal/12", "x"); !is {
			t.Error("the other commit is lost")
		}
	})
}
