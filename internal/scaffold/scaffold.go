// Package scaffold starts what people go on writing.
//
// Init starts a hub in a folder: settings, a charter, a post and two lessons in each
// language that it has words for, and what a repository needs. Kinds are what can be
// started in a hub: a draft with its title, an id that nothing else has, and a comment
// that says what is still to be written. Eject copies one of the program's own files
// into the hub.
//
// Nothing is ever written over, and nothing outside the folder: it is an os.Root.
package scaffold

import (
	"errors"
	"fmt"
	"os"
	"path"
)

// Create writes a file that is not there yet, and the folders it is in.
func Create(root *os.Root, name string, data []byte) error {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return fmt.Errorf("write %s: %v", name, err) // not %w: an id is not taken because its folder can't be made
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}
