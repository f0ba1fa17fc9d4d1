package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
)

// A tree is every file below a folder, hidden ones and those whose name starts
// with _ left out.
type tree struct {
	entries  map[string]fs.DirEntry // by path; also what is no regular file
	markdown []string               // paths named *.md, in order, whatever they are
	problems problem.List
}

// walk lists a folder without following links. A folder that is not there is empty.
func walk(fsys fs.FS, root string) *tree {
	t := &tree{entries: map[string]fs.DirEntry{}}
	switch info, err := fs.Lstat(fsys, root); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		t.refuse(root, "read folder: %v", err)
	case !info.IsDir():
		t.refuse(root, "found %s, want a folder", describe(info.Mode()))
	default:
		t.list(fsys, root)
	}
	return t
}

func (t *tree) list(fsys fs.FS, dir string) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		t.refuse(dir, "read folder: %v", err)
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		if e.Name()[0] == '.' || e.Name()[0] == '_' {
			continue
		}
		t.entries[name] = e
		t.add(fsys, name, e)
	}
}

func (t *tree) add(fsys fs.FS, name string, e fs.DirEntry) {
	switch ext := path.Ext(name); {
	case strings.EqualFold(ext, markdownExt), strings.EqualFold(ext, ".markdown"):
		t.markdown = append(t.markdown, name)
	case e.Type()&fs.ModeSymlink != 0:
		t.refuse(name, "found a symbolic link, which is never followed")
	case e.IsDir():
		t.list(fsys, name)
	}
}

func (t *tree) refuse(name, format string, args ...any) {
	t.problems = append(t.problems, problem.Errorf(problem.Position{File: name}, ruleFile, format, args...))
}

func describe(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeSymlink != 0:
		return "a symbolic link"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return fmt.Sprintf("a file of mode %v", mode)
}
