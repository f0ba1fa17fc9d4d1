package build

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
)

const (
	ours         = ".portevoix"
	lockFile     = ours + "/lock"
	stageDir     = ours + "/stage"
	journalFile  = ours + "/journal.json"
	manifestFile = ours + "/manifest.json"
)

// A disk is the output folder, as far as a build uses it. Names are slash-separated;
// none leads outside.
type disk interface {
	FS() fs.FS
	Lstat(name string) (fs.FileInfo, error)
	ReadFile(name string) ([]byte, error)
	WriteFile(name string, data []byte, perm fs.FileMode) error
	MkdirAll(name string, perm fs.FileMode) error
	Rename(from, to string) error
	Remove(name string) error
	Sync(name string) error
}

// A folder is a disk on a real one.
type folder struct{ *os.Root }

// open opens the output, and makes it when it is missing.
func open(output string) (folder, error) {
	if err := os.MkdirAll(output, 0o755); err != nil {
		return folder{}, fmt.Errorf("make output: %w", err)
	}
	root, err := os.OpenRoot(output)
	if err != nil {
		return folder{}, fmt.Errorf("open output: %w", err)
	}
	if err := root.MkdirAll(ours, 0o755); err != nil {
		root.Close()
		return folder{}, fmt.Errorf("make %s/%s: %w", output, ours, err)
	}
	return folder{root}, nil
}

// Sync returns when the file, or the names in the folder, are on the device. Windows
// cannot be asked to do so for folders.
func (f folder) Sync(name string) error {
	info, err := f.Stat(name)
	if err != nil || info.IsDir() && runtime.GOOS == "windows" {
		return err
	}
	flag := os.O_RDWR
	if info.IsDir() {
		flag = os.O_RDONLY
	}
	file, err := f.OpenFile(name, flag, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	return file.Sync()
}

// writeDurably replaces a file at once, and returns when it is on the device.
func writeDurably(d disk, name string, data []byte) error {
	beside := path.Join(stageDir, path.Base(name))
	if err := d.WriteFile(beside, data, 0o644); err != nil {
		return err
	}
	if err := d.Sync(beside); err != nil {
		return err
	}
	if err := d.Rename(beside, name); err != nil {
		return err
	}
	return d.Sync(path.Dir(name))
}
