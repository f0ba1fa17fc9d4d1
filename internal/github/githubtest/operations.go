package githubtest

import (
	"cmp"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// handlers do what GitHub's operations do. The server pages lists.
var handlers = map[string]func(*Repository, *request) (int, any){
	"repos/get":                   func(r *Repository, _ *request) (int, any) { return http.StatusOK, r.self() },
	"users/get-authenticated":     whoAmI,
	"pulls/list":                  listPulls,
	"pulls/get":                   onPull(getPull),
	"pulls/list-reviews":          onPull(listReviews),
	"pulls/list-files":            onPull(listFiles),
	"pulls/list-commits":          onPull(listCommits),
	"pulls/create":                createPull,
	"pulls/update":                onPull(updatePull),
	"issues/get":                  getIssue,
	"issues/list-comments":        listComments,
	"issues/create-comment":       createComment,
	"issues/update-comment":       updateComment,
	"git/get-tree":                getTree,
	"git/create-tree":             createTree,
	"git/get-blob":                getBlob,
	"git/get-commit":              getCommit,
	"git/create-commit":           createCommit,
	"git/get-ref":                 getRef,
	"git/create-ref":              createRef,
	"git/update-ref":              updateRef,
	"repos/get-branch-rules":      getRules,
	"repos/get-branch-protection": rawOr("Branch not protected"),
	"repos/get-pages":             rawOr("Not Found"),
	"repos/codeowners-errors":     rawOr("Not Found"),
	WorkflowRights:                rawOr("Not Found"),
}

func number(r *request, name string) int {
	n, _ := strconv.Atoi(r.in[name])
	return n
}

func whoAmI(r *Repository, _ *request) (int, any) {
	if r.Login == "" {
		return refuse(http.StatusForbidden, "Resource not accessible by integration")
	}
	return http.StatusOK, r.user(r.Login)
}

// listPulls knows the order by number and that by update, newest first.
func listPulls(r *Repository, req *request) (int, any) {
	query := req.URL.Query()
	pulls := slices.SortedFunc(maps.Values(r.Pulls), func(a, b *Pull) int {
		if query.Get("sort") == "updated" {
			return cmp.Or(b.Updated.Compare(a.Updated), cmp.Compare(b.Number, a.Number))
		}
		return cmp.Compare(b.Number, a.Number)
	})
	pulls = slices.DeleteFunc(pulls, func(p *Pull) bool {
		wanted := cmp.Or(query.Get("state"), "open")
		owner, _, _ := strings.Cut(p.HeadRepo, "/")
		return wanted != "all" && wanted != state(p.Open) ||
			query.Has("base") && query.Get("base") != p.Base ||
			query.Has("head") && query.Get("head") != owner+":"+p.Head
	})
	return http.StatusOK, list(pulls, r.pull)
}

// onPull finds the pull request of a path.
func onPull(handle func(*Repository, *Pull, *request) (int, any)) func(*Repository, *request) (int, any) {
	return func(r *Repository, req *request) (int, any) {
		if p := r.Pulls[number(req, "pull_number")]; p != nil {
			return handle(r, p, req)
		}
		return refuse(http.StatusNotFound, "Not Found")
	}
}

func getPull(r *Repository, p *Pull, _ *request) (int, any) { return http.StatusOK, r.pull(p) }

func listReviews(r *Repository, p *Pull, _ *request) (int, any) {
	return http.StatusOK, list(p.Reviews, r.review)
}

func listFiles(r *Repository, p *Pull, _ *request) (int, any) {
	return http.StatusOK, list(p.Files[:min(len(p.Files), r.ListLimit)], file)
}

func listCommits(r *Repository, p *Pull, _ *request) (int, any) {
	const most = 250 // GitHub's own limit
	return http.StatusOK, list(p.commits()[:min(len(p.commits()), most)], r.commitOf)
}

func createPull(r *Repository, req *request) (int, any) {
	var asked struct{ Title, Body, Head, Base string }
	req.decode(&asked)
	for _, p := range r.Pulls {
		if p.Open && p.Head == asked.Head {
			return invalid("A pull request already exists for " + r.Owner + ":" + asked.Head + ".")
		}
	}
	if r.Branches[asked.Head] == "" || r.Branches[asked.Base] == "" {
		return invalid("no such branch")
	}
	author := cmp.Or(r.Login, "github-actions[bot]")
	p := r.Open(Pull{Title: asked.Title, Body: asked.Body, Author: author, Head: asked.Head, Base: asked.Base})
	return http.StatusCreated, r.pull(p)
}

func updatePull(r *Repository, p *Pull, req *request) (int, any) {
	var asked struct{ Title, Body *string }
	req.decode(&asked)
	if asked.Title != nil {
		p.Title = *asked.Title
	}
	if asked.Body != nil {
		p.Body = *asked.Body
	}
	p.Updated = r.Tick()
	return http.StatusOK, r.pull(p)
}

func getIssue(r *Repository, req *request) (int, any) {
	n := number(req, "issue_number")
	if p := r.Pulls[n]; p != nil {
		issue := r.issue(&Issue{Number: n, User: p.Author, Title: p.Title, Created: p.Created})
		issue["pull_request"] = object{"url": r.page("pulls/%d", n)}
		return http.StatusOK, issue
	}
	if i := r.Issues[n]; i != nil {
		return http.StatusOK, r.issue(i)
	}
	return refuse(http.StatusNotFound, "Not Found")
}

func listComments(r *Repository, req *request) (int, any) {
	return http.StatusOK, list(r.Comments[number(req, "issue_number")], r.comment)
}

func createComment(r *Repository, req *request) (int, any) {
	var asked struct{ Body string }
	req.decode(&asked)
	n := number(req, "issue_number")
	if r.Pulls[n] == nil && r.Issues[n] == nil {
		return refuse(http.StatusNotFound, "Not Found")
	}
	return http.StatusCreated, r.comment(r.Say(n, cmp.Or(r.Login, "github-actions[bot]"), asked.Body))
}

func updateComment(r *Repository, req *request) (int, any) {
	var asked struct{ Body string }
	req.decode(&asked)
	for _, comments := range r.Comments {
		for _, c := range comments {
			if c.ID == int64(number(req, "comment_id")) {
				c.Body, c.At = asked.Body, r.Tick()
				return http.StatusOK, r.comment(c)
			}
		}
	}
	return refuse(http.StatusNotFound, "Not Found")
}

func getRules(r *Repository, req *request) (int, any) {
	rules := []any{}
	text, _ := r.raw(req)
	_ = json.Unmarshal([]byte(cmp.Or(text, "[]")), &rules)
	return http.StatusOK, rules
}

// raw is an answer that was given, for the branch that is asked about if there is one.
func (r *Repository) raw(req *request) (text string, known bool) {
	if text, known = r.Raw[req.operation+" "+req.in["branch"]]; known {
		return text, true
	}
	text, known = r.Raw[req.operation]
	return text, known
}

// rawOr answers as GitHub would, or that there is nothing.
func rawOr(nothing string) func(*Repository, *request) (int, any) {
	return func(r *Repository, req *request) (int, any) {
		text, known := r.raw(req)
		if !known {
			return refuse(http.StatusNotFound, nothing)
		}
		var answer any
		if err := json.Unmarshal([]byte(text), &answer); err != nil {
			return refuse(http.StatusInternalServerError, err.Error())
		}
		return http.StatusOK, answer
	}
}
