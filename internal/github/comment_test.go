package github_test

import (
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

func TestPutComment(t *testing.T) {
	const marked = "<!-- portevoix: preview -->\n"
	for _, test := range []struct {
		name    string
		login   string // whose token it is; "": it may not ask
		before  func(r *githubtest.Repository, number int)
		edited  bool
		made    bool
		comment string // who wrote the one with the text
	}{
		{"the first", "hub-bot", func(*githubtest.Repository, int) {}, false, true, "hub-bot"},
		{"the first of a workflow", "", func(*githubtest.Repository, int) {}, false, true, "github-actions[bot]"},
		{"again", "hub-bot", func(r *githubtest.Repository, n int) { r.Say(n, "hub-bot", marked+"old") }, true, false, "hub-bot"},
		{"again, by a workflow", "", func(r *githubtest.Repository, n int) { r.Say(n, "github-actions[bot]", marked+"old") },
			true, false, "github-actions[bot]"},
		{"nothing new", "hub-bot", func(r *githubtest.Repository, n int) { r.Say(n, "hub-bot", marked+"text") }, false, false, "hub-bot"},
		{"of another kind", "hub-bot", func(r *githubtest.Repository, n int) { r.Say(n, "hub-bot", "<!-- portevoix: since -->\n") },
			false, true, "hub-bot"},
		{"somebody claims it", "hub-bot", func(r *githubtest.Repository, n int) { r.Say(n, "mallory", marked+"old") }, false, true, "hub-bot"},
		{"a deleted user claims it", "hub-bot", func(r *githubtest.Repository, n int) {
			r.Say(n, "gone", marked+"old")
			r.Deleted["gone"] = true
		}, false, true, "hub-bot"},
		{"ours, quoted", "hub-bot", func(r *githubtest.Repository, n int) { r.Say(n, "hub-bot", "> "+marked) }, false, true, "hub-bot"},
		{"on the second page", "hub-bot", func(r *githubtest.Repository, n int) {
			for range 120 {
				r.Say(n, "mallory", marked)
			}
			r.Say(n, "hub-bot", marked+"old")
		}, true, false, "hub-bot"},
	} {
		w := newWorld(t)
		number := reviewed(w, 0)
		w.Change(func(r *githubtest.Repository) {
			r.Login = test.login
			test.before(r, number)
		})
		comment, err := w.PutComment(t.Context(), number, "preview", "text")
		if err != nil || comment.User != test.comment || comment.Body != marked+"text" {
			t.Errorf("%s: %+v, %v", test.name, comment, err)
		}
		edited, made := w.Asked("issues/update-comment") == 1, w.Asked("issues/create-comment") == 1
		if edited != test.edited || made != test.made {
			t.Errorf("%s: edited %v, made %v; want %v, %v", test.name, edited, made, test.edited, test.made)
		}
	}
}

// Without knowing which comments there are none is written.
func TestPutCommentFails(t *testing.T) {
	w := newWorld(t, func(o *github.Options) { o.Login = "hub-bot" })
	number := reviewed(w, 0)
	w.Fail("issues/list-comments", 9, githubtest.HTML)
	_, err := w.PutComment(t.Context(), number, "preview", "text")
	wantError(t, err, "instead of JSON")
	if w.Asked("issues/create-comment") > 0 || w.Asked("users/get-authenticated") > 0 {
		t.Error("it was written, or asked whose token it is")
	}
	_, err = w.PutComment(t.Context(), number, "preview", strings.Repeat("é", github.MaxBody))
	wantError(t, err, "GitHub takes 65536; shorten it")
	w = newWorld(t)
	number = reviewed(w, 0)
	w.Fail("issues/create-comment", 1, githubtest.Denied("issues=write; pull_requests=write"))
	_, err = w.PutComment(t.Context(), number, "preview", "text")
	wantError(t, err, "the token needs issues: write; pull_requests: write", "permissions:")
}

func TestIssue(t *testing.T) {
	w := newWorld(t)
	var asked *githubtest.Issue
	number := reviewed(w, 0)
	w.Change(func(r *githubtest.Repository) {
		asked = r.Ask(githubtest.Issue{Title: "A talk", Body: "### Title\r\n\r\n_No response_", Labels: []string{"proposal"}, User: "ana"})
	})
	got, err := w.Issue(t.Context(), asked.Number)
	if err != nil || got.Title != "A talk" || got.Body != asked.Body || got.User != "ana" || got.UserID == 0 || !got.Open ||
		len(got.Labels) != 1 || !got.CreatedAt.Equal(asked.Created) {
		t.Errorf("%+v, %v", got, err)
	}
	_, err = w.Issue(t.Context(), number)
	wantError(t, err, "it is a pull request")
}
