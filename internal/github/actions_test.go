package github_test

import (
	"testing"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

func TestWorkflowRights(t *testing.T) {
	for answer, want := range map[string]github.WorkflowRights{
		`{"default_workflow_permissions": "read", "can_approve_pull_request_reviews": false}`: {},
		`{"default_workflow_permissions": "write", "can_approve_pull_request_reviews": true}`: {Write: true, Propose: true},
	} {
		w := newWorld(t)
		w.Change(func(r *githubtest.Repository) { r.Raw[githubtest.WorkflowRights] = answer })
		if got, err := w.WorkflowRights(t.Context()); err != nil || got != want {
			t.Errorf("%s: got %+v, %v", answer, got, err)
		}
	}
	w := newWorld(t)
	w.Fail(githubtest.WorkflowRights, 1, githubtest.Denied("administration=read"))
	_, err := w.WorkflowRights(t.Context())
	wantError(t, err, "the token may not do this")
	w.Fail(githubtest.WorkflowRights, 1, githubtest.JSON("{}"))
	_, err = w.WorkflowRights(t.Context())
	wantError(t, err, "read what workflows may do", "lacks what a token may do")
}
