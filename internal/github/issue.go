package github

import (
	"context"
	"fmt"
	"time"

	gh "github.com/google/go-github/v60/github"
)

// An Issue is what somebody asked for, in a form's words or their own.
type Issue struct {
	Number    int
	Title     string
	Body      string // as typed: lines may end in CR LF
	URL       string
	User      string // login; Ghost if deleted
	UserID    int64
	Bot       bool
	Open      bool
	Labels    []string // sorted
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Issue returns one issue; the number of a pull request is an error.
func (c *Client) Issue(ctx context.Context, number int) (Issue, error) {
	action := fmt.Sprintf("read issue %d", number)
	i, _, err := c.api.Issues.Get(ctx, c.owner, c.name, number)
	if err != nil {
		return Issue{}, explain(action, err)
	}
	if i.IsPullRequest() {
		return Issue{}, explain(action, &failure{"it is a pull request", "give the number of an issue", ErrNotFound})
	}
	issue, err := issueOf(i)
	return issue, explain(action, err)
}

func issueOf(i *gh.Issue) (Issue, error) {
	if i.GetNumber() <= 0 {
		return Issue{}, odd("an issue has no number")
	}
	user := userOf(i.GetUser())
	return Issue{
		Number: i.GetNumber(), Title: i.GetTitle(), Body: i.GetBody(), URL: i.GetHTMLURL(),
		User: user.Login, UserID: user.ID, Bot: user.Bot, Open: i.GetState() == "open",
		Labels: labels(i.Labels), CreatedAt: i.GetCreatedAt().UTC(), UpdatedAt: i.GetUpdatedAt().UTC(),
	}, nil
}
