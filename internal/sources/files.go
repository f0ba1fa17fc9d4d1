package sources

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A File is one that numbers are read from.
type File struct {
	Name string // for people
	Open func() (io.ReadCloser, error)
}

// OnDisk is a file of the machine.
func OnDisk(name string) File {
	return File{name, func() (io.ReadCloser, error) { return os.Open(name) }}
}

func (a Asked) inHub(name string) File {
	return File{name, func() (io.ReadCloser, error) { return a.Files.Open(name) }}
}

// files are those that the source names, each once, in the order of their names: of the
// hub where a pattern is relative, of the machine where it is absolute. A pattern that
// finds none is an error: numbers would be missing in silence.
func (a Asked) files() ([]File, error) {
	var list []File
	for _, pattern := range a.Source.Files {
		find, open := filepath.Glob, OnDisk
		if !filepath.IsAbs(pattern) {
			find, open = func(p string) ([]string, error) { return fs.Glob(a.Files, p) }, a.inHub
		}
		names, err := find(pattern)
		if err != nil {
			return nil, fmt.Errorf("find %s: %w", pattern, err)
		}
		if len(names) == 0 {
			return nil, fmt.Errorf("found no file %s", pattern)
		}
		for _, name := range names {
			list = append(list, open(name))
		}
	}
	slices.SortFunc(list, func(x, y File) int { return strings.Compare(x.Name, y.Name) })
	return slices.CompactFunc(list, func(x, y File) bool { return x.Name == y.Name }), nil
}
