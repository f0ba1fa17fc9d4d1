package targets

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strconv"
)

// File is where the answers stand in a hub.
const File = "site/data/targets.json"

const (
	schema  = 1
	maxFile = 32 << 20 // bytes
)

type file struct {
	Schema  int   `json:"schema"`
	Targets Known `json:"targets"`
}

// Read reads what a hub knows of its targets: nothing where there is no file.
func Read(hub fs.FS) (Known, error) {
	info, err := fs.Stat(hub, File)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", File, err)
	case info.Size() > maxFile:
		return nil, fmt.Errorf("read %s: it has %d bytes, want at most %d", File, info.Size(), maxFile)
	}
	data, err := fs.ReadFile(hub, File)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", File, err)
	}
	var f file
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("read %s: %w", File, err)
	}
	if f.Schema != schema {
		return nil, fmt.Errorf("read %s: found schema %d, want %d", File, f.Schema, schema)
	}
	return f.Targets, nil
}

// Write writes what is known into a hub: all of it or, where it fails, nothing.
func (k Known) Write(hub *os.Root) error {
	data, err := k.encode()
	if err != nil {
		return fmt.Errorf("write %s: %w", File, err)
	}
	if err := hub.MkdirAll(path.Dir(File), 0o755); err != nil {
		return fmt.Errorf("write %s: %w", File, err)
	}
	beside := File + "." + strconv.Itoa(os.Getpid()) + ".new"
	if err := hub.WriteFile(beside, data, 0o644); err != nil {
		hub.Remove(beside)
		return fmt.Errorf("write %s: %w", File, err)
	}
	if err := hub.Rename(beside, File); err != nil {
		hub.Remove(beside)
		return fmt.Errorf("write %s: %w", File, err)
	}
	return nil
}

// encode writes equal knowledge as equal bytes, sorted by address, with LF.
func (k Known) encode() ([]byte, error) {
	if k == nil {
		k = Known{}
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	err := encoder.Encode(file{schema, k})
	return b.Bytes(), err
}
