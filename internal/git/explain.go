package git

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
)

// A failure is what the library reports, in words for the one who can mend it.
type failure struct {
	cause, cure string
	err         error
}

func (f *failure) Error() string { return f.cause + "; " + f.cure }
func (f *failure) Unwrap() error { return f.err }

// openings are the repositories that can't be opened, by what the library says.
// Those that git can read and the library can't are told apart by their extension.
var openings = []struct {
	is    error
	holds string
	cause string
	cure  string
}{
	{git.ErrRepositoryNotExists, "", "the folder is in no Git work tree",
		"clone the hub, or run git init in it; a bare repository has no files to compare with"},
	{git.ErrIsBareRepository, "", "the repository is bare: it has no files to compare with",
		"clone it and work there"},
	{git.ErrRepositoryIncomplete, "", "the main repository of this linked work tree is gone",
		"run git worktree repair in the main repository, or clone the hub anew"},
	{nil, "worktreeconfig", "a sparse checkout (extensions.worktreeConfig) can't be read",
		"check out everything: drop sparse-checkout from actions/checkout, or run " +
			"git sparse-checkout disable && git config --unset extensions.worktreeConfig"},
	{nil, "objectformat", "a repository of object format SHA-256 can't be read",
		"use one of SHA-1, git's default"},
	{nil, "partialclone", "a partial clone can't be read: files may be missing from it",
		"clone without --filter (in actions/checkout: without filter:)"},
	{nil, "refstorage", "a repository that keeps its branches as reftable can't be read",
		"run git refs migrate --ref-format=files"},
}

func explainOpen(err error) error {
	for _, o := range openings {
		if o.is != nil && errors.Is(err, o.is) || o.is == nil && strings.Contains(err.Error(), o.holds) {
			return &failure{o.cause, o.cure, err}
		}
	}
	return err
}

// explainRevision says why a revision can't be found.
func (r *Repository) explainRevision(rev string, err error) error {
	if shallow, _ := r.repo.Storer.Shallow(); len(shallow) > 0 {
		return &failure{fmt.Sprintf("revision %q is not here: the clone is shallow", rev),
			"fetch the whole history: fetch-depth: 0 in actions/checkout, or git fetch --unshallow", err}
	}
	for _, missing := range []error{plumbing.ErrReferenceNotFound, plumbing.ErrObjectNotFound, io.EOF} {
		if errors.Is(err, missing) {
			return &failure{fmt.Sprintf("there is no revision %q", rev), r.suggest(rev), err}
		}
	}
	return fmt.Errorf("find revision %q: %w", rev, err)
}

// suggest names branches and tags that look like a revision, or the first few.
func (r *Repository) suggest(rev string) string {
	const most = 5
	names := r.names()
	alike := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !resembles(name, rev) })
	switch {
	case len(names) == 0:
		return "there is no branch yet: commit first"
	case len(alike) > 0:
		return "did you mean " + strings.Join(alike[:min(most, len(alike))], " or ") + "?"
	}
	return "there are " + strings.Join(names[:min(most, len(names))], ", ")
}

// resembles is generous with case, a remote's name in front and a slip of the pen.
func resembles(name, rev string) bool {
	name, rev = strings.ToLower(name), strings.ToLower(rev)
	last := name[strings.LastIndexByte(name, '/')+1:]
	return strings.Contains(name, rev) || strings.Contains(rev, last) || sameLetters(last, rev)
}

func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return string(x) == string(y)
}

// names lists branches, remote branches and tags, sorted.
func (r *Repository) names() []string {
	iter, err := r.repo.References()
	if err != nil {
		return nil
	}
	var names []string
	_ = iter.ForEach(func(ref *plumbing.Reference) error {
		if name := ref.Name(); name.IsBranch() || name.IsTag() || name.IsRemote() {
			names = append(names, name.Short())
		}
		return nil
	})
	slices.Sort(names)
	return names
}

// explainObject says why something of a revision that is here can't be read.
func (r *Repository) explainObject(err error) error {
	if !errors.Is(err, plumbing.ErrObjectNotFound) {
		return err
	}
	cure := "fetch it again: git fsck names what is missing"
	if r.partial() {
		cure = "the clone is partial: clone without --filter (in actions/checkout: without filter:)"
	}
	return &failure{"an object is missing from the repository", cure, err}
}

// partial reports whether a remote keeps objects back until they are needed.
func (r *Repository) partial() bool {
	config, err := r.repo.Config()
	if err != nil {
		return false
	}
	for _, remote := range config.Raw.Section("remote").Subsections {
		if remote.HasOption("promisor") || remote.HasOption("partialclonefilter") {
			return true
		}
	}
	return false
}
