package github_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

func TestRepository(t *testing.T) {
	w := newWorld(t)
	for _, test := range []struct {
		visibility string
		private    bool
	}{{"public", false}, {"private", true}, {"internal", true}} {
		w.Change(func(r *githubtest.Repository) { r.Visibility = test.visibility })
		got, err := w.Repository(t.Context())
		want := github.Repository{
			Name: "example/hub", URL: "https://github.com/example/hub/", DefaultBranch: "main", Visibility: test.visibility,
		}
		if diff := cmp.Diff(want, got); err != nil || diff != "" || got.Private() != test.private {
			t.Errorf("%s: private %v, %v\n%s", test.visibility, got.Private(), err, diff)
		}
	}
	// Enterprise servers of old know no visibility; in doubt a repository is private.
	for answer, private := range map[string]bool{
		`{"default_branch": "main", "private": true}`:                          true,
		`{"default_branch": "main", "private": true, "visibility": "public"}`:  true,
		`{"default_branch": "main", "private": false}`:                         false,
		`{"default_branch": "main", "private": false, "visibility": "secret"}`: true,
	} {
		w.Fail("repos/get", 1, githubtest.JSON(answer))
		if got, err := w.Repository(t.Context()); err != nil || got.Private() != private {
			t.Errorf("%s: %+v, %v", answer, got, err)
		}
	}
	w.Fail("repos/get", 1, githubtest.JSON(`{"default_branch": "main"}`))
	_, err := w.Repository(t.Context())
	wantError(t, err, "who may see it")
}

func TestPages(t *testing.T) {
	w := newWorld(t)
	if p, err := w.Pages(t.Context()); err != nil || p != nil {
		t.Errorf("%+v, %v; want none", p, err)
	}
	w.Change(func(r *githubtest.Repository) {
		r.Raw["repos/get-pages"] = `{"html_url": "https://hub.example.org/", "cname": "hub.example.org", "public": false,
			"https_enforced": true, "build_type": "workflow"}`
	})
	want := &github.PagesSite{URL: "https://hub.example.org/", Domain: "hub.example.org", HTTPS: true, Build: "workflow"}
	got, err := w.Pages(t.Context())
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	w.Fail("repos/get-pages", 1, githubtest.JSON(`{"html_url": "https://hub.example.org/"}`))
	if got, err := w.Pages(t.Context()); err != nil || !got.Public {
		t.Errorf("%+v, %v; what does not say who sees it is public", got, err)
	}
	w.Fail("repos/get-pages", 1, githubtest.Denied("pages=read"))
	_, err = w.Pages(t.Context())
	wantError(t, err, "the token may not do this")
}

func TestOwnersErrors(t *testing.T) {
	w := newWorld(t)
	if _, err := w.OwnersErrors(t.Context(), "main"); !errors.Is(err, github.ErrNotFound) {
		t.Errorf("without the file: %v", err)
	}
	w.Change(func(r *githubtest.Repository) {
		r.Raw["repos/codeowners-errors"] = `{"errors": [{"line": 3, "column": 1, "kind": "Unknown owner", "source": "* @gone",
			"suggestion": "make sure @gone exists", "message": "Unknown owner on line 3", "path": ".github/CODEOWNERS"}]}`
	})
	got, err := w.OwnersErrors(t.Context(), "main")
	want := []github.OwnersError{{Path: ".github/CODEOWNERS", Line: 3, Column: 1, Kind: "Unknown owner",
		Message: "Unknown owner on line 3", Suggestion: "make sure @gone exists"}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}
