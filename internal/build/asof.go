package build

import (
	"errors"
	"io/fs"
)

// asOfFile marks an output that holds the hub as it stood.
const asOfFile = ours + "/as-of"

// apart keeps the hub as it stood out of the folder of the one that stands, and the other
// way round: who publishes from there would show colleagues what is no longer so.
func apart(d disk, old manifest, asOf bool) error {
	_, err := d.Lstat(asOfFile)
	marked := err == nil
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	case asOf && old.found && !marked:
		return errors.New("the output holds the hub as it stands now; name another folder for any other")
	case !asOf && marked:
		return errors.New("the output holds the hub as it stood at an earlier time, or as a change would make it; name another folder, or remove it")
	case asOf && !marked:
		return d.WriteFile(asOfFile, nil, 0o644)
	}
	return nil
}
