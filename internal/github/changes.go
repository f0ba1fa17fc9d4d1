package github

import (
	"context"
	"fmt"

	gh "github.com/google/go-github/v60/github"
)

// maxFiles is where GitHub cuts the list, and says nothing.
const maxFiles = 3000

// A ChangedFile is one that a pull request changes.
type ChangedFile struct {
	Path   string
	Before string // of a renamed or copied one: its path before
	Status string // added, modified, removed, renamed, copied, changed, unchanged
}

// Files returns the files that a pull request changes. Whole is false if it may change
// more than the maxFiles that GitHub lists.
func (c *Client) Files(ctx context.Context, number int) (files []ChangedFile, whole bool, err error) {
	action := fmt.Sprintf("list files of pull request %d", number)
	list := func(page gh.ListOptions) ([]*gh.CommitFile, *gh.Response, error) {
		return c.api.PullRequests.ListFiles(ctx, c.owner, c.name, number, &page)
	}
	items, whole, err := pages(maxFiles/perPage, list)
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
