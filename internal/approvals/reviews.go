package approvals

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/github"
)

// A question is what is to be decided: an edition at a step of the branch.
type question struct {
	ids      []string       // of the post, now and before
	authors  []string       // who brought it to the branch, in small letters
	pulls    []github.Facts // that it came with
	settings *config.Settings
	library  *content.Library         // after the step
	changed  bool                     // by the step; else only what names the post counts
	same     func(commit string) bool // whether the edition had these bytes at a commit
	brought  func(github.Commit) bool // whether some of its bytes came with a commit
}

// reviews returns the last word of each reviewer of a pull request on an edition, and
// notes on what does not count.
func (q question) reviews(f github.Facts) (decisions []Decision, notes []string) {
	people := map[int64][]github.Review{}
	var order []int64
	for _, r := range f.Reviews {
		if note := q.stranger(f.Pull, r); note != "" {
			notes = append(notes, note)
			continue
		}
		if people[r.UserID] == nil {
			order = append(order, r.UserID)
		}
		people[r.UserID] = append(people[r.UserID], r)
	}
	for _, id := range order {
		d, note := q.lastWord(people[id])
		if note != "" {
			notes = append(notes, note)
		}
		if d != nil {
			decisions = append(decisions, *d)
		}
	}
	return decisions, notes
}

// stranger says why somebody's review can't count; empty: it may.
func (q question) stranger(p github.Pull, r github.Review) string {
	switch {
	case r.UserID == 0:
		return "a reviewer whose account is gone does not count"
	case r.Bot:
		return r.User + " is a program"
	case r.UserID == p.AuthorID || slices.Contains(q.authors, strings.ToLower(r.User)):
		return r.User + " is the author"
	case len(teamsOf(&q.settings.Approvals, r.User, r.Email)) == 0:
		return r.User + " is in no team"
	}
	return ""
}

// lastWord is the newest review of a person that decides on the edition.
func (q question) lastWord(reviews []github.Review) (*Decision, string) {
	slices.SortStableFunc(reviews, func(a, b github.Review) int { return a.At.Compare(b.At) })
	for _, r := range slices.Backward(reviews) {
		d, decides, note := q.decision(r)
		if decides {
			return d, note
		}
	}
	return nil, ""
}

// decision is what a review says of the edition. It may decide that there is no
// approval: where it was dismissed, is of other bytes, or can't be understood.
func (q question) decision(r github.Review) (d *Decision, decides bool, note string) {
	if r.State == github.Dismissed {
		return nil, true, "the review of " + r.User + " was dismissed"
	}
	lines, err := q.commands(r.Body)
	if err != nil {
		return nil, true, fmt.Sprintf("the review of %s is in doubt: %v", r.User, err)
	}
	c, named := q.named(lines)
	d = &Decision{Approval: Approval{
		At: r.At.UTC(), By: r.User, Evidence: r.URL, Source: config.FromGitHub,
		Teams: teamsOf(&q.settings.Approvals, r.User, r.Email),
	}}
	switch byName := slices.ContainsFunc(lines, func(c command) bool { return c.approve }); {
	case named:
		d.Approve, d.Until, d.Condition, d.Reason = c.approve, c.until, c.condition, c.reason
	case r.State == github.ChangesRequested:
		d.Reason = "changes are requested"
	case r.State != github.Approved || byName || !q.changed:
		return nil, false, ""
	default:
		d.Approve = true
	}
	if !d.Approve {
		return d, true, ""
	}
	if !q.same(r.Commit) {
		return nil, true, r.User + " approved another version"
	}
	if note := q.wrote(person{r.User, r.UserID, r.Email}); note != "" {
		return nil, true, note
	}
	return d, true, ""
}

// commands are the lines of a review that decide. One that names no post of the hub puts
// the review in doubt: it may hold one that is spelled otherwise.
func (q question) commands(body string) ([]command, error) {
	lines, err := commands(body, q.settings.Zone)
	if err != nil {
		return nil, err
	}
	for _, c := range lines {
		if _, known := q.library.Post(c.post); !known {
			return nil, fmt.Errorf("a line names no post of the hub: %q", c.post)
		}
	}
	return lines, nil
}

// named is the last line that names the post; where two differ, the one that holds it.
func (q question) named(lines []command) (last command, found bool) {
	for _, c := range lines {
		if slices.Contains(q.ids, c.post) && (!found || last.approve) {
			last, found = c, true
		}
	}
	return last, found
}
