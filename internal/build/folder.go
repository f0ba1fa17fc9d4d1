package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"sync"
)

// A folder is a disk on a real one. It never follows a symbolic link, wherever the
// output holds one: a file's folder is looked at, part by part, before the file is.
// What was seen is remembered, which makes it several times cheaper than an os.Root,
// and is enough against links that were there before the build began.
type folder struct {
	*os.Root // for what is done seldom
	path     string
	mutex    sync.Mutex
	folders  map[string]bool // by name: whether it is there
}

// open opens the output, and makes it when it is missing.
func open(output string) (*folder, error) {
	if err := os.MkdirAll(output, 0o755); err != nil {
		return nil, fmt.Errorf("make output: %w", err)
	}
	root, err := os.OpenRoot(output)
	if err != nil {
		return nil, fmt.Errorf("open output: %w", err)
	}
	f := &folder{Root: root, path: output, folders: map[string]bool{".": true}}
	if err := f.MkdirAll(ours, 0o755); err != nil {
		root.Close()
		return nil, fmt.Errorf("make %s/%s: %w", output, ours, err)
	}
	return f, nil
}

func (f *folder) on(name string) string { return filepath.Join(f.path, filepath.FromSlash(name)) }

// there reports whether a folder is there, and really one.
func (f *folder) there(name string) (bool, error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return f.look(name)
}

func (f *folder) look(name string) (bool, error) {
	if there, known := f.folders[name]; known {
		return there, nil
	}
	there, err := f.look(path.Dir(name))
	if err != nil {
		return false, err
	}
	if there {
		info, err := os.Lstat(f.on(name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			there = false
		case err != nil:
			return false, err
		case !info.IsDir():
			return false, fmt.Errorf("%s in the output is no folder, and the site has one of that name; move it away", name)
		}
	}
	f.folders[name] = there
	return there, nil
}

// inFolder says that a file cannot be reached, or nothing.
func (f *folder) inFolder(op, name string) error {
	if !fs.ValidPath(name) {
		return &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	there, err := f.there(path.Dir(name))
	if err == nil && !there {
		err = &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return err
}

func (f *folder) Lstat(name string) (fs.FileInfo, error) {
	if err := f.inFolder("lstat", name); err != nil {
		return nil, err
	}
	return os.Lstat(f.on(name))
}

// WriteFile writes a new file. One that a stopped build left is written anew.
func (f *folder) WriteFile(name string, data []byte, perm fs.FileMode) error {
	if err := f.inFolder("write", name); err != nil {
		return err
	}
	file, err := os.OpenFile(f.on(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if errors.Is(err, fs.ErrExist) {
		if err = os.Remove(f.on(name)); err == nil {
			file, err = os.OpenFile(f.on(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
		}
	}
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Close())
}

func (f *folder) MkdirAll(name string, perm fs.FileMode) error {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return f.make(name, perm)
}

func (f *folder) make(name string, perm fs.FileMode) error {
	there, err := f.look(name)
	if err != nil || there {
		return err
	}
	if err := f.make(path.Dir(name), perm); err != nil {
		return err
	}
	err = os.Mkdir(f.on(name), perm)
	if errors.Is(err, fs.ErrExist) { // another build was quicker
		delete(f.folders, name)
		_, err = f.look(name)
		return err
	}
	f.folders[name] = err == nil
	return err
}

func (f *folder) Rename(from, to string) error {
	if err := errors.Join(f.inFolder("rename", from), f.inFolder("rename", to)); err != nil {
		return err
	}
	return os.Rename(f.on(from), f.on(to))
}

// Remove removes a file or an empty folder.
func (f *folder) Remove(name string) error {
	if err := f.inFolder("remove", name); err != nil {
		return err
	}
	err := os.Remove(f.on(name))
	f.mutex.Lock()
	delete(f.folders, name)
	f.mutex.Unlock()
	return err
}

// Sync returns when the file, or the names in the folder, are on the device. Windows
// cannot be asked to do so for folders.
func (f *folder) Sync(name string) error {
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
