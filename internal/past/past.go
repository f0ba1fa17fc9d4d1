// Package past finds the hub as it stood at a moment.
//
// What people saw then is what was published last, if that was noted (package deploys):
// the record names the commit of the hub and that of what was collected. Else it is what
// stood on the branch: its last step at or before the moment, by the time of the commit,
// first parents only.
//
// What was collected stands on a branch of its own, portevoix-data, as its remote origin
// has it or, without one, as it is here. Its files belong into site/data. Where there is no
// such branch, the hub's own site/data tells which approvals it had: those that stand there
// now, each from when it was given until it ended. One that a later review took away is not
// among them. Where the hub asked for approvals and nothing tells of any, that is an error.
package past

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/deploys"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/overlay"
)

// DataBranch is where what was collected stands.
const DataBranch = "portevoix-data"

// A Hub is a hub with all that it has been.
type Hub struct {
	repository *git.Repository
	Deploys    []deploys.Record // as far as they were noted, in order of time
	steps      []*git.Commit    // of the branch that is checked out, oldest first
	data       []*git.Commit    // of what was collected; nil: there is no such branch
	kept       *kept            // what was collected without a branch; nil: there is one
}

// A State is how a hub stood for some time.
type State struct {
	Since  time.Time // when it was published or, where nobody noted that, committed
	Commit string
	Data   string          // commit of what was collected; "": none
	Deploy *deploys.Record // nil: it is not known to have been published
}

// Clock is the time by which the hub was built that people saw at a moment of the state:
// what was published stays as it is until it is published again, and what was only
// committed is taken to have been published whenever something was due.
func (s State) Clock(at time.Time) time.Time {
	if s.Deploy != nil {
		return s.Since.In(at.Location())
	}
	return at
}

// is reports whether two states are one.
func (s State) is(other State) bool {
	return s.Since.Equal(other.Since) && s.Commit == other.Commit && s.Data == other.Data
}

// Open reads the history of the hub in a folder. Where what was collected has no branch,
// deploys are read from the hub's files as they stand.
func Open(ctx context.Context, dir string, files fs.FS) (*Hub, error) {
	repository, err := git.Open(dir)
	if err != nil {
		return nil, err
	}
	h := &Hub{repository: repository}
	if h.steps, err = repository.Branch(ctx, "HEAD"); err != nil {
		return nil, err
	}
	if files, err = h.openData(ctx, files); err == nil {
		h.Deploys, err = deploys.Read(files)
	}
	return h, err
}

// openData reads the branch of what was collected, and returns the hub's files with it as
// they are now.
func (h *Hub) openData(ctx context.Context, files fs.FS) (fs.FS, error) {
	branch := "origin/" + DataBranch
	if !h.repository.HasBranch(branch) {
		branch = DataBranch
	}
	var err error
	if !h.repository.HasBranch(branch) {
		h.kept, err = openKept(files)
		return files, err
	}
	if h.data, err = h.repository.Branch(ctx, branch); err != nil {
		return nil, err
	}
	collected, err := h.repository.AllAt(branch)
	return withData{files, collected}, err
}

// errTooEarly says that there was nothing yet.
var errTooEarly = errors.New("there was no hub yet")

// At returns how the hub stood at a moment.
func (h *Hub) At(at time.Time) (State, error) {
	if r, ok := deploys.InForce(h.Deploys, at); ok {
		return State{Since: r.At, Commit: r.Commit, Data: r.Data, Deploy: &r}, nil
	}
	step := lastBefore(h.steps, at)
	if step == nil {
		return State{}, fmt.Errorf("%w on %s; its first commit is of %s", errTooEarly, at.Format(time.RFC3339),
			h.steps[0].Time.In(at.Location()).Format(time.RFC3339))
	}
	s := State{Since: step.Time, Commit: step.Hash}
	if data := lastBefore(h.data, at); data != nil {
		s.Data = data.Hash
		if data.Time.After(s.Since) {
			s.Since = data.Time
		}
	}
	return s, nil
}

// lastBefore is the last of some steps that was made at or before a moment; nil: none.
func lastBefore(steps []*git.Commit, at time.Time) *git.Commit {
	for _, step := range slices.Backward(steps) {
		if !step.Time.After(at) {
			return step
		}
	}
	return nil
}

// Between returns how the hub stood from one moment to another, the first state being
// that at the beginning. It is empty where there was no hub yet.
func (h *Hub) Between(from, to time.Time) ([]State, error) {
	var states []State
	for _, moment := range h.moments(from, to) {
		s, err := h.At(moment)
		if errors.Is(err, errTooEarly) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if n := len(states); n == 0 || !states[n-1].is(s) {
			states = append(states, s)
		}
	}
	return states, nil
}

// moments are when the hub may have changed, in order, the beginning first.
func (h *Hub) moments(from, to time.Time) []time.Time {
	moments := []time.Time{from}
	add := func(at time.Time) {
		if at.After(from) && at.Before(to) {
			moments = append(moments, at)
		}
	}
	for _, r := range h.Deploys {
		add(r.At)
	}
	for _, step := range slices.Concat(h.steps, h.data) {
		add(step.Time)
	}
	slices.SortFunc(moments, time.Time.Compare)
	return slices.CompactFunc(moments, time.Time.Equal)
}

// Key tells states apart by what some folders of the hub hold: equal keys, equal files.
func (h *Hub) Key(s State, folders ...string) (string, error) {
	if err := h.here(s); err != nil {
		return "", err
	}
	var key strings.Builder
	for _, folder := range folders {
		commit, place := s.Commit, path.Join(h.repository.Folder(), folder)
		if below, ok := strings.CutPrefix(folder, dataFolder+"/"); ok && s.Data != "" {
			commit, place = s.Data, below
		}
		name, err := h.repository.FolderAt(commit, place)
		if err != nil {
			return "", err
		}
		key.WriteString(name)
	}
	if h.Kept() {
		fmt.Fprintf(&key, " %d", h.kept.ledger.EndedBy(h.after(s.Commit)))
	}
	return key.String(), nil
}

// Files returns the files of a state.
func (h *Hub) Files(s State) (fs.FS, error) {
	if err := h.here(s); err != nil {
		return nil, err
	}
	return h.files(s.Commit, s.Data)
}

// here says what of a state is missing from this clone.
func (h *Hub) here(s State) error {
	for _, part := range []struct{ commit, what, cure string }{
		{s.Commit, "the hub", "fetch all of it: fetch-depth: 0 in actions/checkout, or git fetch --unshallow"},
		{s.Data, "what was collected", "fetch it: git fetch origin " + DataBranch},
	} {
		if part.commit != "" && !h.repository.Holds(part.commit) {
			return fmt.Errorf("commit %s of %s is not in this clone; %s", part.commit, part.what, part.cure)
		}
	}
	return nil
}

func (h *Hub) files(commit, data string) (fs.FS, error) {
	files, err := h.repository.At(commit)
	switch {
	case err != nil:
		return nil, err
	case data == "" && h.kept != nil:
		return h.kept.with(files, h.after(commit))
	case data == "":
		return withData{files, overlay.FS{}}, nil
	}
	collected, err := h.repository.AllAt(data)
	return withData{files, collected}, err
}

// after reports which steps of the branch came after one.
func (h *Hub) after(commit string) func(step string) bool {
	at := slices.IndexFunc(h.steps, func(c *git.Commit) bool { return c.Hash == commit })
	return func(step string) bool {
		return slices.ContainsFunc(h.steps[at+1:], func(c *git.Commit) bool { return c.Hash == step })
	}
}

// Kept reports whether approvals are those that stand in the hub's own folder now.
func (h *Hub) Kept() bool { return h.kept != nil && h.kept.ledger != nil }
