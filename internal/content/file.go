package content

import (
	"fmt"
	"io"
	"io/fs"
)

// readFile reads a regular file of at most max bytes, and says what it was when it
// was opened.
func readFile(fsys fs.FS, name string, max int64) ([]byte, fs.FileInfo, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, nil, fmt.Errorf("read file: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, nil, fmt.Errorf("read file: %w", err)
	case !info.Mode().IsRegular():
		return nil, nil, fmt.Errorf("found %s, want a file", describe(info.Mode()))
	case info.Size() > max:
		return nil, nil, fmt.Errorf("the file has %d bytes, want at most %d", info.Size(), max)
	}
	data := make([]byte, info.Size())
	if _, err := io.ReadFull(f, data); err != nil {
		return nil, nil, fmt.Errorf("read file: %w", err)
	}
	return data, info, nil
}
