package build

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A journal is what turns the site that stands into the next one.
type journal struct {
	Version int      `json:"v"`
	Files   []change `json:"files"`   // in the order in which they are moved in
	Removed []string `json:"removed"` // in the order in which they are removed
}

// A change is a file whose entry is new.
type change struct {
	entry
	Stage string `json:"stage,omitempty"` // file to be moved in; empty: what stands is right
}

// changes compares a staging with the site that stands. While a page could not be
// made, the old assets stay: the old page needs them. A recall wins: the old page of a
// post that has been taken back goes even if none can be made in its place.
func changes(old manifest, s staging) journal {
	j := journal{Version: version, Files: []change{}, Removed: []string{}}
	planned := make(map[string]bool, len(s.outcomes))
	failed := false
	for _, o := range s.outcomes {
		planned[o.Path] = !o.recall
		failed = failed || o.failed
		if !o.failed && (o.stage != "" || old.files[o.Path] != o.entry) {
			j.Files = append(j.Files, change{o.entry, o.stage})
		}
	}
	for name := range old.files {
		if !planned[name] && !(failed && rank(name) == assets) {
			j.Removed = append(j.Removed, name)
		}
	}
	slices.SortFunc(j.Files, func(a, b change) int { return inOrder(a.Path, b.Path) })
	slices.SortFunc(j.Removed, func(a, b string) int { return inOrder(b, a) })
	return j
}

// inOrder compares files by when they are moved in, and by path.
func inOrder(a, b string) int { return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a, b)) }

// The ranks of files, in the order in which they are moved in. They are removed in
// the opposite one.
const (
	assets = iota
	media
	pages
	others
	status
)

func rank(name string) int {
	switch {
	case strings.HasPrefix(name, "assets/"):
		return assets
	case strings.HasPrefix(name, "media/"):
		return media
	case path.Ext(name) == ".html":
		return pages
	case name == "status.json":
		return status
	}
	return others
}

// heal finishes what a killed build began, and returns what stands then.
func heal(d disk) (manifest, error) {
	old, err := readManifest(d)
	if err != nil {
		return old, err
	}
	var j journal
	switch err := readJSON(d, journalFile, &j, &j.Version); {
	case errors.Is(err, fs.ErrNotExist):
		return old, nil
	case err != nil:
		return old, err
	}
	for i := range j.Files {
		j.Files[i] = verified(d, j.Files[i])
	}
	if err := d.MkdirAll(stageDir, 0o755); err != nil {
		return old, fmt.Errorf("finish the last build: %w", err)
	}
	if err := commit(d, old, j); err != nil {
		return old, fmt.Errorf("finish the last build: %w", err)
	}
	return readManifest(d)
}

// verified is what can still be done of a change: a file whose bytes are not the
// journal's, as after a power failure, is never moved in, and is rendered again.
func verified(d disk, c change) change {
	switch {
	case c.Stage != "" && holds(d, c.Stage, c.Digest):
		return c
	case holds(d, c.Path, c.Digest):
		return change{entry: c.entry}
	}
	return change{entry: entry{Path: c.Path}}
}

func holds(d disk, name string, want digest) bool {
	data, err := d.ReadFile(name)
	return err == nil && sha256.Sum256(data) == want
}
