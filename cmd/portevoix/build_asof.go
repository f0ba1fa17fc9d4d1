package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/build"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/past"
	"github.com/portevoix/portevoix/internal/problem"
)

// hubAsOf returns the files of the hub as it stood at a moment, and sets the options of
// its build.
func (p *program) hubAsOf(ctx context.Context, files fs.FS, o *build.Options, asOf moment) (fs.FS, error) {
	settings, _ := config.Read(files) // only its zone is asked for
	at := asOf.in(settings.Zone)
	if at.After(o.Now) {
		return nil, usagef("serve --now and build --now show what the hub will be", "--as-of %s is still to come", asOf.text)
	}
	hub, err := past.Open(ctx, p.folder(), files)
	if err != nil {
		return nil, err
	}
	state, err := hub.At(at)
	if err != nil {
		return nil, err
	}
	if files, err = hub.Files(state); err != nil {
		return nil, err
	}
	if _, err := fs.Stat(files, config.File); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there was no hub yet on %s: commit %s has no %s", at.Format(time.RFC3339), state.Commit, config.File)
	}
	o.Now, o.AsOf = state.Clock(at), state.Commit
	p.say(whence(state, settings.Zone))
	p.tellKept(hub)
	return files, nil
}

// tellKept says that what was approved is told by the folder, where a branch should.
func (p *program) tellKept(hub *past.Hub) {
	if hub.Kept() {
		p.advise("there is no branch " + past.DataBranch + " here: approvals are those in " + approvals.Folder +
			" now; one that a later review took away is not among them")
	}
}

// whence says what a hub as it stood was taken from.
func whence(s past.State, zone *time.Location) string {
	since := s.Since.In(zone).Format("2006-01-02 15:04")
	if s.Deploy != nil {
		return fmt.Sprintf("commit %s, published %s at %s", s.Commit, since, s.Deploy.Address)
	}
	return fmt.Sprintf("commit %s, since %s; nobody noted what was published then", s.Commit, since)
}

// explainAsOf says why a hub with templates of its own can fail to be shown as it stood.
func (p *program) explainAsOf(o build.Options, problems problem.List) {
	if o.AsOf == "" {
		return
	}
	for _, q := range problems {
		if strings.HasPrefix(q.File, "templates/") {
			p.advise("the hub's own templates of then do not fit this program: check out commit " + o.AsOf +
				" and build it with the program of then; portevoix audit needs no templates")
			return
		}
	}
}
