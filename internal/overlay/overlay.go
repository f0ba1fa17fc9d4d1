// Package overlay lays the files of a hub over those of the program.
//
// A hub's own templates/ and site/static/ win over the program's, file by file: a
// hub that brings templates/card.html keeps every other template of the program.
package overlay

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// FS is a stack of file systems. A file is that of the last layer which has it;
// a folder holds the files of all layers.
type FS []fs.FS

// Open opens a file of the last layer that has it. Symbolic links are not followed:
// a layer which has one under that name gives an error.
func (layers FS) Open(name string) (fs.File, error) {
	for _, layer := range slices.Backward(layers) {
		info, err := fs.Lstat(layer, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if info.Mode()&fs.ModeSymlink != 0 {
			return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("symbolic links are not followed")}
		}
		return layer.Open(name)
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir returns the entries of a folder in all layers, sorted by name.
func (layers FS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries := map[string]fs.DirEntry{}
	found := false
	for _, layer := range layers {
		list, err := fs.ReadDir(layer, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = true
		for _, entry := range list {
			entries[entry.Name()] = entry
		}
	}
	if !found {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	return sorted(entries), nil
}

func sorted(entries map[string]fs.DirEntry) []fs.DirEntry {
	list := make([]fs.DirEntry, 0, len(entries))
	for _, entry := range entries {
		list = append(list, entry)
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list
}
