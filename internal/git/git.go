// Package git reads a hub's history: the files as they stood at a revision, and
// which of them have changed since. It never writes.
//
// The hub may be the whole repository or a folder of it; every path in and out is
// relative to the hub. What a repository must have is named when it is missing: the
// cause and the cure stand in the error.
package git

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"

	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// A Repository is the history of a hub.
type Repository struct {
	repo   *git.Repository
	dir    string // of the hub, absolute
	folder string // of the hub in the repository; "": its root
}

// Open opens the repository that a hub's folder is in.
func Open(dir string) (*Repository, error) {
	abs, err := filepath.Abs(dir)
	if err == nil {
		abs, err = filepath.EvalSymlinks(abs)
	}
	if err != nil {
		return nil, fmt.Errorf("open repository of %s: %w", dir, err)
	}
	options := &git.PlainOpenOptions{DetectDotGit: true, EnableDotGitCommonDir: true}
	repo, err := git.PlainOpenWithOptions(abs, options)
	if err != nil {
		return nil, fmt.Errorf("open repository of %s: %w", dir, explainOpen(err))
	}
	folder, err := folderOf(repo, abs)
	if err != nil {
		return nil, fmt.Errorf("open repository of %s: %w", dir, err)
	}
	return &Repository{repo: repo, dir: abs, folder: folder}, nil
}

// folderOf is where a folder stands in the work tree.
func folderOf(repo *git.Repository, dir string) (string, error) {
	tree, err := repo.Worktree()
	if err != nil {
		return "", explainOpen(err)
	}
	root, err := filepath.EvalSymlinks(tree.Filesystem.Root())
	if err != nil {
		return "", err
	}
	folder, err := filepath.Rel(root, dir)
	if err != nil || !filepath.IsLocal(folder) {
		return "", fmt.Errorf("%s is not below the work tree %s", dir, root)
	}
	if folder == "." {
		return "", nil
	}
	return filepath.ToSlash(folder), nil
}

// Folder is where the hub stands in its repository, slash-separated; empty: it is
// the whole repository.
func (r *Repository) Folder() string { return r.folder }

// At returns the hub's files as they stood at a revision: a commit, branch, tag or
// what git writes like HEAD~2. A hub that was not there yet has no files. Symbolic
// links and submodules are listed and can't be opened.
func (r *Repository) At(rev string) (fs.FS, error) {
	return r.filesAt(rev, r.folder)
}

// AllAt returns all files of a revision, also those outside the hub's folder.
func (r *Repository) AllAt(rev string) (fs.FS, error) {
	return r.filesAt(rev, "")
}

// FolderAt returns git's name of all that a folder of the repository held at a revision:
// equal names, equal files. A folder that was not there has one, too.
func (r *Repository) FolderAt(rev, folder string) (string, error) {
	tree, err := r.treeOf(rev, folder)
	if err != nil {
		return "", fmt.Errorf("read %s at %s: %w", folder, rev, err)
	}
	return tree.Hash.String(), nil
}

func (r *Repository) filesAt(rev, folderName string) (fs.FS, error) {
	tree, err := r.treeOf(rev, folderName)
	if err != nil {
		return nil, fmt.Errorf("read files at %s: %w", rev, err)
	}
	return &treeFS{repository: r, root: tree, folders: map[string]folder{}}, nil
}

// tree returns the hub's folder at a revision.
func (r *Repository) tree(rev string) (*object.Tree, error) { return r.treeOf(rev, r.folder) }

// treeOf returns a folder of the repository at a revision, "" for all of it.
func (r *Repository) treeOf(rev, folderName string) (*object.Tree, error) {
	commit, err := r.commit(rev)
	if err != nil {
		return nil, err
	}
	tree, err := commit.Tree()
	if err == nil && folderName != "" {
		tree, err = tree.Tree(folderName)
	}
	switch {
	case errors.Is(err, object.ErrDirectoryNotFound):
		return &object.Tree{}, nil
	case err != nil:
		return nil, r.explainObject(err)
	}
	return tree, nil
}

// revision is what the library resolves as git does: a name and steps back. It reads
// past the rest of git's syntax, and panics on some of it.
var revision = regexp.MustCompile(`^(@|[^\s~^:?*\[\\{}@-][^\s~^:?*\[\\{}@]*)(~[0-9]{0,6}|\^[12]?)*$`)

func (r *Repository) commit(rev string) (*object.Commit, error) {
	if !revision.MatchString(rev) {
		return nil, &failure{fmt.Sprintf("%q is no revision that is read here", rev),
			"name a commit, branch or tag, with ~N or ^ for those before it", nil}
	}
	hash, err := r.repo.ResolveRevision(plumbing.Revision(rev))
	if err != nil {
		return nil, r.explainRevision(rev, err)
	}
	commit, err := r.repo.CommitObject(*hash)
	if err != nil {
		return nil, r.explainRevision(rev, err)
	}
	return commit, nil
}
