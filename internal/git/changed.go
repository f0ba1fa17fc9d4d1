package git

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// Changed returns the files below some folders of the hub, or of all of it where
// none is named, that are not as they were at a revision: edited or new, committed
// or not, or gone. A file that differs in its line ends alone is as it was.
func (r *Repository) Changed(rev string, folders ...string) (map[string]bool, error) {
	changed, err := r.changed(rev, folders)
	if err != nil {
		return nil, fmt.Errorf("list files changed since %s: %w", rev, err)
	}
	return changed, nil
}

func (r *Repository) changed(rev string, folders []string) (map[string]bool, error) {
	tree, err := r.tree(rev)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(r.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if len(folders) == 0 {
		folders = []string{"."}
	}
	c := comparison{root: root, before: map[string]object.TreeEntry{}, changed: map[string]bool{}}
	for _, folder := range folders {
		if err := c.remember(tree, folder); err != nil {
			return nil, r.explainObject(err)
		}
		if err := c.compare(folder); err != nil {
			return nil, err
		}
	}
	for name := range c.before {
		c.changed[name] = true
	}
	return c.changed, nil
}

// A comparison holds what is in a tree against the work tree.
type comparison struct {
	root    *os.Root
	before  map[string]object.TreeEntry // not found in the work tree yet
	changed map[string]bool
}

// remember lists the files of a folder as they were.
func (c *comparison) remember(tree *object.Tree, folder string) error {
	if folder != "." {
		var err error
		if tree, err = tree.Tree(folder); errors.Is(err, object.ErrDirectoryNotFound) {
			return nil
		} else if err != nil {
			return err
		}
	}
	walker := object.NewTreeWalker(tree, true, nil)
	defer walker.Close()
	for {
		name, entry, err := walker.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if entry.Mode != filemode.Dir && entry.Mode != filemode.Submodule {
			c.before[path.Join(folder, name)] = entry
		}
	}
}

// compare marks the files of a folder that are not as they were. Repositories in
// the repository are not looked into.
func (c *comparison) compare(folder string) error {
	return fs.WalkDir(c.root.FS(), folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == folder:
			return fs.SkipAll
		case err != nil:
			return err
		case d.Name() == ".git":
			return skip(d)
		case d.IsDir():
			return nil
		}
		same, err := c.same(name, d.Type())
		if err != nil {
			return err
		}
		delete(c.before, name)
		if !same {
			c.changed[name] = true
		}
		return nil
	})
}

func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// same compares what a file holds, or where a link points, by its hash.
func (c *comparison) same(name string, kind fs.FileMode) (bool, error) {
	before, known := c.before[name]
	if !known || (before.Mode == filemode.Symlink) != (kind&fs.ModeSymlink != 0) {
		return false, nil
	}
	if kind&fs.ModeSymlink != 0 {
		target, err := c.root.Readlink(name)
		return plumbing.ComputeHash(plumbing.BlobObject, []byte(target)) == before.Hash, err
	}
	if !kind.IsRegular() {
		return false, nil
	}
	data, err := c.root.ReadFile(name)
	if err != nil {
		return false, err
	}
	if plumbing.ComputeHash(plumbing.BlobObject, data) == before.Hash {
		return true, nil
	}
	lines := bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return plumbing.ComputeHash(plumbing.BlobObject, lines) == before.Hash, nil
}
