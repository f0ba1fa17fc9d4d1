package targets

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"time"

	"github.com/portevoix/portevoix/internal/atomicfile"
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
		return nil, fmt.Errorf("read %s%s: %w", File, place(data, err), err)
	}
	if f.Schema != schema {
		return nil, fmt.Errorf("read %s: found schema %d, want %d", File, f.Schema, schema)
	}
	return f.Targets, nil
}

// place is where JSON can't be read, as :line, where that is known.
func place(data []byte, err error) string {
	var (
		syntax *json.SyntaxError
		shape  *json.UnmarshalTypeError
		moment *time.ParseError
		before = -1
	)
	switch {
	case errors.As(err, &syntax):
		before = int(syntax.Offset)
	case errors.As(err, &shape):
		before = int(shape.Offset)
	case errors.As(err, &moment):
		before = bytes.Index(data, []byte(strconv.Quote(moment.Value)))
	}
	if before < 0 {
		return ""
	}
	return ":" + strconv.Itoa(1+bytes.Count(data[:before], []byte("\n")))
}

// Write writes what is known into a hub: all of it or, where it fails, nothing.
func (k Known) Write(hub *os.Root) error {
	data, err := k.encode()
	if err != nil {
		return fmt.Errorf("write %s: %w", File, err)
	}
	return atomicfile.Write(hub, File, data)
}

// encode writes equal knowledge as equal bytes, sorted by address, with LF.
func (k Known) encode() ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	err := encoder.Encode(file{schema, k})
	return b.Bytes(), err
}
