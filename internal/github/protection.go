package github

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	gh "github.com/google/go-github/v60/github"
)

// A Protection is all that guards a branch, by rulesets and by classic protection
// together: what either demands is demanded.
type Protection struct {
	PullRequest   bool     // changes come by pull request only
	Approvals     int      // that a pull request needs
	CodeOwners    bool     // of those that CODEOWNERS names
	DismissStale  bool     // a push takes approvals away
	LastPush      bool     // the last push is approved by somebody else
	Conversations bool     // must be resolved
	Checks        []string // that must pass; sorted
	Restricted    bool     // only those may push whom the protection names
	NoForcePush   bool
	NoDeletion    bool
	Partial       bool // classic protection is not shown to this token: there may be more
}

// Protection returns what guards a branch.
func (c *Client) Protection(ctx context.Context, branch string) (Protection, error) {
	action := "read the rules of branch " + branch
	if err := checkBranch(branch); err != nil {
		return Protection{}, explain(action, err)
	}
	rules, err := c.rules(ctx, branch)
	if err != nil {
		return Protection{}, explain(action, err)
	}
	var p Protection
	for _, r := range rules {
		p.rule(r)
	}
	if err := c.classic(ctx, branch, &p); err != nil {
		return Protection{}, explain(action, err)
	}
	slices.Sort(p.Checks)
	p.Checks = slices.Compact(p.Checks)
	return p, nil
}

// A rule is one of a ruleset. The library's own type refuses kinds that it does not know.
type rule struct {
	Type       string `json:"type"`
	Parameters struct {
		Approvals     int  `json:"required_approving_review_count"`
		DismissStale  bool `json:"dismiss_stale_reviews_on_push"`
		CodeOwners    bool `json:"require_code_owner_review"`
		LastPush      bool `json:"require_last_push_approval"`
		Conversations bool `json:"required_review_thread_resolution"`
		Checks        []struct {
			Context string `json:"context"`
		} `json:"required_status_checks"`
	} `json:"parameters"`
}

func (c *Client) rules(ctx context.Context, branch string) ([]rule, error) {
	rules, whole, err := pages(maxPages, func(page gh.ListOptions) ([]rule, *gh.Response, error) {
		path := fmt.Sprintf("repos/%s/%s/rules/branches/%s?page=%d&per_page=%d",
			c.owner, c.name, url.PathEscape(branch), page.Page, page.PerPage)
		req, err := c.api.NewRequest(http.MethodGet, path, nil)
		if err != nil {
			return nil, nil, err
		}
		var list []rule
		resp, err := c.api.Do(ctx, req, &list)
		return list, resp, err
	})
	if err == nil && !whole {
		err = odd("the list has no end after %d pages", maxPages)
	}
	return rules, err
}

func (p *Protection) rule(r rule) {
	switch r.Type {
	case "pull_request":
		p.PullRequest = true
		p.Approvals = max(p.Approvals, r.Parameters.Approvals)
		p.CodeOwners = p.CodeOwners || r.Parameters.CodeOwners
		p.DismissStale = p.DismissStale || r.Parameters.DismissStale
		p.LastPush = p.LastPush || r.Parameters.LastPush
		p.Conversations = p.Conversations || r.Parameters.Conversations
	case "required_status_checks":
		for _, check := range r.Parameters.Checks {
			p.Checks = append(p.Checks, check.Context)
		}
	case "update":
		p.Restricted = true
	case "non_fast_forward":
		p.NoForcePush = true
	case "deletion":
		p.NoDeletion = true
	}
}

// classic adds what classic protection demands. Only administrators may read it; for
// others GitHub says either that they may not, or that there is nothing.
func (c *Client) classic(ctx context.Context, branch string, p *Protection) error {
	classic, _, err := c.api.Repositories.GetBranchProtection(ctx, c.owner, c.name, branch)
	if errors.Is(err, gh.ErrBranchNotProtected) {
		return nil
	}
	if err = explain("read classic protection", err); errors.Is(err, errDenied) || errors.Is(err, ErrNotFound) {
		p.Partial = true
		return nil
	}
	if err != nil {
		return err
	}
	if reviews := classic.RequiredPullRequestReviews; reviews != nil {
		p.PullRequest = true
		p.Approvals = max(p.Approvals, reviews.RequiredApprovingReviewCount)
		p.CodeOwners = p.CodeOwners || reviews.RequireCodeOwnerReviews
		p.DismissStale = p.DismissStale || reviews.DismissStaleReviews
		p.LastPush = p.LastPush || reviews.RequireLastPushApproval
	}
	if resolution := classic.RequiredConversationResolution; resolution != nil {
		p.Conversations = p.Conversations || resolution.Enabled
	}
	if checks := classic.RequiredStatusChecks; checks != nil {
		p.Checks = append(p.Checks, contexts(checks)...)
	}
	p.Restricted = p.Restricted || classic.Restrictions != nil || classic.GetLockBranch().GetEnabled()
	force, deletion := classic.AllowForcePushes, classic.AllowDeletions // servers that lack them allow neither
	p.NoForcePush = p.NoForcePush || force == nil || !force.Enabled
	p.NoDeletion = p.NoDeletion || deletion == nil || !deletion.Enabled
	return nil
}

// contexts are the names of checks: newer answers name them in a list of structs too.
func contexts(checks *gh.RequiredStatusChecks) []string {
	var names []string
	if checks.Contexts != nil {
		names = append(names, *checks.Contexts...)
	}
	if checks.Checks != nil {
		for _, check := range *checks.Checks {
			names = append(names, check.Context)
		}
	}
	return names
}
