package git

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
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
	mu         sync.Mutex
	root       *object.Tree
}

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
		return nil, errors.New("symbolic links and submodules are not followed")
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
		return nil, &fs.PathError{Op: "stat", Path: name, Err: errors.New("symbolic links and submodules are not followed")}
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

// find follows a path down the tree. Its errors are those of the path.
func (t *treeFS) find(name string) (fileInfo, error) {
	if !fs.ValidPath(name) {
		return fileInfo{}, fs.ErrInvalid
	}
	if name == "." {
		return fileInfo{name: ".", mode: fs.ModeDir | 0o555, tree: t.root}, nil
	}
	tree := t.root
	if dir := path.Dir(name); dir != "." {
		var err error
		if tree, err = t.root.Tree(dir); errors.Is(err, object.ErrDirectoryNotFound) {
			return fileInfo{}, fs.ErrNotExist
		} else if err != nil {
			return fileInfo{}, t.repository.explainObject(err)
		}
	}
	at := slices.IndexFunc(tree.Entries, func(e object.TreeEntry) bool { return e.Name == path.Base(name) })
	if at < 0 {
		return fileInfo{}, fs.ErrNotExist
	}
	return t.describe(tree, tree.Entries[at])
}

func (t *treeFS) describe(tree *object.Tree, e object.TreeEntry) (fileInfo, error) {
	info := fileInfo{name: e.Name, hash: e.Hash}
	var err error
	switch e.Mode {
	case filemode.Dir:
		info.mode = fs.ModeDir | 0o555
		info.tree, err = tree.Tree(e.Name)
	case filemode.Symlink:
		info.mode = fs.ModeSymlink | 0o777
	case filemode.Submodule:
		info.mode = fs.ModeIrregular
	case filemode.Executable:
		info.mode = 0o555
	default:
		info.mode = 0o444
	}
	if info.mode.IsRegular() && err == nil {
		info.size, err = t.repository.repo.Storer.EncodedObjectSize(e.Hash)
	}
	if err != nil {
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

func (t *treeFS) openDir(name string, info fileInfo) (fs.File, error) {
	dir := &openDir{info: info, path: name}
	for _, e := range info.tree.Entries {
		entry, err := t.describe(info.tree, e)
		if err != nil {
			return nil, err
		}
		dir.entries = append(dir.entries, fs.FileInfoToDirEntry(entry))
	}
	slices.SortFunc(dir.entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return dir, nil
}
