package approvals

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/git"
)

// Current is a hub with the ledger as the branch leaves it: what was taken back since it
// was collected has lost its approvals, also where it was offered again. Nothing new is
// approved by that; it takes the next Collect. Where the ledger was not collected on this
// branch, or below its newest commit, it stays as it is.
func Current(ctx context.Context, files fs.FS, r *git.Repository) (fs.FS, error) {
	known, err := Known(files)
	if err != nil || known.state.Commit == "" || len(known.Ledger.Entries) == 0 {
		return files, nil // For says what can't be read
	}
	head, err := r.Head()
	if err != nil || head == known.state.Commit {
		return files, err
	}
	e, err := onBranchOf(ctx, Source{Repository: r, Revision: head})
	if err != nil {
		return nil, err
	}
	ledger, err := known.since(ctx, e)
	if err != nil {
		return nil, fmt.Errorf("find what was taken back since %.7s: %w", known.state.Commit, err)
	}
	text, err := ledger.Encode()
	return otherLedger{files, ledgerFile, text}, err
}

// since is the ledger without what the branch took back since it was collected.
func (known Collection) since(ctx context.Context, e Evidence) (*Ledger, error) {
	c := newCollector(ctx, e)
	c.found.state, c.found.Ledger = known.state, known.Ledger
	steps, found := from(stepsOf(e.Branch, nil), known.state.Commit)
	if !found {
		return known.Ledger, nil
	}
	for _, s := range steps {
		if !c.worth(s) {
			continue
		}
		before, err := c.at(s.before)
		if err != nil {
			return nil, err
		}
		after, err := c.at(s.last().Hash)
		if err != nil {
			return nil, err
		}
		c.recalled(s, before, after)
		c.forget(s.last().Hash)
	}
	return c.found.Ledger, nil
}

// onBranchOf reads a branch, and which of its commits changed what can be approved.
func onBranchOf(ctx context.Context, s Source) (e Evidence, err error) {
	if e.Branch, err = s.Repository.Branch(ctx, s.Revision); err != nil {
		return e, err
	}
	history, err := s.Repository.History(ctx, s.Revision, "content", config.File)
	if err != nil {
		return e, err
	}
	e.Changed, e.Files = map[string]bool{}, s.files
	for _, c := range slices.Concat(slices.Collect(maps.Values(history))...) {
		e.Changed[c.Hash] = true
	}
	return e, nil
}
