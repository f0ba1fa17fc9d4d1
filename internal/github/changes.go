package github

import (
	"context"
	"fmt"
	"time"

	gh "github.com/google/go-github/v60/github"
)

// GitHub cuts these lists, and says nothing.
const (
	MaxFiles   = 3000
	MaxCommits = 250
)

// A ChangedFile is one that a pull request changes.
type ChangedFile struct {
	Path   string
	Before string // of a renamed or copied one: its path before
	Status string // added, modified, removed, renamed, copied, changed, unchanged
}

// Files returns the files that a pull request changes. Whole is false if it may change
// more than the MaxFiles that GitHub lists.
func (c *Client) Files(ctx context.Context, number int) (files []ChangedFile, whole bool, err error) {
	action := fmt.Sprintf("list files of pull request %d", number)
	list := func(page gh.ListOptions) ([]*gh.CommitFile, *gh.Response, error) {
		return c.api.PullRequests.ListFiles(ctx, c.owner, c.name, number, &page)
	}
	items, whole, err := pages(MaxFiles/perPage, list)
	if err != nil {
		return nil, false, explain(action, err)
	}
	files, err = each(action, items, changedFileOf)
	return files, whole, err
}

func changedFileOf(f *gh.CommitFile) (ChangedFile, error) {
	if f.GetFilename() == "" || f.GetStatus() == "" {
		return ChangedFile{}, odd("a changed file lacks its path or what became of it")
	}
	return ChangedFile{Path: f.GetFilename(), Before: f.GetPreviousFilename(), Status: f.GetStatus()}, nil
}

// A Commit is one of a pull request. Name and Email are what the commit says; Author is
// the account whose address that is, "" if it is nobody's.
type Commit struct {
	SHA, Message, Name, Email, Author string
	AuthorID                          int64
	At                                time.Time // when it was committed
}

// Commits returns the commits of a pull request, oldest first. Whole is false if it may
// have more than the MaxCommits that GitHub lists.
func (c *Client) Commits(ctx context.Context, number int) (commits []Commit, whole bool, err error) {
	action := fmt.Sprintf("list commits of pull request %d", number)
	list := func(page gh.ListOptions) ([]*gh.RepositoryCommit, *gh.Response, error) {
		return c.api.PullRequests.ListCommits(ctx, c.owner, c.name, number, &page)
	}
	items, whole, err := pages(maxPages, list)
	if err != nil {
		return nil, false, explain(action, err)
	}
	commits, err = each(action, items, commitOf)
	return commits, whole && len(commits) < MaxCommits, err
}

func commitOf(r *gh.RepositoryCommit) (Commit, error) {
	author := r.GetCommit().GetAuthor()
	commit := Commit{
		SHA: r.GetSHA(), Message: r.GetCommit().GetMessage(), Name: author.GetName(), Email: author.GetEmail(),
		Author: r.GetAuthor().GetLogin(), AuthorID: r.GetAuthor().GetID(),
		At: r.GetCommit().GetCommitter().GetDate().UTC(),
	}
	if !objectName.MatchString(commit.SHA) {
		return Commit{}, odd("a commit lacks its name")
	}
	return commit, nil
}
