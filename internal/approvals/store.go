package approvals

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"

	"github.com/portevoix/portevoix/internal/atomicfile"
)

// Known reads what was collected before.
func Known(files fs.FS) (Collection, error) {
	ledger, err := Read(files)
	if err != nil {
		return Collection{}, err
	}
	s, err := readState(files)
	if err != nil {
		return Collection{}, err
	}
	return Collection{Ledger: ledger, Open: s.Open, state: s}, nil
}

// Files are what a collection keeps in the hub, by path. The state comes with them: it
// says that the others are there.
func (c Collection) Files() (map[string][]byte, error) {
	files := maps.Clone(c.Media)
	if files == nil {
		files = map[string][]byte{}
	}
	var err error
	if files[ledgerFile], err = c.Ledger.Encode(); err != nil {
		return nil, err
	}
	files[stateFile], err = c.state.encode()
	return files, err
}

// Save writes a collection into a hub's folder: media, ledger, state, so that what is
// named is there at any moment.
func (c Collection) Save(root *os.Root) error {
	files, err := c.Files()
	if err != nil {
		return err
	}
	names := slices.Sorted(maps.Keys(c.Media))
	for _, name := range append(names, ledgerFile, stateFile) {
		if err := atomicfile.Write(root, name, files[name]); err != nil {
			return err
		}
	}
	return nil
}

// Prove says which file of an entry is missing or is not what was approved.
func (l *Ledger) prove() []string {
	var wrong []string
	for _, e := range l.Entries {
		if err := l.complete(e); err != nil {
			wrong = append(wrong, fmt.Sprintf("%s.%s: %v", e.Post, e.Lang, err))
		}
	}
	return slices.Compact(wrong)
}
