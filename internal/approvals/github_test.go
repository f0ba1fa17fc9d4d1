package approvals_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

// A clone is a real repository whose hub stands in a folder of it.
type clone struct {
	t   *testing.T
	dir string
}

func newClone(t *testing.T) clone {
	c := clone{t, t.TempDir()}
	c.git("init", "-q", "-b", "main")
	return c
}

func (c clone) git(args ...string) string {
	c.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = c.dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null",
		"GIT_AUTHOR_NAME=Ana", "GIT_AUTHOR_EMAIL=ana@example.org", "GIT_COMMITTER_NAME=GitHub", "GIT_COMMITTER_EMAIL=noreply@github.com")
	out, err := cmd.CombinedOutput()
	if err != nil {
		c.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (c clone) hub() string { return filepath.Join(c.dir, "hub") }

// commit writes files of the hub and commits them.
func (c clone) commit(message string, files hub) string {
	c.t.Helper()
	for name, text := range files {
		file := filepath.Join(c.hub(), filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			c.t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			c.t.Fatal(err)
		}
	}
	c.git("add", ".")
	c.git("commit", "-q", "-m", message)
	return c.git("rev-parse", "HEAD")
}

func (c clone) source(s *githubtest.Server) approvals.Source {
	c.t.Helper()
	repository, err := git.Open(c.hub())
	if err != nil {
		c.t.Fatal(err)
	}
	client, err := github.New(github.Options{
		API: s.API, Token: githubtest.Token, Repository: "example/hub", Sleep: func(context.Context, time.Duration) error { return nil },
	})
	if err != nil {
		c.t.Fatal(err)
	}
	return approvals.Source{Repository: repository, Revision: "HEAD", Hub: os.DirFS(c.hub()), GitHub: client}
}

// inRepository are files of the hub as the whole repository names them.
func inRepository(files hub) map[string]string {
	all := map[string]string{}
	for name, text := range files {
		all["hub/"+name] = text
	}
	return all
}

// squashed is a post whose reviewed commit only GitHub has: the branch has one commit of
// all that the pull request brought.
func squashed(t *testing.T, review func(*githubtest.Repository, *githubtest.Pull)) (clone, *githubtest.Server) {
	c, s := newClone(t), githubtest.New(t)
	begin := hub{settingsFile: settings(), campaignFile: "---\ntitle: Sun\nhashtag: OldSun\n---\nWhy.\n"}
	c.commit("root", hub{settingsFile: settings()})
	base := c.commit("the hub", begin)
	merged := c.commit("a post (#1)", version("Newer"))
	s.Change(func(r *githubtest.Repository) {
		p := r.Open(githubtest.Pull{
			Author: "ana", BaseSHA: base, HeadSHA: r.Commit("change", "draft", inRepository(begin.with(version("Newer")))),
		})
		review(r, p)
		r.Merge(p)
		p.MergeSHA = merged
	})
	return c, s
}

func collect(t *testing.T, s approvals.Source) (approvals.Collection, error) {
	t.Helper()
	evidence, _, err := approvals.Gather(t.Context(), s)
	if err != nil {
		return approvals.Collection{}, err
	}
	return approvals.Collect(t.Context(), evidence, approvals.Collection{})
}

func TestSquashedPullRequest(t *testing.T) {
	c, s := squashed(t, func(r *githubtest.Repository, p *githubtest.Pull) { r.Review(p, "legal-lead", github.Approved) })
	found, err := collect(t, c.source(s))
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Ledger.Entries) != 1 || found.Ledger.Entries[0].Pull != 1 {
		t.Errorf("found %+v and %+v", found.Ledger.Entries, found.Open)
	}
	if asked := s.Asked("git/get-blob"); asked > 0 {
		t.Errorf("GitHub was asked for %d files that are in the clone", asked)
	}
}

// What was reviewed and then changed is only on GitHub: its files are asked for, and they
// are other bytes.
func TestForcePushedPullRequest(t *testing.T) {
	c, s := squashed(t, func(r *githubtest.Repository, p *githubtest.Pull) {
		head := p.HeadSHA
		p.HeadSHA = r.Commit("earlier", "earlier", inRepository(version("Newest")))
		r.Review(p, "legal-lead", github.Approved)
		p.HeadSHA = head
	})
	found, err := collect(t, c.source(s))
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Ledger.Entries) > 0 || !strings.Contains(found.Open[0].Reason, "another version") {
		t.Errorf("found %+v and %+v", found.Ledger.Entries, found.Open)
	}
	if s.Asked("git/get-blob") == 0 {
		t.Error("GitHub was not asked for the files that were reviewed")
	}
}

// A commit that is gone approves nothing; a GitHub that is unwell must not look like one.
func TestReviewedCommitCannotBeRead(t *testing.T) {
	gone := func(r *githubtest.Repository, p *githubtest.Pull) {
		r.Review(p, "legal-lead", github.Approved).Commit = strings.Repeat("f", 40)
	}
	c, s := squashed(t, gone)
	found, err := collect(t, c.source(s))
	if err != nil || len(found.Ledger.Entries) > 0 {
		t.Errorf("found %v, %v", found.Ledger, err)
	}
	c, s = squashed(t, func(r *githubtest.Repository, p *githubtest.Pull) { r.Review(p, "legal-lead", github.Approved) })
	s.Fail("git/get-tree", 9, githubtest.Status(502))
	if found, err = collect(t, c.source(s)); err == nil {
		t.Errorf("found %v from a GitHub that is unwell", found.Ledger.Entries)
	}
	source := c.source(s)
	source.GitHub = nil
	if found, err = collect(t, source); err != nil || len(found.Ledger.Entries) > 0 {
		t.Errorf("found %v, %v where nobody was asked", found.Ledger, err)
	}
}

// Facts that were kept serve when nobody is asked; a fresh proof does not believe them.
func TestFactsAreKept(t *testing.T) {
	c, s := squashed(t, func(r *githubtest.Repository, p *githubtest.Pull) { r.Review(p, "legal-lead", github.Approved) })
	source := c.source(s)
	_, changed, err := approvals.Gather(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	changed[0].Reviews[0].User, changed[0].Reviews[0].UserID = "deputy", 999
	root, err := os.OpenRoot(c.hub())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = root.Close() }()
	if err := approvals.SaveFacts(root, changed); err != nil {
		t.Fatal(err)
	}
	by := func(s approvals.Source) string {
		found, err := collect(t, s)
		if err != nil {
			t.Fatal(err)
		}
		return found.Ledger.Entries[0].Approvals[0].By
	}
	s.Change(func(r *githubtest.Repository) { r.Pulls[1].Updated = changed[0].Pull.UpdatedAt })
	source.Afresh = true
	if who := by(source); who != "legal-lead" {
		t.Errorf("the proof found %s: it believed what is kept", who)
	}
}

func TestShallowCloneIsRefused(t *testing.T) {
	c := newClone(t)
	c.commit("one", hub{settingsFile: settings()})
	c.commit("two", version("Newer"))
	shallow := clone{t, t.TempDir()}
	shallow.git("clone", "-q", "--depth", "1", "file://"+c.dir, ".")
	repository, err := git.Open(shallow.hub())
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = approvals.Gather(t.Context(), approvals.Source{Repository: repository, Revision: "HEAD", Hub: os.DirFS(shallow.hub())})
	if err == nil || !strings.Contains(err.Error(), "fetch-depth: 0") || errors.Is(err, os.ErrNotExist) {
		t.Errorf("found %v", err)
	}
}
