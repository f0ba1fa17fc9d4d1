package git

import (
	"errors"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

var errShallow = &failure{"the clone is shallow, its history ends too early",
	"fetch all of it: fetch-depth: 0 in actions/checkout, or git fetch --unshallow", nil}

// A cut is where a shallow clone ends: commits whose parents were left out. One branch
// may be cut off while another is whole.
type cut map[plumbing.Hash]bool

func (r *Repository) cut() (cut, error) {
	commits, err := r.repo.Storer.Shallow()
	if err != nil {
		return nil, err
	}
	c := cut{}
	for _, hash := range commits {
		c[hash] = true
	}
	return c, nil
}

// firstParent is nil for a branch's first commit.
func (c cut) firstParent(commit *object.Commit) (*object.Commit, error) {
	if c[commit.Hash] {
		return nil, errShallow
	}
	parent, err := commit.Parent(0)
	if errors.Is(err, object.ErrParentNotFound) {
		return nil, nil
	}
	return parent, err
}
