package build

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
)

// commit makes the site that stands the next one. It may be stopped at any moment:
// before the journal stands nothing has happened, afterwards heal does the rest.
func commit(d disk, old manifest, j journal) error {
	if old.found && len(j.Files)+len(j.Removed) == 0 {
		clearStage(d)
		return nil
	}
	if err := writeJSON(d, journalFile, j); err != nil {
		return fmt.Errorf("write journal: %w", err)
	}
	if err := moveIn(d, j.Files); err != nil {
		return err
	}
	for _, name := range j.Removed {
		if err := remove(d, name); err != nil {
			return fmt.Errorf("remove %s: %w", name, err)
		}
	}
	if err := old.next(j).write(d); err != nil {
		return fmt.Errorf("write manifest: %w", err)
	}
	if err := d.Remove(journalFile); err != nil {
		return fmt.Errorf("remove journal: %w", err)
	}
	clearStage(d)
	return nil
}

func moveIn(d disk, files []change) error {
	made := map[string]bool{".": true}
	for _, c := range files {
		if c.Stage == "" {
			continue
		}
		if dir := path.Dir(c.Path); !made[dir] {
			if err := d.MkdirAll(dir, 0o755); err != nil {
				return fmt.Errorf("make folder of %s: %w", c.Path, err)
			}
			made[dir] = true
		}
		if err := d.Rename(c.Stage, c.Path); err != nil {
			return fmt.Errorf("move in %s: %w", c.Path, err)
		}
	}
	return nil
}

// remove removes a file and the folders that are empty without it.
func remove(d disk, name string) error {
	if err := d.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if err := d.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
			break // others have files in it
		}
	}
	return nil
}

// next is the manifest once a journal has been carried out.
func (m manifest) next(j journal) manifest {
	files := maps.Clone(m.files)
	for _, c := range j.Files {
		files[c.Path] = c.entry
	}
	for _, name := range j.Removed {
		delete(files, name)
	}
	return manifest{files: files, found: true}
}
