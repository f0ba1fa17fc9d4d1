package doctor

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

const (
	rulesOfData = "repos/get-branch-rules portevoix-data"
	guarded     = `[
		{"type": "pull_request", "parameters": {"required_approving_review_count": 2, "dismiss_stale_reviews_on_push": true,
			"require_code_owner_review": true, "require_last_push_approval": true, "required_review_thread_resolution": false}},
		{"type": "required_status_checks", "parameters": {"strict_required_status_checks_policy": false,
			"required_status_checks": [{"context": "check"}]}},
		{"type": "non_fast_forward"}, {"type": "deletion"}]`
	forWorkflows = `[{"type": "update", "parameters": {"update_allows_fetch_and_merge": false}},
		{"type": "non_fast_forward"}, {"type": "deletion"}]`
	shownPages = `{"url": "https://api.github.com/repos/example/hub/pages", "status": "built", "cname": "hub.acme.com", "custom_404": false,
		"html_url": "https://hub.acme.com/", "public": true, "https_enforced": true, "build_type": "workflow"}`
	approved = "approvals:\n  require: true\n  teams: {legal: [ana, ben]}\n  rules: [{team: legal, count: 2}]\n"
	counted  = "metrics: {sources: {numbers: {kind: byhand}}}\n"
	later    = "---\ntitle: Later\nsummary: S\nlink: https://acme.com/\npublish: 2026-12-01\nshare: {any: [Later.]}\n---\n"
)

// wellKept is a repository with nothing odd about it.
func wellKept(r *githubtest.Repository) {
	r.Visibility = "private"
	r.Raw = map[string]string{
		"repos/get-branch-rules":  guarded,
		rulesOfData:               forWorkflows,
		"repos/get-pages":         shownPages,
		"repos/codeowners-errors": `{"errors": []}`,
		githubtest.WorkflowRights: `{"default_workflow_permissions": "read", "can_approve_pull_request_reviews": true}`,
	}
}

func examineGitHub(t *testing.T, settings string, posts map[string]string,
	change func(*githubtest.Repository), denied ...string) string {
	t.Helper()
	server := githubtest.New(t)
	server.Change(func(r *githubtest.Repository) {
		wellKept(r)
		change(r)
	})
	for _, operation := range denied {
		server.Fail(operation, 1, githubtest.Denied("administration=read"))
	}
	client, err := github.New(github.Options{API: server.API, Token: githubtest.Token, Repository: "example/hub"})
	if err != nil {
		t.Fatal(err)
	}
	files := quiet()
	files["site/hub.yaml"].Data = append(files["site/hub.yaml"].Data, settings...)
	for name, text := range posts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	now := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	findings, err := ExamineGitHub(t.Context(), Hub{Files: files, Program: program()}, client, now)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		if f.Why == "" || f.Cure == "" {
			t.Errorf("%+v does not say why, or what to do", f)
		}
	}
	return told(findings)
}

// Each oddity of a repository is found, and is the only thing that is.
func TestGitHub(t *testing.T) {
	raw := func(operation, answer string) func(*githubtest.Repository) {
		return func(r *githubtest.Repository) { r.Raw[operation] = answer }
	}
	without := func(operation string) func(*githubtest.Repository) {
		return func(r *githubtest.Repository) { delete(r.Raw, operation) }
	}
	public := func(r *githubtest.Repository) { r.Visibility = "public" }
	for _, test := range []struct {
		name, settings string
		posts          map[string]string
		change         func(*githubtest.Repository)
		want           string // all of it; lines in the order of severity
	}{
		{"nothing", approved, nil, func(*githubtest.Repository) {}, ""},
		{"no approvals wanted", "", nil, raw("repos/get-branch-rules", `[{"type": "non_fast_forward"}, {"type": "deletion"}]`),
			"warning branch main: changes come without a pull request\nnote branch main: no check has to pass"},
		{"unguarded", approved, nil, without("repos/get-branch-rules"), "warning branch main: changes come without a pull request\n" +
			"warning branch main: code owners need not approve\nwarning branch main: history can be written anew\n" +
			"note branch main: it can be deleted\nnote branch main: no check has to pass\n" +
			"note branch main: an approval stays when something is pushed after it\n" +
			"note branch main: whoever pushes last may be the one who approves\n" +
			"note branch main: fewer approvals are needed to merge than the 2 that the hub wants of team legal"},
		{"one approval is too few", approved, nil,
			raw("repos/get-branch-rules", strings.Replace(guarded, `review_count": 2`, `review_count": 1`, 1)),
			"note branch main: fewer approvals are needed to merge than the 2 that the hub wants of team legal"},
		{"data of everybody", approved, nil, raw(rulesOfData, `[]`),
			"warning branch portevoix-data: everybody who may write here may push to it\n" +
				"note branch portevoix-data: history can be written anew\nnote branch portevoix-data: it can be deleted"},
		{"data of everybody, without approvals", "", nil, raw(rulesOfData, `[]`), ""},
		{"data that only some push, by classic protection", approved, nil, func(r *githubtest.Repository) {
			r.Raw[rulesOfData] = `[]`
			r.Raw["repos/get-branch-protection portevoix-data"] = `{"restrictions": {"users": [], "teams": [], "apps": []}}`
		}, ""},
		{"internal on public pages", "visibility: internal\n", nil, func(*githubtest.Repository) {},
			"error GitHub Pages: the hub is internal, and everybody sees the pages at https://hub.acme.com/"},
		{"internal on private pages", "visibility: internal\n", nil,
			raw("repos/get-pages", strings.Replace(shownPages, `"public": true`, `"public": false`, 1)), ""},
		{"internal on no pages", "visibility: internal\n", nil, without("repos/get-pages"), ""},
		{"pages of a branch, in clear, elsewhere", "", nil, raw("repos/get-pages",
			strings.NewReplacer("workflow", "legacy", `forced": true`, `forced": false`, "https://hub.acme.com/", "https://example.github.io/hub/").Replace(shownPages)),
			"warning GitHub Pages: it shows a branch, and not what a workflow builds\n" +
				"warning GitHub Pages: pages can be read without https\n" +
				"warning GitHub Pages: it shows the hub at https://example.github.io/hub/, and base_url is https://hub.acme.com/"},
		{"public", "", map[string]string{"content/posts/now.en.md": strings.Replace(later, "publish: 2026-12-01\n", "", 1)}, public, ""},
		{"embargo in public", "", map[string]string{"content/posts/later.en.md": later}, public,
			"warning example/hub: what waits for its date stands in a public repository: later"},
		{"embargo in private", "", map[string]string{"content/posts/later.en.md": later},
			func(*githubtest.Repository) {}, ""},
		{"approvals in public", approved, nil, public, "note example/hub: what waits for approval stands in a public repository"},
		{"teams in public", counted + "teams: {sales: Sales}\n", nil, public,
			"error example/hub: what teams brought, day by day, would stand in a public repository"},
		{"teams in private", counted + "teams: {sales: Sales}\n", nil, func(*githubtest.Repository) {}, ""},
		{"numbers without teams in public", counted, nil, public, ""},
		{"a line of code owners", "", nil, raw("repos/codeowners-errors", `{"errors": [{"line": 3, "column": 5, "kind": "Unknown owner",
			"source": "/site/ @gone", "suggestion": "make sure @gone exists", "message": "Unknown owner on line 3:\n  /site/ @gone", "path": ".github/CODEOWNERS"}]}`),
			"warning .github/CODEOWNERS:3:5: GitHub ignores the line: Unknown owner on line 3:"},
		{"no code owners", "", nil, without("repos/codeowners-errors"), ""},
		{"workflows that write", "", nil,
			raw(githubtest.WorkflowRights, `{"default_workflow_permissions": "write", "can_approve_pull_request_reviews": true}`),
			"warning workflows: a workflow that does not say what it may do may write"},
		{"workflows that propose nothing", "", nil,
			raw(githubtest.WorkflowRights, `{"default_workflow_permissions": "read", "can_approve_pull_request_reviews": false}`),
			"note workflows: workflows may not open pull requests"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := examineGitHub(t, test.settings, test.posts, test.change); got != test.want {
				t.Errorf("found\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// What the token is not shown stays open and is said; of an internal hub nothing may.
func TestGitHubDenied(t *testing.T) {
	nothing := func(*githubtest.Repository) {}
	found := examineGitHub(t, approved, nil, nothing,
		"repos/get-branch-rules", "repos/get-pages", "repos/codeowners-errors", githubtest.WorkflowRights)
	for _, at := range []string{"GitHub Pages", "branch main", "CODEOWNERS", "workflows"} {
		if !strings.Contains(found, "note "+at+": this stays open: ") || !strings.Contains(found, "administration: read") {
			t.Errorf("%s is not said to be open:\n%s", at, found)
		}
	}
	found = examineGitHub(t, approved, nil, func(r *githubtest.Repository) { r.Raw[rulesOfData] = `[]` },
		"repos/get-branch-protection", "repos/get-branch-protection")
	if want := "note branch portevoix-data: as far as this token sees, everybody who may write here may push to it"; !strings.Contains(found, want) {
		t.Errorf("found\n%s\nwant\n%s", found, want)
	}
	found = examineGitHub(t, "visibility: internal\n", nil, nothing, "repos/get-pages")
	if !strings.HasPrefix(found, "error GitHub Pages: it is not known who sees the pages: ") {
		t.Errorf("found\n%s", found)
	}
	found = examineGitHub(t, "", nil, func(r *githubtest.Repository) { delete(r.Raw, "repos/get-branch-rules") },
		"repos/get-branch-protection")
	if want := "note branch main: as far as this token sees, changes come without a pull request\n"; !strings.HasPrefix(found, want) {
		t.Errorf("found\n%s\nwant\n%s", found, want)
	}
}

// A repository that can't be seen is no repository without oddities.
func TestGitHubUnseen(t *testing.T) {
	server := githubtest.New(t)
	client, err := github.New(github.Options{API: server.API, Token: "other", Repository: "example/hub"})
	if err != nil {
		t.Fatal(err)
	}
	hub := Hub{Files: quiet(), Program: program()}
	if found, err := ExamineGitHub(t.Context(), hub, client, time.Now()); err == nil || len(found) > 0 {
		t.Errorf("found %v, %v", found, err)
	}
}
