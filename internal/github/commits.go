package github

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	gh "github.com/google/go-github/v60/github"
)

// MaxCommits is where GitHub cuts the list of a pull request's commits, and says nothing.
const MaxCommits = 250

// A Commit is one of a pull request, and who made it by its own word: nobody has proved
// that.
type Commit struct {
	SHA       string   `json:"sha"`
	Parents   []string `json:"parents"`
	Author    Writer   `json:"author"`
	Committer Writer   `json:"committer"`
	CoAuthors []Writer `json:"co_authors"` // of its message; of their accounts only what the address says
}

// A Writer is an address, and the account that it belongs to.
type Writer struct {
	Email string `json:"email"`
	ID    int64  `json:"id"`    // 0: not known
	Login string `json:"login"` // "": not known
}

// Commits returns the commits of a pull request, oldest first: the first MaxCommits of
// those that it has.
func (c *Client) Commits(ctx context.Context, number int) ([]Commit, error) {
	action := fmt.Sprintf("list commits of pull request %d", number)
	list := func(page gh.ListOptions) ([]*gh.RepositoryCommit, *gh.Response, error) {
		return c.api.PullRequests.ListCommits(ctx, c.owner, c.name, number, &page)
	}
	commits, err := all(action, list, commitOf)
	if err == nil && len(commits) == 0 {
		err = explain(action, odd("it has none"))
	}
	return commits, err
}

func commitOf(r *gh.RepositoryCommit) (Commit, error) {
	made := r.GetCommit()
	commit := Commit{
		SHA: r.GetSHA(), Parents: make([]string, 0, len(r.Parents)),
		Author:    writerOf(r.GetAuthor(), made.GetAuthor().GetEmail()),
		Committer: writerOf(r.GetCommitter(), made.GetCommitter().GetEmail()),
		CoAuthors: coAuthors(made.GetMessage()),
	}
	for _, p := range r.Parents {
		commit.Parents = append(commit.Parents, p.GetSHA())
	}
	return commit, commit.check()
}

// check refuses a commit that lacks what all have.
func (c Commit) check() error {
	for _, name := range append([]string{c.SHA}, c.Parents...) {
		if !objectName.MatchString(name) {
			return odd("a commit lacks its name, or that of one before it")
		}
	}
	return nil
}

// writerOf is an address with its account. Where GitHub gives none, the address may be
// one that GitHub made up for an account.
func writerOf(account *gh.User, email string) Writer {
	w := Writer{Email: email}
	if user := userOf(account); user.ID != 0 {
		w.ID, w.Login = user.ID, user.Login
	} else if match := noReply.FindStringSubmatch(email); match != nil {
		w.ID, _ = strconv.ParseInt(match[1], 10, 64) // older ones have no number
		w.Login = match[2]
	}
	return w
}

// noReply are the addresses of accounts that show none: number and login, or the login.
var noReply = regexp.MustCompile(`(?i)^(?:([0-9]+)\+)?([a-z0-9-]+(?:\[bot\])?)@users\.noreply\.[a-z0-9.-]+$`)

// coAuthors are who a message names, wherever in it: to be generous here counts fewer
// approvals.
func coAuthors(message string) []Writer {
	list := []Writer{}
	for _, match := range coAuthored.FindAllStringSubmatch(message, -1) {
		_, address, named := strings.Cut(match[1], "<")
		if !named {
			address = match[1]
		}
		email, _, _ := strings.Cut(address, ">")
		list = append(list, writerOf(nil, strings.TrimSpace(email)))
	}
	return list
}

var coAuthored = regexp.MustCompile(`(?im)^[ \t]*co-authored-by[ \t]*:(.*)$`)

// WriterOf is whom an address alone tells: where GitHub made it up, its account.
func WriterOf(email string) Writer { return writerOf(nil, email) }
