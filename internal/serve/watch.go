package serve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Changes are told when nothing has happened for a moment, and at the latest after a
// second: a branch switch is one change, a copy that never ends is seen all the same.
const (
	quiet   = 80 * time.Millisecond
	longest = time.Second
)

// sources are the folders that a hub is read from. Nothing else in its folder is
// watched: neither the output nor .git.
var sources = []string{"content", "guidelines", "site", "templates"}

// A watcher tells what changes in a hub's folder. It watches folders, not files:
// editors save by renaming, and a file that is watched would be lost with it.
type watcher struct {
	*fsnotify.Watcher
	dir     string
	batches chan batch
	changed map[string]bool
	failed  error
	first   time.Time // of the changes that are gathered
	due     *time.Timer
}

// A batch is what changed within a moment.
type batch struct {
	changed map[string]bool // by name relative to the hub
	failed  error           // what cannot be watched from now on; nil: nothing
}

// watch watches every folder that a hub is read from.
func watch(dir string) (*watcher, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("watch hub: %w", err)
	}
	notifier, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch hub: %w", err)
	}
	w := &watcher{
		Watcher: notifier, dir: dir,
		batches: make(chan batch), changed: map[string]bool{}, due: stopped(),
	}
	if err := w.addAll(); err != nil {
		notifier.Close()
		return nil, err
	}
	return w, nil
}

func stopped() *time.Timer {
	t := time.NewTimer(time.Hour)
	t.Stop()
	return t
}

// addAll watches the hub's folder, where its sources may come and go, and all below
// these.
func (w *watcher) addAll() error {
	if err := w.add(w.dir); err != nil {
		return err
	}
	for _, source := range sources {
		if err := w.addTree(filepath.Join(w.dir, source)); err != nil {
			return err
		}
	}
	return nil
}

// addTree watches a folder and all below it, each before its names are read: what
// appears meanwhile is seen by one or the other. Links are not followed; what cannot
// be read is reported when the hub is.
func (w *watcher) addTree(dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil, !d.IsDir():
			return nil
		case passing(d.Name()):
			return filepath.SkipDir
		}
		return w.add(name)
	})
}

func (w *watcher) add(dir string) error {
	switch err := w.Add(dir); {
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("watch %s: the system's number of watched folders is used up; "+
			"raise fs.inotify.max_user_watches", dir)
	case err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("watch %s: %w", dir, err)
	}
	return nil
}

// run gathers changes and hands them over in batches, until the context ends.
func (w *watcher) run(ctx context.Context) error {
	var batches chan<- batch // nil until a batch is due
	for {
		select {
		case <-ctx.Done():
			return nil
		case e := <-w.Events:
			w.note(e)
		case err := <-w.Errors:
			w.lost(err)
		case <-w.due.C:
			batches = w.batches
		case batches <- batch{w.changed, w.failed}:
			batches, w.changed, w.failed = nil, map[string]bool{}, nil
			w.due.Stop()
		}
	}
}

// note takes an event into the next batch and watches folders that are new.
func (w *watcher) note(e fsnotify.Event) {
	name, err := filepath.Rel(w.dir, e.Name)
	name = filepath.ToSlash(name)
	if err != nil || e.Op == fsnotify.Chmod || !relevant(name) {
		return
	}
	w.change(name)
	if e.Has(fsnotify.Create) {
		w.failed = cmp.Or(w.failed, w.addTree(e.Name))
	}
}

// lost begins anew after more has happened than the system could tell.
func (w *watcher) lost(err error) {
	w.change(".")
	if !errors.Is(err, fsnotify.ErrEventOverflow) {
		w.failed = cmp.Or(w.failed, fmt.Errorf("watch hub: %w", err))
	}
	w.failed = cmp.Or(w.failed, w.addAll())
}

func (w *watcher) change(name string) {
	now := time.Now()
	if len(w.changed) == 0 {
		w.first = now
	}
	w.changed[name] = true
	w.due.Reset(min(quiet, max(0, longest-now.Sub(w.first))))
}

// relevant reports whether a hub is read from a file of that name.
func relevant(name string) bool {
	source, _, _ := strings.Cut(name, "/")
	if !slices.Contains(sources, source) {
		return false
	}
	return !slices.ContainsFunc(strings.Split(name, "/"), passing)
}

// passing reports whether a name is that of a hidden file, or of one that an editor
// has for a moment while it saves.
func passing(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "#") || strings.HasSuffix(base, "~") ||
		strings.HasSuffix(base, ".tmp") || strings.HasSuffix(base, "___") || base == "4913"
}
