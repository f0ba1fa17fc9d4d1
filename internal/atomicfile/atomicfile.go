// Package atomicfile replaces files at once: whoever reads one sees all of the old or all
// of the new, and where writing fails the old stays. What is written first stands beside
// the file, under its name with .new at the end.
package atomicfile

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"strconv"
)

// Write puts data into a file, slash-separated below root, and makes the folders it is
// in. A file that is there keeps its permissions.
func Write(root *os.Root, name string, data []byte) error {
	if err := replace(root, name, data); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

func replace(root *os.Root, name string, data []byte) error {
	perm := fs.FileMode(0o644)
	if info, err := root.Stat(name); err == nil {
		perm = info.Mode().Perm()
	}
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	beside := name + "." + strconv.Itoa(os.Getpid()) + ".new"
	err := root.WriteFile(beside, data, perm)
	if err == nil {
		err = root.Rename(beside, name)
	}
	if err != nil {
		_ = root.Remove(beside) // what went wrong first is told
	}
	return err
}
