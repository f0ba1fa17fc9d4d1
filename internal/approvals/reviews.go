package approvals

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/github"
)

// A question is what is to be decided: an edition at a step of the branch.
type question struct {
	ids      []string       // of the post, now and before
	authors  []string       // who brought it to the branch, by any of their names
	pulls    []github.Facts // that it came with
	settings *config.Settings
	library  *content.Library         // after the step
	changed  bool                     // by the step; else only what names the post counts
	people   people                   // who is who
	place    map[string]int           // of each commit on the branch
	seen     func(commit string) int  // the newest commit of the branch below one that was reviewed
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
	case r.UserID == p.AuthorID || q.isAuthor(namesOf(github.Writer{Email: r.Email, ID: r.UserID, Login: r.User})):
		return r.User + " is the author"
	case len(teamsOf(&q.settings.Approvals, r.User, r.Email)) == 0:
		return r.User + " is in no team"
	}
	return ""
}

// lastWord is the newest review of a person that decides on the edition; of others the
// newest note.
func (q question) lastWord(reviews []github.Review) (d *Decision, note string) {
	slices.SortStableFunc(reviews, func(a, b github.Review) int { return a.At.Compare(b.At) })
	for _, r := range slices.Backward(reviews) {
		d, decides, why := q.decision(r)
		if decides {
			return d, why
		}
		note = cmp.Or(note, why)
	}
	return nil, note
}

// decision is what a review says of the edition. It may decide that there is no
// approval: where it was dismissed, is of other bytes, or can't be understood. Only a
// review that says Approve approves: GitHub lets others edit the words of any.
func (q question) decision(r github.Review) (d *Decision, decides bool, note string) {
	lines, doubt := q.commands(r.Body)
	c, named := q.named(lines)
	switch {
	case r.State == github.Dismissed:
		return nil, true, "the review of " + r.User + " was dismissed"
	case named && !c.approve:
		return q.said(r, Decision{Reason: c.reason}), true, ""
	case r.State == github.ChangesRequested && q.changed:
		return q.said(r, Decision{Reason: "changes are requested"}), true, ""
	case doubt != nil:
		return nil, true, fmt.Sprintf("the review of %s is in doubt: %v", r.User, doubt)
	case r.State == github.Commented && named:
		return nil, c.limited(), r.User + " approves in a comment: it has to be a review that says Approve"
	case r.State == github.Commented:
		return nil, false, ""
	case r.State != github.Approved:
		return nil, true, fmt.Sprintf("the review of %s has a state that nobody knows: %q", r.User, r.State)
	case !named && (!q.changed || slices.ContainsFunc(lines, func(c command) bool { return c.approve })):
		return nil, false, ""
	}
	return q.approval(r, c)
}

// approval is what a review that approves the edition is worth.
func (q question) approval(r github.Review, c command) (d *Decision, decides bool, note string) {
	if !q.same(r.Commit) {
		return nil, true, r.User + " approved another version"
	}
	if note := q.wrote(person{r.User, r.UserID, r.Email}); note != "" {
		return nil, true, note
	}
	return q.said(r, Decision{Approve: true, Until: c.until, Condition: c.condition}), true, ""
}

// said is a decision with who made it, where and when.
func (q question) said(r github.Review, d Decision) *Decision {
	d.Seen, d.Approval = q.seen(r.Commit), Approval{
		Account: r.UserID, At: r.At.UTC(), By: r.User, Evidence: r.URL, Source: config.FromGitHub,
		Teams: teamsOf(&q.settings.Approvals, r.User, r.Email),
	}
	return &d
}

// commands are the lines of a review that decide. One that names no post of the hub puts
// the review in doubt, and one that holds it may mean any: it may be spelled otherwise.
func (q question) commands(body string) ([]command, error) {
	lines, doubt := commands(body, q.settings.Zone)
	for i, c := range lines {
		if _, known := q.library.Post(c.post); known || c.post == "" {
			continue
		}
		doubt = fmt.Errorf("a line names no post of the hub: %q", c.post)
		if !c.approve {
			lines[i] = command{reason: "it is in doubt: " + doubt.Error()}
		}
	}
	return lines, doubt
}

// named is the last line that names the post; where two differ, the one that holds it.
func (q question) named(lines []command) (last command, found bool) {
	for _, c := range lines {
		if (c.post == "" || slices.Contains(q.ids, c.post)) && (!found || last.approve) {
			last, found = c, true
		}
	}
	return last, found
}
