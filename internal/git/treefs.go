package git

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// A treeFS is a tree as a read-only file system, safe for concurrent use: the
// library's own objects are not, so all reading takes turns.
type treeFS struct {
	repository *Repository
	root       *object.Tree
	mu         sync.Mutex
	folders    map[string]folder // by path, once they were needed
}

// A folder is a tree by the names in it: the library decodes one anew for each path.
type folder map[string]object.TreeEntry

var errNotFollowed = errors.New("symbolic links and submodules are not followed")

// Open opens a file or folder.
func (t *treeFS) Open(name string) (fs.File, error) {
	f, err := t.open(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return f, nil
}

func (t *treeFS) open(name string) (fs.File, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	info, err := t.find(name)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return t.openDir(name, info)
	case !info.mode.IsRegular():
		return nil, errNotFollowed
	}
	data, err := t.read(info)
	if err != nil {
		return nil, err
	}
	return &openFile{info: info, Reader: strings.NewReader(data)}, nil
}

// ReadDir lists a folder by name.
func (t *treeFS) ReadDir(name string) ([]fs.DirEntry, error) {
	f, err := t.Open(name)
	if err != nil {
		return nil, err
	}
	dir, ok := f.(*openDir)
	if !ok {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: errors.New("not a folder")}
	}
	return dir.ReadDir(-1)
}

// Stat describes what Open would open.
func (t *treeFS) Stat(name string) (fs.FileInfo, error) {
	info, err := t.Lstat(name)
	if err == nil && info.Mode()&fs.ModeType&^fs.ModeDir != 0 {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: errNotFollowed}
	}
	return info, err
}

// Lstat describes an entry, which may be a link.
func (t *treeFS) Lstat(name string) (fs.FileInfo, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	info, err := t.find(name)
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	return info, nil
}

// ReadLink returns where a link points.
func (t *treeFS) ReadLink(name string) (string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	info, err := t.find(name)
	if err == nil && info.mode&fs.ModeSymlink == 0 {
		err = errors.New("not a symbolic link")
	}
	target := ""
	if err == nil {
		target, err = t.read(info)
	}
	if err != nil {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: err}
	}
	return target, nil
}

// find describes what stands at a path. Its errors are those of the path.
func (t *treeFS) find(name string) (fileInfo, error) {
	if !fs.ValidPath(name) {
		return fileInfo{}, fs.ErrInvalid
	}
	if name == "." {
		return fileInfo{name: ".", mode: fs.ModeDir | 0o555}, nil
	}
	in, err := t.folder(path.Dir(name))
	if err != nil {
		return fileInfo{}, err
	}
	entry, ok := in[path.Base(name)]
	if !ok {
		return fileInfo{}, fs.ErrNotExist
	}
	return t.describe(entry)
}

func (t *treeFS) folder(name string) (folder, error) {
	if known, ok := t.folders[name]; ok {
		return known, nil
	}
	tree, err := t.root, error(nil)
	if name != "." {
		tree, err = t.root.Tree(name)
	}
	switch {
	case errors.Is(err, object.ErrDirectoryNotFound):
		return nil, fs.ErrNotExist
	case err != nil:
		return nil, t.repository.explainObject(err)
	}
	f := make(folder, len(tree.Entries))
	for _, e := range tree.Entries {
		f[e.Name] = e
	}
	t.folders[name] = f
	return f, nil
}

// modes are those of the kinds of entries; any other is a file's.
var modes = map[filemode.FileMode]fs.FileMode{
	filemode.Dir:        fs.ModeDir | 0o555,
	filemode.Symlink:    fs.ModeSymlink | 0o777,
	filemode.Submodule:  fs.ModeIrregular,
	filemode.Executable: 0o555,
}

func modeOf(e object.TreeEntry) fs.FileMode {
	if mode, ok := modes[e.Mode]; ok {
		return mode
	}
	return 0o444
}

func (t *treeFS) describe(e object.TreeEntry) (fileInfo, error) {
	info := fileInfo{name: e.Name, hash: e.Hash, mode: modeOf(e)}
	if !info.mode.IsRegular() {
		return info, nil
	}
	var err error
	if info.size, err = t.repository.repo.Storer.EncodedObjectSize(e.Hash); err != nil {
		return fileInfo{}, t.repository.explainObject(err)
	}
	return info, nil
}

// read returns what a file holds.
func (t *treeFS) read(info fileInfo) (string, error) {
	blob, err := t.repository.repo.BlobObject(info.hash)
	if err != nil {
		return "", t.repository.explainObject(err)
	}
	r, err := blob.Reader()
	if err != nil {
		return "", fmt.Errorf("read object: %w", err)
	}
	defer r.Close()
	var b strings.Builder
	_, err = io.Copy(&b, r)
	return b.String(), err
}

// openDir lists a folder by name; sizes are left until they are asked for.
func (t *treeFS) openDir(name string, info fileInfo) (fs.File, error) {
	in, err := t.folder(name)
	if err != nil {
		return nil, err
	}
	dir := &openDir{info: info, path: name}
	for _, name := range slices.Sorted(maps.Keys(in)) {
		dir.entries = append(dir.entries, dirEntry{t, in[name]})
	}
	return dir, nil
}
