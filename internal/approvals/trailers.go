package approvals

import (
	"net/mail"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/git"
)

const approvedBy = "Approved-by"

// trailers returns who approved by a line of a commit: a name and an address, or a
// login. More than that is a condition.
func (q question) trailers(commits []*git.Commit) (decisions []Decision, notes []string) {
	for _, c := range commits {
		for _, t := range c.Trailers {
			if !strings.EqualFold(t.Key, approvedBy) || !q.changed {
				continue
			}
			who, condition := approver(t.Value)
			teams := teamsOf(&q.settings.Approvals, who)
			wrote := q.wrote(person{name: who})
			switch {
			case q.isAuthor([]string{who}):
				notes = append(notes, who+" is the author")
			case len(teams) == 0:
				notes = append(notes, who+" is in no team")
			case wrote != "":
				notes = append(notes, wrote)
			default:
				decisions = append(decisions, Decision{Approve: true, Condition: condition, Seen: q.placeOf(c.Hash) - 1, Approval: Approval{
					At: c.Time, By: who, Evidence: "commit " + c.Hash, Source: config.FromTrailers, Teams: teams,
				}})
			}
		}
	}
	return decisions, notes
}

// approver takes "Legal <legal@example.org>", an address or a login apart from what
// stands behind it.
func approver(value string) (who, condition string) {
	at := strings.IndexByte(value, '>') + 1
	if at == 0 {
		who, condition, _ = strings.Cut(value, " ")
		return strings.ToLower(strings.TrimPrefix(who, "@")), strings.TrimSpace(condition)
	}
	address, err := mail.ParseAddress(value[:at])
	if err != nil {
		return strings.ToLower(value), ""
	}
	return strings.ToLower(address.Address), strings.TrimSpace(value[at:])
}
