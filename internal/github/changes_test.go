package github_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

func TestFiles(t *testing.T) {
	w := newWorld(t)
	var number int
	w.Change(func(r *githubtest.Repository) {
		number = r.Open(githubtest.Pull{
			Files: []githubtest.File{
				{Path: "content/posts/new.en.md", Before: "content/posts/old.en.md", Status: "renamed"},
				{Path: "content/posts/a.en.md", Status: "added"},
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
}

// GitHub cuts the long list without a word; here it is said.
func TestCutFiles(t *testing.T) {
	for _, many := range []int{2999, 3000, 3500} {
		w := newWorld(t)
		var number int
		w.Change(func(r *githubtest.Repository) {
			p := r.Open(githubtest.Pull{})
			number = p.Number
			for i := range many {
				p.Files = append(p.Files, githubtest.File{Path: fmt.Sprintf("f%d", i), Status: "added"})
			}
		})
		files, whole, err := w.Files(t.Context(), number)
		if wantWhole := many < 3000; err != nil || whole != wantWhole || len(files) != min(many, 3000) {
			t.Errorf("%d files: %d, whole %v, %v", many, len(files), whole, err)
		}
	}
}
