package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/portevoix/portevoix/internal/config"
)

// folder is where the hub is.
func (p *program) folder() string { return from(p.Dir, p.directory) }

// below is a path on the command line: it starts at the hub's folder, as after cd.
func (p *program) below(name string) string { return from(p.folder(), name) }

func from(dir, name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(dir, name)
}

// openHub opens the hub's folder. Nothing outside it can be read, by whatever name or
// link.
func (p *program) openHub() (*os.Root, error) {
	const cure = "go to the hub's folder, or name it: portevoix -C DIR …"
	root, err := os.OpenRoot(p.folder())
	if err != nil {
		return nil, hinted{fmt.Errorf("open the hub: %w", err), cure}
	}
	switch _, err := root.Stat(config.File); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, hinted{fmt.Errorf("no hub in %s: it has no %s", p.folder(), config.File), cure}
	case err != nil:
		return nil, fmt.Errorf("open the hub: %w", err)
	}
	return root, nil
}

// clock is the time the hub is worked on for: the real one, or that of --now.
func (p *program) clock(hub fs.FS) func() time.Time {
	if p.now.in == nil {
		return p.Now
	}
	settings, _ := config.Read(hub) // mistakes are found when the hub is read
	now := p.now.in(settings.Zone)
	return func() time.Time { return now }
}
