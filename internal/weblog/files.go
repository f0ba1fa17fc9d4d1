package weblog

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A File is a log, or a part of one that was put aside.
type File struct {
	Name  string // as its pattern has it
	First int64  // when it begins: seconds since 1970; that of a file without lines is far ahead

	in   fs.FS
	path string
}

// Find returns the files that match patterns of path.Match, in the order in which they were
// written: by their first lines. Patterns are relative to the hub where they are not
// absolute. A file that stands beside its own compressed copy, as while it is being put
// aside, is one file. A pattern that nothing matches is an error; the files of the others
// are returned all the same.
func Find(hub fs.FS, patterns []string, f Format) ([]File, error) {
	var files []File
	var problems []error
	for _, pattern := range patterns {
		found, err := match(hub, pattern)
		if err == nil && len(found) == 0 {
			err = errors.New("there is none that this user may see")
		}
		if err != nil {
			problems = append(problems, fmt.Errorf("find logs %q: %w", pattern, err))
		}
		files = append(files, found...)
	}
	files = onlyOnce(files)
	for i := range files {
		files[i].First = files[i].begins(f)
	}
	slices.SortStableFunc(files, func(a, b File) int { return cmp.Compare(a.First, b.First) })
	return files, errors.Join(problems...)
}

func match(hub fs.FS, pattern string) ([]File, error) {
	in, at, prefix := hub, pattern, ""
	if filepath.IsAbs(pattern) {
		prefix = filepath.VolumeName(pattern) + string(filepath.Separator)
		in, at = os.DirFS(prefix), filepath.ToSlash(strings.TrimPrefix(pattern, prefix))
	}
	paths, err := fs.Glob(in, at)
	var files []File
	for _, path := range paths {
		if info, err := fs.Stat(in, path); err != nil || !info.IsDir() {
			files = append(files, File{Name: prefix + path, in: in, path: path})
		}
	}
	return files, err
}

// onlyOnce leaves out files that match twice, and copies.
func onlyOnce(files []File) []File {
	there := map[string]bool{}
	for _, f := range files {
		there[f.Name] = true
	}
	kept := map[string]bool{}
	return slices.DeleteFunc(files, func(f File) bool {
		again := kept[f.Name]
		kept[f.Name] = true
		return again || slices.ContainsFunc([]string{".gz", ".zst"}, func(ending string) bool {
			plain, compressed := strings.CutSuffix(f.Name, ending)
			return compressed && there[plain]
		})
	})
}

// begins is the time of the first line. A file that can't be read is taken for as old as it
// was last changed.
func (f File) begins(format Format) int64 {
	file, err := f.in.Open(f.path)
	if err != nil {
		return f.changed()
	}
	defer file.Close()
	for request, err := range Read(file, format) {
		switch {
		case err == nil:
			return request.Time
		case err != ErrBroken:
			return f.changed()
		}
	}
	return math.MaxInt64
}

// changed is when the file was last written to.
func (f File) changed() int64 {
	info, err := fs.Stat(f.in, f.path)
	if err != nil {
		return math.MaxInt64
	}
	return info.ModTime().Unix()
}
