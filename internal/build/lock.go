package build

import (
	"fmt"
	"path/filepath"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// lock waits until no other build is at work on the output. The system frees the
// lock of a build that was killed.
func lock(output string) (unlock func(), err error) {
	unlock, err = lockedfile.MutexAt(filepath.Join(output, filepath.FromSlash(lockFile))).Lock()
	if err != nil {
		return nil, fmt.Errorf("lock output: %w", err)
	}
	return unlock, nil
}
