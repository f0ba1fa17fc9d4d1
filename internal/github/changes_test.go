package github_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

func TestFilesAndCommits(t *testing.T) {
	w := newWorld(t)
	var number int
	w.Change(func(r *githubtest.Repository) {
		number = r.Open(githubtest.Pull{
			Files: []githubtest.File{
				{Path: "content/posts/new.en.md", Before: "content/posts/old.en.md", Status: "renamed"},
				{Path: "content/posts/a.en.md", Status: "added"},
			},
			Commits: []githubtest.Commit{
				{SHA: sha, Message: "write\n\nSigned-off-by: A", Author: "ana", Email: "ana@example.org"},
				{SHA: sha, Message: "by nobody known", Email: "x@example.org"},
			},
		}).Number
	})
	files, whole, err := w.Files(t.Context(), number)
	want := []github.ChangedFile{
		{Path: "content/posts/new.en.md", Before: "content/posts/old.en.md", Status: "renamed"},
		{Path: "content/posts/a.en.md", Status: "added"},
	}
	if diff := cmp.Diff(want, files); err != nil || !whole || diff != "" {
		t.Errorf("whole %v, %v\n%s", whole, err, diff)
	}
	commits, whole, err := w.Commits(t.Context(), number)
	if err != nil || !whole || len(commits) != 2 {
		t.Fatalf("%v, whole %v, %v", commits, whole, err)
	}
	if c := commits[0]; c.SHA != sha || c.Author != "ana" || c.AuthorID == 0 || c.Email != "ana@example.org" || c.At.IsZero() {
		t.Errorf("%+v", c)
	}
	if c := commits[1]; c.Author != "" || c.AuthorID != 0 {
		t.Errorf("an address of no account: %+v", c)
	}
}

// GitHub cuts long lists without a word; here it is said.
func TestCutLists(t *testing.T) {
	for _, test := range []struct{ files, commits int }{{2999, 249}, {3000, 250}, {3500, 300}} {
		w := newWorld(t)
		var number int
		w.Change(func(r *githubtest.Repository) {
			p := r.Open(githubtest.Pull{})
			number = p.Number
			for i := range test.files {
				p.Files = append(p.Files, githubtest.File{Path: fmt.Sprintf("f%d", i), Status: "added"})
			}
			for range test.commits {
				p.Commits = append(p.Commits, githubtest.Commit{SHA: sha})
			}
		})
		files, whole, err := w.Files(t.Context(), number)
		if wantWhole := test.files < github.MaxFiles; err != nil || whole != wantWhole || len(files) != min(test.files, github.MaxFiles) {
			t.Errorf("%d files: %d, whole %v, %v", test.files, len(files), whole, err)
		}
		commits, whole, err := w.Commits(t.Context(), number)
		if wantWhole := test.commits < github.MaxCommits; err != nil || whole != wantWhole || len(commits) != min(test.commits, github.MaxCommits) {
			t.Errorf("%d commits: %d, whole %v, %v", test.commits, len(commits), whole, err)
		}
	}
}
