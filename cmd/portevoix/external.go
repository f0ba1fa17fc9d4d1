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
// Mistakes of the hub, or of answers kept before, are found by the check that follows.
func (p *program) askTargets(root *os.Root, source site.Source, now time.Time) error {
	hub, _ := site.Read(source)
	known, _ := targets.Read(root.FS())
	progress := p.progress("asked")
	asker := targets.Asker{
		Web: p.Web, Pause: targets.Pause, Step: progress.step,
		Now: func() time.Time { return now },
	}
	found, err := asker.Ask(context.Background(), known, check.Addresses(hub, now))
	progress.end()
	if err != nil {
		return err
	}
	return found.Write(root)
}
