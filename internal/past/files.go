package past

import (
	"io/fs"
	"strings"
)

const dataFolder = "site/data"

// withData are the files of a hub, but for those in site/data, which are what was
// collected. What a commit of the hub has there was put there by hand.
type withData struct{ hub, data fs.FS }

// of is where a file stands, and under which name.
func (w withData) of(name string) (fs.FS, string) {
	if name == dataFolder {
		return w.data, "."
	}
	if below, ok := strings.CutPrefix(name, dataFolder+"/"); ok {
		return w.data, below
	}
	return w.hub, name
}

func (w withData) Open(name string) (fs.File, error) {
	files, name := w.of(name)
	return files.Open(name)
}

func (w withData) ReadDir(name string) ([]fs.DirEntry, error) {
	files, name := w.of(name)
	return fs.ReadDir(files, name)
}

func (w withData) Stat(name string) (fs.FileInfo, error) {
	files, name := w.of(name)
	return fs.Stat(files, name)
}

func (w withData) Lstat(name string) (fs.FileInfo, error) {
	files, name := w.of(name)
	return fs.Lstat(files, name)
}

func (w withData) ReadLink(name string) (string, error) {
	files, name := w.of(name)
	return fs.ReadLink(files, name)
}
