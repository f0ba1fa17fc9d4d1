package github_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

const (
	rulesets = "repos/get-branch-rules"
	classic  = "repos/get-branch-protection"
)

func TestProtection(t *testing.T) {
	for _, test := range []struct {
		name string
		raw  map[string]string
		want github.Protection
	}{
		{"nothing", nil, github.Protection{}},
		{"rulesets, each with a part, one of a kind unknown to the library", map[string]string{rulesets: `[
			{"type": "pull_request", "parameters": {"required_approving_review_count": 1, "dismiss_stale_reviews_on_push": true,
				"require_code_owner_review": false, "require_last_push_approval": true, "required_review_thread_resolution": false}},
			{"type": "pull_request", "parameters": {"required_approving_review_count": 2, "dismiss_stale_reviews_on_push": false,
				"require_code_owner_review": true, "require_last_push_approval": false, "required_review_thread_resolution": true}},
			{"type": "required_status_checks", "parameters": {"strict_required_status_checks_policy": true,
				"required_status_checks": [{"context": "check"}, {"context": "build"}]}},
			{"type": "non_fast_forward"}, {"type": "deletion"},
			{"type": "update", "parameters": {"update_allows_fetch_and_merge": false}},
			{"type": "max_file_size", "parameters": {"max_file_size": 10}}]`},
			github.Protection{PullRequest: true, Approvals: 2, CodeOwners: true, DismissStale: true, LastPush: true,
				Conversations: true, Checks: []string{"build", "check"}, Restricted: true, NoForcePush: true, NoDeletion: true}},
		{"classic", map[string]string{classic: `{
			"required_pull_request_reviews": {"dismiss_stale_reviews": true, "require_code_owner_reviews": true,
				"required_approving_review_count": 1, "require_last_push_approval": true},
			"required_status_checks": {"contexts": ["check"], "checks": [{"context": "check", "app_id": null}], "strict": true},
			"allow_force_pushes": {"enabled": false}, "allow_deletions": {"enabled": true},
			"required_conversation_resolution": {"enabled": true}}`},
			github.Protection{PullRequest: true, Approvals: 1, CodeOwners: true, DismissStale: true, LastPush: true,
				Conversations: true, Checks: []string{"check"}, NoForcePush: true}},
		{"both", map[string]string{
			rulesets: `[{"type": "required_status_checks", "parameters": {"strict_required_status_checks_policy": false,
				"required_status_checks": [{"context": "check"}]}}]`,
			classic: `{"required_status_checks": {"contexts": ["check", "a"], "checks": []}, "allow_force_pushes": {"enabled": true}}`},
			github.Protection{Checks: []string{"a", "check"}, NoDeletion: true}},
		{"classic, for some only", map[string]string{classic: `{"restrictions": {"users": [], "teams": [], "apps": []}}`},
			github.Protection{Restricted: true, NoForcePush: true, NoDeletion: true}},
		{"classic, for nobody", map[string]string{classic: `{"lock_branch": {"enabled": true}}`},
			github.Protection{Restricted: true, NoForcePush: true, NoDeletion: true}},
		{"classic, for everybody", map[string]string{classic: `{"lock_branch": {"enabled": false}}`},
			github.Protection{NoForcePush: true, NoDeletion: true}},
	} {
		w := newWorld(t)
		w.Change(func(r *githubtest.Repository) {
			for operation, answer := range test.raw {
				r.Raw[operation] = answer
			}
		})
		got, err := w.Protection(t.Context(), "main")
		if diff := cmp.Diff(test.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", test.name, err, diff)
		}
	}
}

// A token that may not see classic protection says so; a failure is none of that.
func TestProtectionPartly(t *testing.T) {
	w := newWorld(t)
	w.Fail(classic, 1, githubtest.Denied("administration=read"))
	if p, err := w.Protection(t.Context(), "release/2026"); err != nil || !p.Partial {
		t.Errorf("%+v, %v; want it to be partial", p, err)
	}
	for _, operation := range []string{rulesets, classic} {
		w.Fail(operation, 4, githubtest.Status(502))
		_, err := w.Protection(t.Context(), "main")
		wantError(t, err, "read the rules of branch main", "it answered 502")
	}
	w.Fail(rulesets, 9999, githubtest.Endless)
	w.Change(func(r *githubtest.Repository) { r.Raw[rulesets] = `[{"type": "deletion"}]` })
	_, err := w.Protection(t.Context(), "main")
	wantError(t, err, "the list has no end")
	_, err = w.Protection(t.Context(), "../../../user")
	wantError(t, err, "is no branch name")
}
