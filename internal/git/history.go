package git

import (
	"context"
	"fmt"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// A Commit is a step of a branch.
type Commit struct {
	Hash     string // 40 hexadecimal digits
	Author   Person
	Time     time.Time // when it was committed, in UTC
	Subject  string
	Trailers []Trailer
	Merge    bool
}

// A Person is who a commit says made it: nobody has proved it.
type Person struct{ Name, Email string }

// History returns, for each file that stood below some folders of the hub at a
// revision or before, the commits that changed it, newest first. Folders are of the
// hub; none is all of it.
//
// Only first parents are followed, as git log --first-parent does: the steps of the
// branch itself, a merge being one of them. A file that was moved has a history at each
// of its names. One pass serves all files: where a folder is the same in a commit and its
// parent nothing below it is read. A branch that a shallow clone cut off is refused,
// since it would say of every file that its oldest commit made it.
func (r *Repository) History(ctx context.Context, rev string, folders ...string) (map[string][]*Commit, error) {
	h := history{repository: r, folders: folders, of: map[string][]*Commit{}, trees: map[plumbing.Hash]*object.Tree{}}
	if err := h.walk(ctx, rev); err != nil {
		return nil, fmt.Errorf("read the history of %s: %w", rev, err)
	}
	return h.of, nil
}

// A history gathers what the commits of a branch changed.
type history struct {
	repository *Repository
	folders    []string
	of         map[string][]*Commit
	trees      map[plumbing.Hash]*object.Tree // of the commit before: its parent needs most of them again
}

func (h *history) walk(ctx context.Context, rev string) error {
	cut, err := h.repository.cut()
	if err != nil {
		return err
	}
	commit, err := h.repository.commit(rev)
	for err == nil && commit != nil {
		if err = ctx.Err(); err != nil {
			return err
		}
		var parent *object.Commit
		if parent, err = cut.firstParent(commit); err == nil {
			err = h.compare(commit, parent)
		}
		commit = parent
	}
	return h.repository.explainObject(err)
}

// compare notes the files that differ in a commit and its parent.
func (h *history) compare(commit, parent *object.Commit) error {
	before := plumbing.ZeroHash
	if parent != nil {
		before = parent.TreeHash
	}
	if commit.TreeHash == before {
		return nil
	}
	made := step(commit)
	note := func(name string) { h.of[name] = append(h.of[name], made) }
	d := difference{history: h, note: note, next: map[plumbing.Hash]*object.Tree{}}
	err := d.folder(commit.TreeHash, before, "", h.places())
	h.trees = d.next
	return err
}

func step(c *object.Commit) *Commit {
	subject, trailers := message(c.Message)
	return &Commit{
		Hash: c.Hash.String(), Author: Person{c.Author.Name, c.Author.Email}, Time: c.Committer.When.UTC(),
		Subject: subject, Trailers: trailers, Merge: c.NumParents() > 1,
	}
}

// A difference is between two trees.
type difference struct {
	*history
	note func(name string)
	next map[plumbing.Hash]*object.Tree // trees of the parent
}

// folder compares a folder of two trees, zero where there is none. Within are the
// places below it that count; nil: all.
func (d *difference) folder(now, before plumbing.Hash, name string, within places) error {
	if now == before {
		return nil
	}
	here, err := d.entries(now, false)
	if err != nil {
		return err
	}
	there, err := d.entries(before, true)
	if err != nil {
		return err
	}
	for entry, is := range here {
		if err := d.entry(is, there[entry], name, entry, within); err != nil {
			return err
		}
	}
	for entry, was := range there {
		if _, still := here[entry]; !still {
			if err := d.entry(object.TreeEntry{}, was, name, entry, within); err != nil {
				return err
			}
		}
	}
	return nil
}

// entry compares what bears a name; the zero entry is nothing.
func (d *difference) entry(is, was object.TreeEntry, folder, name string, within places) error {
	below, counts := within.step(name)
	if is.Hash == was.Hash && is.Mode == was.Mode || !counts {
		return nil
	}
	full := name
	if folder != "" {
		full = folder + "/" + name
	}
	if isFile(is) || isFile(was) {
		if below == nil {
			d.note(d.repository.inHub(full))
		}
	}
	return d.folder(treeOf(is), treeOf(was), full, below)
}

func isFile(e object.TreeEntry) bool { return e.Mode != filemode.Empty && e.Mode != filemode.Dir }

func treeOf(e object.TreeEntry) plumbing.Hash {
	if e.Mode == filemode.Dir {
		return e.Hash
	}
	return plumbing.ZeroHash
}

// entries lists a tree by name. A parent's trees are kept: it is the commit of the
// next comparison.
func (d *difference) entries(hash plumbing.Hash, keep bool) (map[string]object.TreeEntry, error) {
	if hash.IsZero() {
		return nil, nil
	}
	tree, known := d.trees[hash]
	if !known {
		var err error
		if tree, err = object.GetTree(d.repository.repo.Storer, hash); err != nil {
			return nil, err
		}
	}
	if keep {
		d.next[hash] = tree
	}
	list := make(map[string]object.TreeEntry, len(tree.Entries))
	for _, e := range tree.Entries {
		list[e.Name] = e
	}
	return list, nil
}
