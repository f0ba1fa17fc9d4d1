package github

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	gh "github.com/google/go-github/v60/github"
)

// maxRounds is how often the list is read again because it changed.
const maxRounds = 5

// Merged returns the merged pull requests of the default branch that were updated at a
// time or after, oldest merge first; the zero time is all. One that went to a branch
// that was the default before is not among them.
//
// Pages shift while they are read: a pull request that is updated moves to the first
// page, perhaps from one that was not read yet. So all pull requests are listed, whatever
// their state (none can leave the list), and what was updated since the reading began is
// read again until nothing is new.
func (c *Client) Merged(ctx context.Context, since time.Time) ([]Pull, error) {
	const action = "list merged pull requests"
	repository, err := c.Repository(ctx)
	if err != nil {
		return nil, explain(action, err)
	}
	seen := map[int]Pull{}
	for range maxRounds {
		changed, err := c.round(ctx, since, seen)
		if err != nil {
			return nil, explain(action, err)
		}
		if !changed {
			return merged(seen, repository.DefaultBranch), nil
		}
		since = newest(seen)
	}
	return nil, explain(action, &failure{"they change faster than they can be listed", "try again later", nil})
}

// round notes what was updated since a time, and tells whether any of that is new and
// may have moved others past the reader. One page is a moment: nothing moves on it.
func (c *Client) round(ctx context.Context, since time.Time, seen map[int]Pull) (changed bool, err error) {
	for number := 1; number <= maxPages; number++ {
		page, last, err := c.updatedPage(ctx, number, since)
		if err != nil {
			return false, err
		}
		for _, p := range page {
			before, known := seen[p.Number]
			changed = changed || !known || !before.UpdatedAt.Equal(p.UpdatedAt)
			seen[p.Number] = p
		}
		if last {
			return changed && number > 1, nil
		}
	}
	return false, odd("the list has no end after %d pages", maxPages)
}

// updatedPage is a page of all pull requests, newest update first, without those from
// before a time; last is whether no later page can have one of them.
func (c *Client) updatedPage(ctx context.Context, number int, since time.Time) (page []Pull, last bool, err error) {
	list, resp, err := c.api.PullRequests.List(ctx, c.owner, c.name, &gh.PullRequestListOptions{
		State: "all", Sort: "updated", Direction: "desc",
		ListOptions: gh.ListOptions{Page: number, PerPage: perPage},
	})
	if err != nil {
		return nil, false, err
	}
	for _, item := range list {
		p, err := pullOf(item)
		if err != nil {
			return nil, false, err
		}
		if p.UpdatedAt.Before(since) {
			return page, true, nil
		}
		page = append(page, p)
	}
	return page, resp.NextPage == 0 && len(list) < perPage, nil
}

func newest(pulls map[int]Pull) time.Time {
	var last time.Time
	for _, p := range pulls {
		if p.UpdatedAt.After(last) {
			last = p.UpdatedAt
		}
	}
	return last
}

// merged are those merged into a branch, oldest first.
func merged(pulls map[int]Pull, branch string) []Pull {
	list := slices.Collect(maps.Values(pulls))
	list = slices.DeleteFunc(list, func(p Pull) bool { return p.MergedAt.IsZero() || p.Base != branch })
	slices.SortFunc(list, func(a, b Pull) int {
		return cmp.Or(a.MergedAt.Compare(b.MergedAt), cmp.Compare(a.Number, b.Number))
	})
	return list
}
