package build

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path"
	"strings"
	"sync"
	"testing/fstest"
)

// A memory is a disk that can lose its power: what was written since the last
// settle, and not synced, is then empty.
type memory struct {
	mu       sync.Mutex
	files    map[string]*inode
	folders  map[string]bool
	unsynced []*inode
}

type inode struct {
	data   []byte
	synced bool
}

func newMemory() *memory {
	return &memory{files: map[string]*inode{}, folders: map[string]bool{".": true}}
}

var errMemory = errors.New("the name is taken, missing or not empty")

func (m *memory) FS() fs.FS {
	m.mu.Lock()
	defer m.mu.Unlock()
	seen := fstest.MapFS{}
	for name, file := range m.files {
		seen[name] = &fstest.MapFile{Data: file.data, Mode: 0o644}
	}
	for name := range m.folders {
		seen[name] = &fstest.MapFile{Mode: fs.ModeDir | 0o755}
	}
	return seen
}

func (m *memory) Lstat(name string) (fs.FileInfo, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	file, ok := m.files[name]
	if !ok {
		return nil, &fs.PathError{Op: "lstat", Path: name, Err: fs.ErrNotExist}
	}
	return fs.Stat(fstest.MapFS{name: {Data: file.data, Mode: 0o644}}, name)
}

func (m *memory) ReadFile(name string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	file, ok := m.files[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return bytes.Clone(file.data), nil
}

func (m *memory) WriteFile(name string, data []byte, _ fs.FileMode) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.folders[path.Dir(name)] || m.folders[name] {
		return &fs.PathError{Op: "write", Path: name, Err: errMemory}
	}
	file := &inode{data: bytes.Clone(data)}
	m.files[name] = file
	m.unsynced = append(m.unsynced, file)
	return nil
}

func (m *memory) MkdirAll(name string, _ fs.FileMode) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for ; !m.folders[name]; name = path.Dir(name) {
		if m.files[name] != nil {
			return &fs.PathError{Op: "mkdir", Path: name, Err: errMemory}
		}
		m.folders[name] = true
	}
	return nil
}

func (m *memory) Rename(from, to string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.files[from] == nil || !m.folders[path.Dir(to)] || m.folders[to] {
		return &fs.PathError{Op: "rename", Path: from, Err: errMemory}
	}
	m.files[to] = m.files[from]
	delete(m.files, from)
	return nil
}

func (m *memory) Remove(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch {
	case m.files[name] != nil:
		delete(m.files, name)
	case !m.folders[name]:
		return &fs.PathError{Op: "remove", Path: name, Err: fs.ErrNotExist}
	case m.holdsAny(name):
		return &fs.PathError{Op: "remove", Path: name, Err: errMemory}
	default:
		delete(m.folders, name)
	}
	return nil
}

func (m *memory) holdsAny(folder string) bool {
	for name := range m.files {
		if strings.HasPrefix(name, folder+"/") {
			return true
		}
	}
	for name := range m.folders {
		if strings.HasPrefix(name, folder+"/") {
			return true
		}
	}
	return false
}

func (m *memory) Sync(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if file := m.files[name]; file != nil {
		file.synced = true
	} else if !m.folders[name] {
		return &fs.PathError{Op: "sync", Path: name, Err: fs.ErrNotExist}
	}
	return nil
}

// settle puts everything on the device, as the system does in half a minute.
func (m *memory) settle() { m.unsynced = nil }

// failPower empties what was not on the device. Renames survive: the worst case.
func (m *memory) failPower() {
	for _, file := range m.unsynced {
		if !file.synced {
			file.data = nil
		}
	}
	m.unsynced = nil
}

// clone copies the disk.
func (m *memory) clone() *memory {
	next := newMemory()
	next.folders = maps.Clone(m.folders)
	for name, file := range m.files {
		copied := *file
		next.files[name] = &copied
	}
	return next
}

// all is every file, by path.
func (m *memory) all() hub {
	files := hub{}
	for name, file := range m.files {
		files[name] = string(file.data)
	}
	return files
}
