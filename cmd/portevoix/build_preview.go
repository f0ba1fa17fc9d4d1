package main

import (
	"io/fs"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/preview"
	"github.com/portevoix/portevoix/internal/site"
)

// changed says which posts of the hub differ from those of a revision.
func (p *program) changed(files fs.FS, since revision, now time.Time) (*site.Change, error) {
	repository, err := git.Open(p.folder())
	if err != nil {
		return nil, err
	}
	before, err := hubAt(repository, string(since))
	if err != nil {
		return nil, err
	}
	record, err := approvals.ReadRecord(files)
	if err != nil {
		return nil, err
	}
	hub, _ := readHub(files) // the build tells of its mistakes
	comparison := preview.Compare(before, hub, string(since), record, now)
	return &site.Change{Since: string(since), Posts: comparison.Posts()}, nil
}
