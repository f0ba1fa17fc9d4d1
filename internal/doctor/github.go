package doctor

import (
	"context"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/problem"
)

// A remote is an examination of what GitHub says of a hub's repository.
type remote struct {
	examination
	client     *github.Client
	repository github.Repository
	now        time.Time
}

// questions ask GitHub one thing each.
var questions = []func(context.Context, *remote){
	archived,
	readable,
	pages,
	branch,
	data,
	ownersMistakes,
	workflowRights,
}

// ExamineGitHub asks GitHub about a hub's repository and returns what is odd there,
// errors first. What the token is not shown stays open, and that is a finding, too; the
// error is that the repository can't be seen at all.
func ExamineGitHub(ctx context.Context, hub Hub, client *github.Client, now time.Time) ([]Finding, error) {
	x := &remote{examination: examination{Hub: hub}, client: client, now: now}
	x.settings, _ = config.Read(hub.Files) // mistakes are told by Examine
	var err error
	if x.repository, err = client.Repository(ctx); err != nil {
		return nil, err
	}
	for _, ask := range questions {
		ask(ctx, x)
	}
	slices.SortStableFunc(x.findings, func(a, b Finding) int { return int(a.Severity) - int(b.Severity) })
	return x.findings, nil
}

func (x *remote) fail(at, what, why, cure string) {
	x.findings = append(x.findings, Finding{Severity: problem.Error, At: at, What: what, Why: why, Cure: cure})
}

// unseen notes what could not be found out.
func (x *remote) unseen(at string, err error) {
	x.note(at, "this stays open: "+err.Error(), "what is not seen may be as it should be, or not",
		"ask again with a token that may read it, such as an administrator's")
}

func archived(_ context.Context, x *remote) {
	if x.repository.Archived {
		x.warn(x.repository.Name, "the repository is archived", "nothing can be merged, published or taken back",
			"bring it back: Settings, Danger Zone")
	}
}

func ownersMistakes(ctx context.Context, x *remote) {
	mistakes, err := x.client.OwnersErrors(ctx, x.repository.DefaultBranch)
	if missing(err) {
		return // said by owners
	}
	if err != nil {
		x.unseen("CODEOWNERS", err)
	}
	for _, m := range mistakes {
		x.warn(place(m), "GitHub ignores the line: "+firstLine(m.Message), "nobody has to approve what it is about",
			orElse(m.Suggestion, "correct the line"))
	}
}

func workflowRights(ctx context.Context, x *remote) {
	const at, where = "workflows", ": Settings, Actions, General, Workflow permissions"
	switch rights, err := x.client.WorkflowRights(ctx); {
	case err != nil:
		x.unseen(at, err)
	case rights.Write:
		x.warn(at, "a workflow that does not say what it may do may write", "one that is careless can change anything",
			"choose read"+where)
	case !rights.Propose:
		x.note(at, "workflows may not open pull requests", "what a form changes needs one where the branch is protected",
			"allow it"+where)
	}
}
