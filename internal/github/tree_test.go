package github_test

import (
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/github/githubtest"
)

// The texts of a commit, whether or not it is on a branch still.
func TestTreeAndBlob(t *testing.T) {
	w := newWorld(t)
	long := strings.Repeat("Ça se lit sur plusieurs lignes.\n", 50)
	var commit string
	w.Change(func(r *githubtest.Repository) {
		commit = r.Commit("main", "posts", map[string]string{"content/posts/a.en.md": "---\ntitle: A\n---\n", "content/posts/b.fr.md": long, "x": ""})
		r.Commit("main", "later", map[string]string{"content/posts/a.en.md": "changed"})
	})
	files, err := w.Tree(t.Context(), commit)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, f := range files {
		data, err := w.Blob(t.Context(), f.SHA)
		if err != nil || len(data) != f.Size || f.Link {
			t.Errorf("%+v: %d bytes, %v", f, len(data), err)
		}
		got[f.Path] = string(data)
	}
	if len(got) != 4 || got["content/posts/a.en.md"] != "---\ntitle: A\n---\n" || got["content/posts/b.fr.md"] != long || got["README.md"] == "" {
		t.Errorf("%q", got)
	}
}

func TestTreeAndBlobFail(t *testing.T) {
	const other = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391" // of no bytes
	for _, test := range []struct{ operation, answer, sha, want string }{
		{"git/get-tree", `{"sha": "` + sha + `", "truncated": true, "tree": []}`, sha, "lists only a part"},
		{"git/get-tree", `{"sha": "` + sha + `", "truncated": false, "tree": [{"type": "blob", "path": "a"}]}`, sha, "lacks its path or its name"},
		{"git/get-tree", `{}`, "main", `"main" is no full commit or object name`},
		{"git/get-tree", `{}`, "../../../user" + strings.Repeat("a", 27), "40 hexadecimal digits"},
		{"git/get-blob", `{"encoding": "base64", "content": "YQ=="}`, other, "not those of the name"},
		{"git/get-blob", `{"encoding": "base64", "content": "?"}`, other, "not base64"},
		{"git/get-blob", `{"encoding": "none"}`, sha, "not those of the name"},
		{"git/get-blob", `{}`, "HEAD", "no full commit"},
	} {
		w := newWorld(t)
		w.Fail(test.operation, 1, githubtest.JSON(test.answer))
		var err error
		if test.operation == "git/get-tree" {
			_, err = w.Tree(t.Context(), test.sha)
		} else {
			_, err = w.Blob(t.Context(), test.sha)
		}
		wantError(t, err, test.want)
	}
	w := newWorld(t)
	_, err := w.Tree(t.Context(), sha)
	wantError(t, err, "GitHub has no such thing")
}
