package github

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"unicode/utf8"

	gh "github.com/google/go-github/v60/github"
)

// A Proposal is a pull request to be made, or to be brought up to date.
type Proposal struct {
	Branch  string            // made from the default branch, if it is not there
	Files   map[string]string // texts by path; others stay as they are
	Gone    []string          // paths of files that are not to be there any more
	Message string            // of the commit
	Title   string            // of the pull request
	Body    string
}

// Propose brings files onto a branch of their own, and keeps one open pull request for
// it. Done again it adds a commit if the files differ, above what others committed there,
// and renews title and body if they do; nothing is ever forced, and never written to the
// default branch.
func (c *Client) Propose(ctx context.Context, p Proposal) (Pull, error) {
	action := "propose branch " + p.Branch
	if err := p.check(); err != nil {
		return Pull{}, explain(action, err)
	}
	repository, err := c.Repository(ctx)
	if err != nil {
		return Pull{}, explain(action, err)
	}
	if p.Branch == repository.DefaultBranch {
		return Pull{}, fmt.Errorf("%s: it is the default branch; name another", action)
	}
	if err := c.commitTo(ctx, repository.DefaultBranch, p); err != nil {
		return Pull{}, explain(action, err)
	}
	pull, err := c.request(ctx, repository.DefaultBranch, p)
	return pull, explain(action, err)
}

func (p Proposal) check() error {
	if err := checkBranch(p.Branch); err != nil {
		return err
	}
	if length := utf8.RuneCountInString(p.Body); length > MaxBody {
		return tooLong(length)
	}
	for path, text := range p.Files {
		if !fs.ValidPath(path) || path == "." {
			return fmt.Errorf("%q is no path of a file; write it from the repository's root, with slashes", path)
		}
		if !utf8.ValidString(text) {
			return fmt.Errorf("%s is not UTF-8 text; only text can be proposed", path)
		}
	}
	for _, path := range p.Gone {
		if !fs.ValidPath(path) || path == "." {
			return fmt.Errorf("%q is no path of a file; write it from the repository's root, with slashes", path)
		}
	}
	return nil
}

// LastMessage returns the message of a branch's last commit. Without that branch the
// error matches ErrNotFound.
func (c *Client) LastMessage(ctx context.Context, branch string) (string, error) {
	action := "read branch " + branch
	if err := checkBranch(branch); err != nil {
		return "", explain(action, err)
	}
	tip, err := c.tip(ctx, branch)
	if err != nil {
		return "", explain(action, err)
	}
	commit, _, err := c.api.Git.GetCommit(ctx, c.owner, c.name, tip)
	return commit.GetMessage(), explain(action, err)
}

// commitTo brings the files onto the branch.
func (c *Client) commitTo(ctx context.Context, base string, p Proposal) error {
	tip, err := c.tip(ctx, p.Branch)
	isNew := errors.Is(err, ErrNotFound)
	if isNew {
		tip, err = c.tip(ctx, base)
	}
	if err != nil {
		return err
	}
	made, err := c.commit(ctx, tip, p)
	switch {
	case err != nil:
		return err
	case made == tip && isNew:
		return &failure{"the files are as proposed already", "there is nothing to do", nil}
	case made == tip:
		return nil
	}
	name := "refs/heads/" + p.Branch
	ref := &gh.Reference{Ref: &name, Object: &gh.GitObject{SHA: &made}}
	if isNew {
		_, _, err = c.api.Git.CreateRef(ctx, c.owner, c.name, ref)
	} else {
		_, _, err = c.api.Git.UpdateRef(ctx, c.owner, c.name, ref, false)
	}
	return err
}

// tip is the last commit of a branch.
func (c *Client) tip(ctx context.Context, branch string) (sha string, err error) {
	ref, _, err := c.api.Git.GetRef(ctx, c.owner, c.name, "refs/heads/"+branch)
	if err != nil {
		return "", explain("find branch "+branch, err)
	}
	return ref.GetObject().GetSHA(), nil
}

// commit makes a commit above another; it is that one if the files are so already.
func (c *Client) commit(ctx context.Context, parent string, p Proposal) (sha string, err error) {
	above, _, err := c.api.Git.GetCommit(ctx, c.owner, c.name, parent)
	if err != nil {
		return "", explain("read commit "+parent, err)
	}
	var entries []*gh.TreeEntry
	for _, path := range slices.Sorted(maps.Keys(p.Files)) {
		entries = append(entries, &gh.TreeEntry{
			Path: gh.String(path), Mode: gh.String("100644"), Type: gh.String("blob"), Content: gh.String(p.Files[path]),
		})
	}
	for _, path := range p.Gone { // an entry without content and name takes the file away
		entries = append(entries, &gh.TreeEntry{Path: gh.String(path), Mode: gh.String("100644"), Type: gh.String("blob")})
	}
	tree, _, err := c.api.Git.CreateTree(ctx, c.owner, c.name, above.GetTree().GetSHA(), entries)
	if err != nil {
		return "", explain("write the files", err)
	}
	if tree.GetSHA() == above.GetTree().GetSHA() {
		return parent, nil
	}
	commit := &gh.Commit{Message: &p.Message, Tree: tree, Parents: []*gh.Commit{{SHA: &parent}}}
	made, _, err := c.api.Git.CreateCommit(ctx, c.owner, c.name, commit, nil)
	if err != nil {
		return "", explain("write the commit", err)
	}
	return made.GetSHA(), nil
}

// request makes the pull request, or renews the one that is open.
func (c *Client) request(ctx context.Context, base string, p Proposal) (Pull, error) {
	open, _, err := c.api.PullRequests.List(ctx, c.owner, c.name, &gh.PullRequestListOptions{
		State: "open", Head: c.owner + ":" + p.Branch, Base: base, ListOptions: gh.ListOptions{PerPage: perPage},
	})
	if err != nil {
		return Pull{}, explain("find the pull request", err)
	}
	var pull *gh.PullRequest
	if len(open) > 0 && open[0].GetTitle() == p.Title && open[0].GetBody() == p.Body {
		pull = open[0]
	} else if len(open) > 0 {
		pull, _, err = c.api.PullRequests.Edit(ctx, c.owner, c.name, open[0].GetNumber(),
			&gh.PullRequest{Title: &p.Title, Body: &p.Body})
	} else {
		pull, _, err = c.api.PullRequests.Create(ctx, c.owner, c.name,
			&gh.NewPullRequest{Title: &p.Title, Body: &p.Body, Head: &p.Branch, Base: &base})
	}
	if err != nil {
		return Pull{}, explain("write the pull request", err)
	}
	return pullOf(pull)
}
