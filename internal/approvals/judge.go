package approvals

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/config"
)

// A Decision is the last word of a person on the bytes in question.
type Decision struct {
	Approval
	Approve   bool      // else it is held, or refused
	Until     time.Time // the first moment the approval no longer holds; zero: for ever
	Condition string    // under which alone it would be one: then it is none
	Reason    string    // why it is held
}

// A Verdict says whether bytes are approved.
type Verdict struct {
	Approvals []Approval // empty: they are not
	At        time.Time  // of the last
	Until     time.Time  // the first moment it no longer holds; zero: for ever
	Reason    string     // why they are not
}

// judge holds decisions against rules. Each person has one, in teams that the settings of
// their moment put them in; notes say what was looked at and does not count. Every rule
// has to be met, and nobody of a team that is asked may hold the post.
func judge(rules []config.ApprovalRule, validFor time.Duration, decisions []Decision, notes []string) Verdict {
	decisions = lastWords(decisions)
	if len(rules) == 0 {
		return Verdict{Reason: "no rule says who approves it"}
	}
	var v Verdict
	var missing []string
	for _, rule := range rules {
		counted, held := rule.Count, false
		for _, d := range decisions {
			switch {
			case !slices.Contains(d.Teams, rule.Team):
			case d.Condition != "":
				notes = append(notes, fmt.Sprintf("%s approves on a condition: %s", d.By, d.Condition))
			case !d.Approve:
				held = true
				notes = append(notes, strings.TrimSuffix(d.By+" holds it: "+d.Reason, ": "))
			default:
				counted--
				v.count(d, validFor)
			}
		}
		if counted > 0 || held {
			missing = append(missing, fmt.Sprintf("%s: %d of %d", rule.Team, rule.Count-counted, rule.Count))
		}
	}
	if len(missing) == 0 {
		return v
	}
	slices.Sort(notes)
	return Verdict{Reason: strings.Join(append(missing, slices.Compact(notes)...), "; ")}
}

// count adds an approval, once, and what it says of the end.
func (v *Verdict) count(d Decision, validFor time.Duration) {
	if slices.ContainsFunc(v.Approvals, func(a Approval) bool { return a.By == d.By }) {
		return
	}
	v.Approvals = append(v.Approvals, d.Approval)
	slices.SortFunc(v.Approvals, func(a, b Approval) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.By, b.By)) })
	if d.At.After(v.At) {
		v.At = d.At
	}
	v.Until = sooner(v.Until, d.Until)
	if validFor > 0 {
		v.Until = sooner(v.Until, d.At.Add(validFor))
	}
}

// sooner is the earlier of two ends; zero is none.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// lastWords keeps the latest decision of each person; of two at once the one that does
// not approve.
func lastWords(decisions []Decision) []Decision {
	last := map[string]Decision{}
	for _, d := range decisions {
		d.By = strings.ToLower(d.By)
		before, known := last[d.By]
		if !known || d.At.After(before.At) || d.At.Equal(before.At) && !d.Approve {
			last[d.By] = d
		}
	}
	list := make([]Decision, 0, len(last))
	for _, d := range last {
		list = append(list, d)
	}
	slices.SortFunc(list, func(a, b Decision) int { return cmp.Compare(a.By, b.By) })
	return list
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
