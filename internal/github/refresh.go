package github

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// settling is how long after an update facts may still miss a part of it: GitHub's times
// are whole seconds, and clocks differ.
const settling = time.Minute

// Refresh returns the facts that are new or have moved since those that are known;
// nothing known is everything. Commits and reviews are asked for only where the pull
// request was updated.
//
// With an error come the facts that were read before it. They are whole, and sound to
// keep: oldest update first, so that the next call goes on where this one ended. But the
// facts together are not complete until a call ends without one.
func (c *Client) Refresh(ctx context.Context, known map[int]Facts) (changed []Facts, err error) {
	pulls, err := c.Merged(ctx, resume(known))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(pulls, func(a, b Pull) int {
		return cmp.Or(a.UpdatedAt.Compare(b.UpdatedAt), cmp.Compare(a.Number, b.Number))
	})
	for _, p := range pulls {
		if old, is := known[p.Number]; is && old.Pull.UpdatedAt.Equal(p.UpdatedAt) && old.settled() {
			continue
		}
		facts := Facts{Schema: factsSchema, Pull: p, TakenAt: c.now().UTC().Truncate(time.Second)}
		if facts.Reviews, err = c.Reviews(ctx, p.Number); err != nil {
			return changed, err
		}
		if facts.Commits, err = c.Commits(ctx, p.Number); err != nil {
			return changed, err
		}
		changed = append(changed, facts)
	}
	return changed, nil
}

// settled reports whether facts miss nothing of their pull request as it was updated.
func (f Facts) settled() bool {
	return f.Schema == factsSchema && f.TakenAt.After(f.Pull.UpdatedAt.Add(settling))
}

// resume is since when updates are not known: since the newest known, or the oldest that
// may still miss something.
func resume(known map[int]Facts) time.Time {
	var newest, unsettled time.Time
	for _, f := range known {
		if f.Pull.UpdatedAt.After(newest) {
			newest = f.Pull.UpdatedAt
		}
		if !f.settled() && (unsettled.IsZero() || f.Pull.UpdatedAt.Before(unsettled)) {
			unsettled = f.Pull.UpdatedAt
		}
	}
	if !unsettled.IsZero() {
		return unsettled
	}
	return newest
}
