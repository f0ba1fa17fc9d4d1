package github

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	gh "github.com/google/go-github/v60/github"
)

// What a review may say. GitHub may come to know more.
const (
	Approved         = "APPROVED"
	ChangesRequested = "CHANGES_REQUESTED"
	Commented        = "COMMENTED"
	Dismissed        = "DISMISSED"
)

const pending = "PENDING" // written, not yet handed in: only its author sees it

// A Review is what somebody handed in about a pull request. Its body is as it reads now:
// whoever may write to the repository can edit it, and the REST API tells neither that
// somebody did nor when. Its state, commit and reviewer nobody can change but by GitHub's
// own ways: to dismiss it, or to hand in another.
type Review struct {
	ID     int64     `json:"id"`
	User   string    `json:"user"` // login; Ghost if deleted
	UserID int64     `json:"user_id"`
	Bot    bool      `json:"bot"`
	Email  string    `json:"email"` // "" unless the account shows it
	State  string    `json:"state"`
	Commit string    `json:"commit"` // the head they saw; "" if it is gone
	At     time.Time `json:"at"`
	Body   string    `json:"body"`
	URL    string    `json:"url"`
}

// Reviews returns all reviews of a pull request, oldest first, superseded and dismissed
// ones too.
func (c *Client) Reviews(ctx context.Context, number int) ([]Review, error) {
	reviews, err := all(fmt.Sprintf("list reviews of pull request %d", number),
		func(page gh.ListOptions) ([]*gh.PullRequestReview, *gh.Response, error) {
			return c.api.PullRequests.ListReviews(ctx, c.owner, c.name, number, &page)
		}, reviewOf)
	reviews = slices.DeleteFunc(reviews, func(r Review) bool { return r.State == pending })
	slices.SortFunc(reviews, func(a, b Review) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return slices.CompactFunc(reviews, func(a, b Review) bool { return a.ID == b.ID }), err
}

func reviewOf(r *gh.PullRequestReview) (Review, error) {
	user := userOf(r.GetUser())
	review := Review{
		ID: r.GetID(), User: user.Login, UserID: user.ID, Bot: user.Bot, Email: r.GetUser().GetEmail(),
		State: r.GetState(), Commit: r.GetCommitID(), At: r.GetSubmittedAt().UTC(),
		Body: r.GetBody(), URL: r.GetHTMLURL(),
	}
	switch {
	case review.ID <= 0 || review.State == "":
		return Review{}, odd("a review lacks its number or its state")
	case review.At.IsZero() && review.State != pending:
		return Review{}, odd("review %d lacks its time", review.ID)
	case review.Commit != "" && !objectName.MatchString(review.Commit):
		return Review{}, odd("review %d is of %q, which is no commit", review.ID, clean(review.Commit))
	}
	return review, nil
}
