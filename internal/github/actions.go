package github

import "context"

// WorkflowRights are what the token of a workflow may do where the workflow does not
// say.
type WorkflowRights struct {
	Write   bool // anything in the repository, rather than read it
	Propose bool // open pull requests, and approve them
}

// WorkflowRights returns what workflows may do. Only administrators may ask.
func (c *Client) WorkflowRights(ctx context.Context) (WorkflowRights, error) {
	const action = "read what workflows may do"
	p, _, err := c.api.Repositories.GetDefaultWorkflowPermissions(ctx, c.owner, c.name)
	switch {
	case err != nil:
		return WorkflowRights{}, explain(action, err)
	case p.DefaultWorkflowPermissions == nil || p.CanApprovePullRequestReviews == nil:
		return WorkflowRights{}, explain(action, odd("it lacks what a token may do"))
	}
	return WorkflowRights{*p.DefaultWorkflowPermissions != "read", *p.CanApprovePullRequestReviews}, nil
}
