package build

import (
	"io/fs"
	"path"
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
