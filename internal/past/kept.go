package past

import (
	"errors"
	"io/fs"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/config"
)

// kept is what was collected into the hub's own folder, where it has no branch. It says
// when each approval was given, and which step of the hub ended it: so it serves for
// every moment.
type kept struct {
	data   fs.FS             // site/data
	ledger *approvals.Ledger // nil: nothing was collected
}

func openKept(hub fs.FS) (*kept, error) {
	data, err := fs.Sub(hub, dataFolder)
	if err != nil || !approvals.Collected(hub) {
		return &kept{data: data}, err
	}
	ledger, err := approvals.Read(hub)
	return &kept{data, ledger}, err
}

// errNothingCollected says that nobody can tell what was approved.
var errNothingCollected = errors.New("the hub asked for approvals then, and nothing here tells which it had: there is no branch " +
	DataBranch + ", and no ledger in " + approvals.Folder + "; git fetch origin " + DataBranch + ", or portevoix approvals collect")

// with lays what was collected into a hub as it stood before some steps of its branch.
func (k *kept) with(hub fs.FS, later func(step string) bool) (fs.FS, error) {
	if k.ledger != nil {
		data, err := k.ledger.Before(later, k.data)
		return withData{hub, data}, err
	}
	settings, _ := config.Read(hub) // whoever reads the hub tells what is wrong with it
	if settings.Approvals.Require {
		return nil, errNothingCollected
	}
	return withData{hub, k.data}, nil
}
