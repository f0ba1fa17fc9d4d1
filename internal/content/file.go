package content

import (
	"fmt"
	"io"
	"io/fs"
)

// openFile opens a regular file of at most max bytes, and says what it was then.
func openFile(fsys fs.FS, name string, max int64) (fs.File, fs.FileInfo, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, nil, fmt.Errorf("read file: %w", err)
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		err = fmt.Errorf("read file: %w", err)
	case !info.Mode().IsRegular():
		err = fmt.Errorf("found %s, want a file", describe(info.Mode()))
	case info.Size() > max:
		err = fmt.Errorf("the file has %d bytes, want at most %d", info.Size(), max)
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// readFile reads a regular file of at most max bytes.
func readFile(fsys fs.FS, name string, max int64) ([]byte, fs.FileInfo, error) {
	f, info, err := openFile(fsys, name, max)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	data := make([]byte, info.Size())
	if _, err := io.ReadFull(f, data); err != nil {
		return nil, nil, fmt.Errorf("read file: %w", err)
	}
	return data, info, nil
}
