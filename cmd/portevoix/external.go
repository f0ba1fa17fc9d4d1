package main

import (
	"context"
	"os"
	"time"

	"github.com/portevoix/portevoix/internal/check"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/targets"
)

// askTargets asks what stands at the addresses of a hub and keeps the answers in it.
//
// Answers kept before are never lost: where they can't be read nothing is asked, and
// while a file of the hub has a mistake, so that its links are not known, none is
// forgotten.
func (p *program) askTargets(root *os.Root, source site.Source, clock func() time.Time) error {
	known, err := targets.Read(root.FS())
	if err != nil {
		return hinted{err, "mend it, or remove it: all is asked again then"}
	}
	hub, problems := site.Read(source)
	progress := p.progress("asked")
	asker := targets.Asker{Web: p.Web, Pause: targets.Pause, Step: progress.step, Now: clock}
	found, err := asker.Ask(context.Background(), known, check.Addresses(hub, clock()))
	progress.end()
	if err != nil {
		return err
	}
	if problems.HasErrors() {
		found = known.With(found)
	}
	return found.Write(root)
}
