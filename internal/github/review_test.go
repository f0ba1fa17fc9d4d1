package github_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

func TestReviews(t *testing.T) {
	w := newWorld(t)
	var number int
	var want []github.Review
	w.Change(func(r *githubtest.Repository) {
		p := r.Open(githubtest.Pull{})
		number = p.Number
		first := p.HeadSHA
		r.Review(p, "legal-lead", github.Approved).Body = "fine @all <b>"
		r.Review(p, "gone", github.ChangesRequested)
		p.HeadSHA = r.Commit(p.Head, "pushed", nil)
		r.Review(p, "renovate[bot]", github.Dismissed)
		r.Review(p, "legal-lead", "REVOKED").Commit = "" // a state of tomorrow, of a commit that is gone
		r.Review(p, "legal-lead", "PENDING")
		r.Deleted["gone"] = true
		for i, review := range []github.Review{
			{User: "legal-lead", State: github.Approved, Commit: first, Body: "fine @all <b>"},
			{User: github.Ghost, State: github.ChangesRequested, Commit: first},
			{User: "renovate[bot]", Bot: true, State: github.Dismissed, Commit: p.HeadSHA},
			{User: "legal-lead", State: "REVOKED"},
		} {
			if review.User != github.Ghost {
				review.UserID = r.ID(review.User)
			}
			review.ID, review.At = p.Reviews[i].ID, p.Reviews[i].At
			want = append(want, review)
		}
		slices.Reverse(p.Reviews) // GitHub's order is not ours
	})
	got, err := w.Reviews(t.Context(), number)
	for i := range got {
		got[i].URL = ""
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

// A review handed in between two pages is at the end; one that comes on both is one.
func TestReviewsWhilePagesChange(t *testing.T) {
	w := newWorld(t)
	number := reviewed(w, 150)
	w.Before(func(operation string, asked int) {
		if operation == "pulls/list-reviews" && asked == 2 {
			w.Change(func(r *githubtest.Repository) {
				p := r.Pulls[number]
				late := r.Review(p, "late", github.ChangesRequested)
				p.Reviews = append([]*githubtest.Review{late}, p.Reviews[:len(p.Reviews)-1]...) // pushes all one on
				p.Reviews = append(p.Reviews, late)
			})
		}
	})
	got, err := w.Reviews(t.Context(), number)
	if err != nil || len(got) != 151 || got[150].User != "late" {
		t.Errorf("%d reviews, %v; want 151, the late one last", len(got), err)
	}
}
