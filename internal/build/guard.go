package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// sources are the folders of a hub that people write in.
var sources = []string{"content", "guidelines", "site", "templates", ".git"}

// guard refuses an output that is no folder of its own: a symbolic link, the hub
// itself, a folder that holds it, or one that people write in.
func guard(output, hub string) error {
	if output == "" {
		return errors.New("the output has no name")
	}
	switch info, err := os.Lstat(filepath.Clean(output)); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("output: %w", err)
	case info.Mode()&fs.ModeSymlink != 0:
		return fmt.Errorf("output %s is a symbolic link; name the folder it leads to", output)
	case !info.IsDir():
		return fmt.Errorf("output %s is not a folder", output)
	}
	if hub == "" {
		return nil
	}
	if within(hub, output) {
		return fmt.Errorf("output %s holds the hub; name a folder beside it, or a new one in it", output)
	}
	for _, source := range sources {
		if within(output, filepath.Join(hub, source)) {
			return fmt.Errorf("output %s is in %s, which people write in; name another folder", output, source)
		}
	}
	return nil
}

// within reports whether a path, which may not be there yet, is a folder or lies
// below it, whatever links lead to either.
func within(name, dir string) bool {
	parent, err := os.Stat(dir)
	if err != nil {
		return false
	}
	for name = resolve(name); ; name = filepath.Dir(name) {
		if info, err := os.Stat(name); err == nil && os.SameFile(info, parent) {
			return true
		}
		if name == filepath.Dir(name) {
			return false
		}
	}
}

// resolve returns the path without links, as far as it is there.
func resolve(name string) string {
	name, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	if resolved, err := filepath.EvalSymlinks(name); err == nil {
		return resolved
	}
	if name == filepath.Dir(name) {
		return name
	}
	return filepath.Join(resolve(filepath.Dir(name)), filepath.Base(name))
}
