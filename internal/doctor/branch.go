package doctor

import (
	"context"
	"fmt"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/past"
	"github.com/portevoix/portevoix/internal/problem"
)

// A demand is what a branch should ask of a change.
type demand struct {
	severity  problem.Severity
	approvals bool // only where the hub requires them
	met       func(github.Protection) bool
	what      string // if it is not met
	why, cure string
}

var demands = []demand{
	{problem.Warning, false, func(p github.Protection) bool { return p.PullRequest },
		"changes come without a pull request",
		"who may write may publish, and say in the settings who has to approve",
		"require a pull request before merging"},
	{problem.Warning, true, func(p github.Protection) bool { return p.CodeOwners },
		"code owners need not approve",
		"anybody's approval is enough to change teams and rules in site/hub.yaml",
		"require review from code owners, and name those of /site/hub.yaml and /.github/ in CODEOWNERS"},
	{problem.Warning, false, func(p github.Protection) bool { return p.NoForcePush },
		"history can be written anew",
		"what was published, and who approved it, is known by its commits",
		"block force pushes"},
	{problem.Note, false, func(p github.Protection) bool { return p.NoDeletion },
		"it can be deleted", "with it go the hub and its history", "restrict deletions"},
	{problem.Note, false, func(p github.Protection) bool { return len(p.Checks) > 0 },
		"no check has to pass", "posts with mistakes are merged, and then left out of the site",
		"require the status check of the workflow that calls portevoix check"},
	{problem.Note, true, func(p github.Protection) bool { return p.DismissStale },
		"an approval stays when something is pushed after it",
		"the hub does not count it for other words, and whoever merges does not see that",
		"dismiss stale approvals when new commits are pushed"},
	{problem.Note, true, func(p github.Protection) bool { return p.LastPush },
		"whoever pushes last may be the one who approves",
		"the hub does not count the author's approval, and whoever merges does not see that",
		"require approval of the most recent push"},
}

// ofData is what the branch with approvals should ask, where the hub requires them.
var ofData = []demand{
	{problem.Warning, true, func(p github.Protection) bool { return p.Restricted },
		"everybody who may write here may push to it",
		"approvals stand there: one that is written by hand counts until all are proved again, once a day",
		"restrict updates, with only what the workflows push with on the bypass list " +
			"(GitHub Actions; outside an organisation a deploy key)"},
	{problem.Note, true, func(p github.Protection) bool { return p.NoForcePush },
		"history can be written anew", "which approvals stood there before is known by its commits", "block force pushes"},
	{problem.Note, true, func(p github.Protection) bool { return p.NoDeletion },
		"it can be deleted", "with it goes what was approved, and the posts are withheld", "restrict deletions"},
}

// branch compares what guards the main branch with what approvals rest on.
func branch(ctx context.Context, x *remote) { x.guard(ctx, x.repository.DefaultBranch, x.demands()) }

// data compares what guards the branch with approvals with what they are worth.
func data(ctx context.Context, x *remote) {
	if x.settings.Approvals.Require {
		x.guard(ctx, past.DataBranch, ofData)
	}
}

// guard says which demands on a branch are not met.
func (x *remote) guard(ctx context.Context, branch string, demands []demand) {
	at := "branch " + branch
	p, err := x.client.Protection(ctx, branch)
	if err != nil {
		x.unseen(at, err)
		return
	}
	for _, d := range demands {
		if d.met(p) {
			continue
		}
		if p.Partial {
			d.severity, d.what = problem.Note, "as far as this token sees, "+d.what
		}
		x.findings = append(x.findings, Finding{Severity: d.severity, At: at, What: d.what, Why: d.why,
			Cure: d.cure + ": Settings, Rules, Rulesets"})
	}
}

// demands are those that this hub has to make.
func (x *remote) demands() []demand {
	var list []demand
	for _, d := range demands {
		if !d.approvals || x.settings.Approvals.Require {
			list = append(list, d)
		}
	}
	if team, most := mostOf(x.settings.Approvals); most > 0 {
		list = append(list, demand{problem.Note, true, func(p github.Protection) bool { return p.Approvals >= most },
			fmt.Sprintf("fewer approvals are needed to merge than the %d that the hub wants of team %s", most, team),
			"what is merged too early is withheld, or the version before it is offered",
			"raise the required approvals"})
	}
	return list
}

// mostOf is the rule that wants most approvals; 0: none are required.
func mostOf(a config.Approvals) (team string, most int) {
	for _, rule := range a.Rules {
		if a.Require && rule.Count > most {
			team, most = rule.Team, rule.Count
		}
	}
	return team, most
}
