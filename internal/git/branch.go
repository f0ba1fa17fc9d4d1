package git

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
)

// Branch returns the steps of a branch, oldest first: a revision and its first parents,
// as git log --first-parent does. One that a shallow clone cut off is refused: its oldest
// commit would seem to have made everything.
func (r *Repository) Branch(ctx context.Context, rev string) ([]*Commit, error) {
	steps, err := r.branch(ctx, rev)
	if err != nil {
		return nil, fmt.Errorf("read the steps of %s: %w", rev, err)
	}
	slices.Reverse(steps)
	return steps, nil
}

func (r *Repository) branch(ctx context.Context, rev string) (steps []*Commit, err error) {
	cut, err := r.cut()
	if err != nil {
		return nil, err
	}
	commit, err := r.commit(rev)
	for err == nil && commit != nil {
		if err = ctx.Err(); err != nil {
			return nil, err
		}
		steps = append(steps, step(commit))
		commit, err = cut.firstParent(commit)
	}
	return steps, r.explainObject(err)
}

// Head returns the commit that is checked out.
func (r *Repository) Head() (string, error) {
	commit, err := r.commit("HEAD")
	if err != nil {
		return "", fmt.Errorf("find the last commit: %w", err)
	}
	return commit.Hash.String(), nil
}

// Blob returns what a file holds, by git's name of it: 40 hexadecimal digits. What is
// not in this clone is an error.
func (r *Repository) Blob(name string) ([]byte, error) {
	blob, err := r.repo.BlobObject(plumbing.NewHash(name))
	if err != nil {
		return nil, fmt.Errorf("read blob %s: %w", name, r.explainObject(err))
	}
	reader, err := blob.Reader()
	if err != nil {
		return nil, fmt.Errorf("read blob %s: %w", name, err)
	}
	defer func() { _ = reader.Close() }()
	return io.ReadAll(reader)
}

// Holds reports whether a commit or a file, by git's name of it, is in this clone.
func (r *Repository) Holds(name string) bool {
	return r.repo.Storer.HasEncodedObject(plumbing.NewHash(name)) == nil
}
