package approvals

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/config"
)

// A Decision is what a person said of some bytes.
type Decision struct {
	Approval
	Approve   bool      `json:"approve"`             // else it is held, or refused
	Condition string    `json:"condition,omitempty"` // under which alone it would be one: then it is none
	Reason    string    `json:"reason,omitempty"`    // why it is held
	Seen      int       `json:"seen"`                // the newest commit of the branch below what they saw, by its place; -1: not known
	Until     time.Time `json:"until,omitzero"`      // the first moment the approval no longer holds; zero: for ever
}

// A Verdict says whether bytes are approved.
type Verdict struct {
	Approvals []Approval // empty: they are not
	At        time.Time  // of the last
	Until     time.Time  // the first moment it no longer holds; zero: for ever
	Reason    string     // why they are not
	Against   bool       // somebody who is asked holds them, or sets a condition
}

// judge holds decisions against rules. Each person has one, in teams that the settings of
// their moment put them in; notes say what was looked at and does not count. Every rule
// has to be met, and nobody of a team that is asked may hold the post.
func (k people) judge(
	rules []config.ApprovalRule, validFor time.Duration, decisions []Decision, notes []string,
) Verdict {
	if len(rules) == 0 {
		return Verdict{Reason: "no rule says who approves it"}
	}
	last := k.lastWords(decisions)
	var v Verdict
	var missing []string
	for _, rule := range rules {
		b := k.ballot(rule.Team, last)
		notes = append(notes, b.notes...)
		v.Against = v.Against || len(b.notes) > 0
		if b.held || len(b.approve) < rule.Count {
			missing = append(missing, fmt.Sprintf("%s: %d of %d", rule.Team, len(b.approve), rule.Count))
			continue
		}
		v.count(b.approve)
		v.Until = sooner(v.Until, b.until(rule.Count, validFor))
	}
	if len(missing) == 0 {
		return v
	}
	slices.Sort(notes)
	return Verdict{Reason: strings.Join(append(missing, slices.Compact(notes)...), "; "), Against: v.Against}
}

// A ballot is what one team says.
type ballot struct {
	approve []Decision // one of each person
	held    bool
	notes   []string // on what is no plain approval
}

func (k people) ballot(team string, last []Decision) (b ballot) {
	for _, d := range last {
		again := func(other Decision) bool {
			return k.mayBe(named(d.By, "", d.Account), named(other.By, "", other.Account))
		}
		switch {
		case !slices.Contains(d.Teams, team):
		case !d.Approve:
			b.held = true
			b.notes = append(b.notes, strings.TrimSuffix(d.By+" holds it: "+d.Reason, ": "))
		case d.Condition != "":
			b.notes = append(b.notes, fmt.Sprintf("%s approves on a condition: %s", d.By, d.Condition))
		case !slices.ContainsFunc(b.approve, again):
			b.approve = append(b.approve, d)
		}
	}
	return b
}

// until is how long enough approvals hold: what one more than enough says of its end ends
// nothing.
func (b ballot) until(enough int, validFor time.Duration) time.Time {
	var ends []time.Time
	for _, d := range b.approve {
		end := d.Until
		if validFor > 0 {
			end = sooner(end, d.At.Add(validFor))
		}
		ends = append(ends, end)
	}
	slices.SortFunc(ends, func(a, b time.Time) int {
		switch {
		case a.Equal(b):
			return 0
		case sooner(a, b).Equal(a):
			return 1
		}
		return -1
	})
	return ends[enough-1]
}

// count adds the approvals of a rule, each once.
func (v *Verdict) count(approvals []Decision) {
	for _, d := range approvals {
		known := func(a Approval) bool { return a.By == d.By }
		if slices.ContainsFunc(v.Approvals, known) {
			continue
		}
		v.Approvals = append(v.Approvals, d.Approval)
		if d.At.After(v.At) {
			v.At = d.At
		}
	}
	slices.SortFunc(v.Approvals, func(a, b Approval) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.By, b.By)) })
}

// sooner is the earlier of two ends; zero is none.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// lastWords keeps of each person the decision that no other replaces.
func (k people) lastWords(decisions []Decision) []Decision {
	last := map[string]Decision{}
	for _, d := range decisions {
		d.By = strings.ToLower(d.By)
		who := k.speaker(d.Approval)
		if before, known := last[who]; !known || d.replaces(before) {
			last[who] = d
		}
	}
	list := make([]Decision, 0, len(last))
	for _, d := range last {
		list = append(list, d)
	}
	slices.SortFunc(list, func(a, b Decision) int { return cmp.Or(cmp.Compare(a.By, b.By), a.At.Compare(b.At)) })
	return list
}

// replaces reports whether a decision counts instead of another of the same person: the
// later one, of two at once the one that does not approve. What a commit records, which
// nobody has proved, replaces nothing that is proved.
func (d Decision) replaces(other Decision) bool {
	if proved := d.Source != config.FromTrailers; proved != (other.Source != config.FromTrailers) {
		return proved
	}
	return d.At.After(other.At) || d.At.Equal(other.At) && !d.Approve
}

// teamsOf are the teams a person is in, by any of their names.
func teamsOf(a *config.Approvals, names ...string) []string {
	var teams []string
	for _, team := range a.Teams {
		if slices.ContainsFunc(names, team.Has) {
			teams = append(teams, team.ID)
		}
	}
	slices.Sort(teams)
	return teams
}
