package git

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/gitignore"
)

// Shallow reports whether the clone lacks part of the history.
func (r *Repository) Shallow() bool {
	commits, err := r.repo.Storer.Shallow()
	return err == nil && len(commits) > 0
}

// Root is the top folder of the work tree, absolute: the hub's own, or one above it.
func (r *Repository) Root() string {
	return strings.TrimSuffix(strings.TrimSuffix(r.dir, filepath.FromSlash(r.folder)), string(filepath.Separator))
}

var onGitHub = regexp.MustCompile(`^(?:https://|ssh://)?(?:[^@/]*@)?github\.com[:/]([\w.-]+)/([\w.-]+?)(?:\.git)?/?$`)

// GitHub names the repository on github.com that is the remote "origin"; false: it is on
// none.
func (r *Repository) GitHub() (owner, name string, ok bool) {
	origin, err := r.repo.Remote("origin")
	if err != nil || len(origin.Config().URLs) == 0 {
		return "", "", false
	}
	m := onGitHub.FindStringSubmatch(origin.Config().URLs[0])
	if m == nil {
		return "", "", false
	}
	return m[1], m[2], true
}

// Pages is where GitHub shows the pages of the repository, if it is the remote "origin"
// and nothing else was set: https://acme.github.io/hub/.
func (r *Repository) Pages() (address string, ok bool) {
	owner, name, ok := r.GitHub()
	host := strings.ToLower(owner) + ".github.io"
	if strings.EqualFold(name, host) {
		return "https://" + host + "/", ok
	}
	return "https://" + host + "/" + name + "/", ok
}

// Ignored reports whether the .gitignore files on the way to a file of the hub keep it
// out of commits.
func (r *Repository) Ignored(name string) (bool, error) {
	path := strings.Split(strings.TrimPrefix(r.folder+"/"+name, "/"), "/")
	var patterns []gitignore.Pattern
	for depth := range path {
		folder := path[:depth]
		file := filepath.Join(r.Root(), filepath.Join(folder...), ".gitignore")
		data, err := os.ReadFile(file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return false, fmt.Errorf("read %s: %w", file, err)
		}
		for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
			if line := lines.Text(); strings.TrimSpace(line) != "" && line[0] != '#' {
				patterns = append(patterns, gitignore.ParsePattern(line, folder))
			}
		}
	}
	return gitignore.NewMatcher(patterns).Match(path, false), nil
}

// Owns reports whether a pattern of a CODEOWNERS file holds for a file, named from the
// top folder of the work tree. Such patterns are those of .gitignore, but that /* at the
// end means no folder below:
// https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
func Owns(pattern, file string) bool {
	if strings.HasSuffix(pattern, "/*") && strings.Count(strings.TrimPrefix(pattern, "/"), "/") != strings.Count(file, "/") {
		return false
	}
	return gitignore.ParsePattern(pattern, nil).Match(strings.Split(file, "/"), false) == gitignore.Exclude
}

// HasBranch reports whether there is a branch of that name here, or as a remote has it:
// origin/main.
func (r *Repository) HasBranch(name string) bool {
	for _, kind := range []string{"refs/heads/", "refs/remotes/"} {
		if _, err := r.repo.Reference(plumbing.ReferenceName(kind+name), true); err == nil {
			return true
		}
	}
	return false
}
