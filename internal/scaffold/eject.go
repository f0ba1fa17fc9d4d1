package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/portevoix/portevoix/internal/overlay"
	"github.com/portevoix/portevoix/internal/yaml"
)

// Ejectable lists the files of the program that a hub can have its own of.
func Ejectable(program fs.FS) ([]string, error) {
	var list []string
	err := fs.WalkDir(program, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			list = append(list, name)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the program's files: %w", err)
	}
	return list, nil
}

// ErrNotProgram says that the program has no file of a name.
var ErrNotProgram = errors.New("the program has no such file")

// Eject copies a file of the program into the hub and keeps it beside as the original.
// Where the hub has its own already that stays, and only the original is kept: own is
// true then. Calling it again with an own file that has its original changes nothing.
func Eject(program fs.FS, root *os.Root, name string) (own bool, err error) {
	name = path.Clean(name)
	data, err := fs.ReadFile(program, name)
	if err != nil {
		known, _ := Ejectable(program)
		return false, fmt.Errorf("%w: %s%s", ErrNotProgram, name, meant(name, known))
	}
	switch err := Create(root, name, data); {
	case errors.Is(err, fs.ErrExist):
		own = true
	case err != nil:
		return false, err
	default: // an original that is left is of a file that is gone
		if err := root.Remove(overlay.Original(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false, fmt.Errorf("write %s: %w", overlay.Original(name), err)
		}
	}
	if err := Create(root, overlay.Original(name), data); err != nil && !errors.Is(err, fs.ErrExist) {
		return own, err
	}
	return own, nil
}

// meant is the file whose path ends like a name, else the nearest.
func meant(name string, known []string) string {
	for _, file := range known {
		if strings.HasSuffix(file, "/"+name) {
			return fmt.Sprintf("; did you mean %q?", file)
		}
	}
	if cure := yaml.Suggest(name, known); strings.HasPrefix(cure, "did you mean") {
		return "; " + cure
	}
	return ""
}
