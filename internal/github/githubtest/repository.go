package githubtest

import (
	"fmt"
	"maps"
	"strings"
	"time"
)

// WorkflowRights is the operation that says what workflows may do.
const WorkflowRights = "actions/get-github-actions-default-workflow-permissions-repository"

// A Repository is what the fake knows. It is changed within [Server.Change].
type Repository struct {
	Owner, Name   string
	DefaultBranch string
	Visibility    string // public, private, internal
	Login         string // whose token it is; "": it may not ask, as in a workflow
	Branches      map[string]string
	Pulls         map[int]*Pull
	Issues        map[int]*Issue
	Comments      map[int][]*Comment // of issues and pull requests
	Deleted       map[string]bool    // logins of deleted users
	ListLimit     int                // files a pull request lists at most

	// Raw are answers as GitHub gives them, by operation: repos/get-pages,
	// repos/get-branch-protection, repos/codeowners-errors, WorkflowRights (without: 404),
	// repos/get-branch-rules (without: none); of one branch where its name follows after a
	// space. What they lack is filled in.
	Raw map[string]string

	Clock time.Time // moves by a minute with each change

	objects objects
	lastID  int64
	users   []string
}

// A Pull is a pull request; New and Review fill it.
type Pull struct {
	Number                     int
	Title, Body, Author        string
	Base, Head                 string
	HeadRepo                   string // "owner/name"; "": it is gone
	BaseSHA, HeadSHA, MergeSHA string
	Open, Draft                bool
	Created, Updated, Merged   time.Time
	Labels                     []string
	Files                      []File
	Commits                    []Commit // none: the head, by the author
	Reviews                    []*Review
}

type (
	// A File is one that a pull request changes.
	File struct{ Path, Before, Status string }
	// A Commit is one of a pull request; Author and Committer are logins, "" if the address
	// is nobody's.
	Commit struct{ SHA, Message, Author, Email, Committer, CommitterEmail string }
	// A Review was handed in.
	Review struct {
		ID                        int64
		User, State, Commit, Body string
		At                        time.Time
	}
	// An Issue was opened.
	Issue struct {
		Number            int
		User, Title, Body string
		Labels            []string
		Created           time.Time
	}
	// A Comment stands below an issue or a pull request.
	Comment struct {
		ID         int64
		User, Body string
		At         time.Time
	}
)

func newRepository() *Repository {
	r := &Repository{
		Owner: "example", Name: "hub", DefaultBranch: "main", Visibility: "public", Login: "hub-bot",
		Branches: map[string]string{}, Pulls: map[int]*Pull{}, Issues: map[int]*Issue{},
		Comments: map[int][]*Comment{}, Deleted: map[string]bool{},
		Raw: map[string]string{}, Clock: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC), ListLimit: 3000,
		objects: newObjects(),
	}
	r.Commit("main", "first", map[string]string{"README.md": "# Hub\n"})
	return r
}

// Tick moves the clock on, and returns it.
func (r *Repository) Tick() time.Time {
	r.Clock = r.Clock.Add(time.Minute)
	return r.Clock
}

func (r *Repository) id() int64 {
	r.lastID++
	return r.lastID
}

func (r *Repository) number() int { return len(r.Pulls) + len(r.Issues) + 1 }

// Commit commits texts by path to a branch, above what stands there, and returns the
// commit. A new branch starts from the default one.
func (r *Repository) Commit(branch, message string, texts map[string]string) string {
	parent := r.Branches[branch]
	if parent == "" {
		parent = r.Branches[r.DefaultBranch]
	}
	made := commit{message: message}
	files := map[string]string{}
	if parent != "" {
		made.parents = []string{parent}
		files = maps.Clone(r.objects.trees[r.objects.commits[parent].tree])
	}
	for path, text := range texts {
		files[path] = r.objects.blob(text)
	}
	made.tree = r.objects.tree(files)
	r.Branches[branch] = r.objects.commit(made)
	return r.Branches[branch]
}

// Text is a file of a branch, and whether it is there.
func (r *Repository) Text(branch, path string) (text string, is bool) {
	sha, is := r.objects.trees[r.objects.commits[r.Branches[branch]].tree][path]
	return r.objects.blobs[sha], is
}

// Messages are those of a branch's commits, newest first.
func (r *Repository) Messages(branch string) []string {
	var messages []string
	for at := r.Branches[branch]; at != ""; {
		c := r.objects.commits[at]
		messages = append(messages, c.message)
		if len(c.parents) == 0 {
			break
		}
		at = c.parents[0]
	}
	return messages
}

// Open opens a pull request. What is not given is made up: from a branch of the same
// repository, by "author", to the default branch.
func (r *Repository) Open(p Pull) *Pull {
	p.Open = true
	p.Number = r.number()
	p.Created = r.Tick()
	p.Updated = p.Created
	setDefault(&p.Title, "Change something")
	setDefault(&p.Author, "author")
	setDefault(&p.Base, r.DefaultBranch)
	setDefault(&p.Head, fmt.Sprintf("change-%d", p.Number))
	setDefault(&p.HeadRepo, r.Owner+"/"+r.Name)
	setDefault(&p.BaseSHA, r.Branches[p.Base])
	setDefault(&p.HeadSHA, r.Branches[p.Head])
	if p.HeadSHA == "" {
		p.HeadSHA = r.Commit(p.Head, p.Title, map[string]string{"content/" + p.Head + ".md": p.Title + "\n"})
	}
	r.Pulls[p.Number] = &p
	return &p
}

// commits are those of a pull request; it has at least one.
func (p *Pull) commits() []Commit {
	if len(p.Commits) > 0 {
		return p.Commits
	}
	email := p.Author + "@example.org"
	return []Commit{{p.HeadSHA, p.Title, p.Author, email, p.Author, email}}
}

func setDefault(s *string, to string) {
	if *s == "" {
		*s = to
	}
}

// Merge merges a pull request by squashing it.
func (r *Repository) Merge(p *Pull) *Pull {
	texts := map[string]string{}
	for path, sha := range r.objects.trees[r.objects.commits[p.HeadSHA].tree] {
		texts[path] = r.objects.blobs[sha]
	}
	p.MergeSHA = r.Commit(p.Base, fmt.Sprintf("%s (#%d)", p.Title, p.Number), texts)
	p.Open, p.Merged = false, r.Tick()
	p.Updated = p.Merged
	return p
}

// Review hands in a review of the head, and moves the pull request's update.
func (r *Repository) Review(p *Pull, user, state string) *Review {
	p.Updated = r.Tick()
	review := &Review{ID: r.id(), User: user, State: state, Commit: p.HeadSHA, At: p.Updated}
	p.Reviews = append(p.Reviews, review)
	return review
}

// Ask opens an issue.
func (r *Repository) Ask(i Issue) *Issue {
	i.Number, i.Created = r.number(), r.Tick()
	setDefault(&i.User, "proposer")
	r.Issues[i.Number] = &i
	return &i
}

// Say comments an issue or a pull request.
func (r *Repository) Say(number int, user, body string) *Comment {
	c := &Comment{ID: r.id(), User: user, Body: body, At: r.Tick()}
	r.Comments[number] = append(r.Comments[number], c)
	return c
}

// ID is the number of an account.
func (r *Repository) ID(login string) int64 {
	for i, known := range r.users {
		if strings.EqualFold(known, login) {
			return int64(1000 + i)
		}
	}
	r.users = append(r.users, login)
	return int64(1000 + len(r.users) - 1)
}
