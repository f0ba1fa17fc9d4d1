package approvals

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"

	"github.com/portevoix/portevoix/internal/atomicfile"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/github"
)

// A Source says where evidence is gathered.
type Source struct {
	Repository *git.Repository
	Revision   string         // the protected branch as it stands
	Hub        fs.FS          // where facts and attestations are kept
	GitHub     *github.Client // nil: what is kept of pull requests is all there is
	Afresh     bool           // believe nothing that is kept of pull requests
}

// Gather reads the branch and asks GitHub for what is new. New facts are returned also
// where asking fails: they are whole, and keeping them saves asking again.
func Gather(ctx context.Context, s Source) (e Evidence, changed []github.Facts, err error) {
	if e, err = onBranchOf(ctx, s); err != nil {
		return e, nil, err
	}
	if e.Attestations, err = readAttestations(s.Hub); err != nil {
		return e, nil, err
	}
	e.Pulls, changed, err = s.pulls(ctx)
	return e, changed, err
}

func (s Source) pulls(ctx context.Context) (known map[int]github.Facts, changed []github.Facts, err error) {
	known = map[int]github.Facts{}
	if !s.Afresh || s.GitHub == nil {
		if known, err = github.ReadFacts(s.Hub, factsFolder); err != nil {
			return nil, nil, err
		}
	}
	if s.GitHub == nil {
		return known, nil, nil
	}
	changed, err = s.GitHub.Refresh(ctx, known)
	known = maps.Clone(known)
	for _, f := range changed {
		known[f.Pull.Number] = f
	}
	return known, changed, err
}

// files is the hub at a commit: of this clone, or, of one that never came to the branch,
// of GitHub.
func (s Source) files(ctx context.Context, commit string) (fs.FS, error) {
	if s.Repository.Holds(commit) {
		return s.Repository.At(commit)
	}
	if s.GitHub == nil {
		return nil, fmt.Errorf("commit %s is of a pull request and not in this clone; "+
			"fetch it, or let GitHub be asked with --repository OWNER/NAME", commit)
	}
	return remoteFiles(ctx, s, commit)
}

// SaveFacts keeps facts of pull requests in a hub's folder.
func SaveFacts(root *os.Root, facts []github.Facts) error {
	for _, f := range facts {
		data, err := f.Encode()
		if err == nil {
			err = atomicfile.Write(root, factsFolder+"/"+f.Name(), data)
		}
		if err != nil {
			return fmt.Errorf("write facts of pull request %d: %w", f.Pull.Number, err)
		}
	}
	return nil
}
