package github

import (
	"context"
	"fmt"
	"slices"
	"time"

	gh "github.com/google/go-github/v60/github"
)

// A Pull is a pull request.
type Pull struct {
	Number    int       `json:"number"`
	Title     string    `json:"title"`
	URL       string    `json:"url"` // its page
	Open      bool      `json:"open"`
	Draft     bool      `json:"draft"`
	Author    string    `json:"author"` // login; Ghost if deleted
	AuthorID  int64     `json:"author_id"`
	AuthorBot bool      `json:"author_bot"`
	Base      string    `json:"base"`      // the branch it is for
	BaseSHA   string    `json:"base_sha"`  // that branch's commit it was last compared with
	Head      string    `json:"head"`      // the branch it comes from
	HeadRepo  string    `json:"head_repo"` // "owner/name" of that branch; "" if it is gone
	HeadSHA   string    `json:"head_sha"`
	MergeSHA  string    `json:"merge_sha"` // of a merged one: the commit on Base that has it
	MergedAt  time.Time `json:"merged_at"` // zero: it is not merged
	CreatedAt time.Time `json:"created_at"`
	UpdatedAt time.Time `json:"updated_at"` // moves with every review and comment, to the second
	Labels    []string  `json:"labels"`     // sorted
}

// Pull returns one pull request.
func (c *Client) Pull(ctx context.Context, number int) (Pull, error) {
	action := fmt.Sprintf("read pull request %d", number)
	p, _, err := c.api.PullRequests.Get(ctx, c.owner, c.name, number)
	if err != nil {
		return Pull{}, explain(action, err)
	}
	pull, err := pullOf(p)
	return pull, explain(action, err)
}

func pullOf(p *gh.PullRequest) (Pull, error) {
	author := userOf(p.GetUser())
	pull := Pull{
		Number: p.GetNumber(), Title: p.GetTitle(), URL: p.GetHTMLURL(),
		Open: p.GetState() == "open", Draft: p.GetDraft(),
		Author: author.Login, AuthorID: author.ID, AuthorBot: author.Bot,
		Base: p.GetBase().GetRef(), BaseSHA: p.GetBase().GetSHA(),
		Head: p.GetHead().GetRef(), HeadRepo: p.GetHead().GetRepo().GetFullName(), HeadSHA: p.GetHead().GetSHA(),
		MergedAt: p.GetMergedAt().UTC(), CreatedAt: p.GetCreatedAt().UTC(), UpdatedAt: p.GetUpdatedAt().UTC(),
		Labels: labels(p.Labels),
	}
	if !pull.MergedAt.IsZero() {
		pull.MergeSHA = p.GetMergeCommitSHA() // of an open one it is a trial that goes away
	}
	return pull, pull.check()
}

// check refuses a pull request that lacks what all have.
func (p Pull) check() error {
	switch {
	case p.Number <= 0:
		return odd("a pull request has no number")
	case p.Base == "" || !objectName.MatchString(p.BaseSHA) || !objectName.MatchString(p.HeadSHA):
		return odd("pull request %d lacks its branch or a commit", p.Number)
	case p.CreatedAt.IsZero() || p.UpdatedAt.IsZero():
		return odd("pull request %d lacks its times", p.Number)
	case !p.MergedAt.IsZero() && !objectName.MatchString(p.MergeSHA):
		return odd("pull request %d is merged, but lacks the commit", p.Number)
	}
	return nil
}

func labels(all []*gh.Label) []string {
	names := make([]string, 0, len(all))
	for _, l := range all {
		names = append(names, l.GetName())
	}
	slices.Sort(names)
	return names
}
