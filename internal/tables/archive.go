package tables

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

const (
	// MaxFile is how many bytes a file may have, packed or not, and all that are read of
	// an archive together.
	MaxFile  = 64 << 20
	maxFiles = 1000 // in an archive
)

// Open returns a file, or those of a zip archive whose base name is wanted, in the order
// of their names.
func Open(name string, r io.Reader, wanted func(base string) bool) ([]File, error) {
	data, err := read(r, MaxFile)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return []File{{name, data}}, nil
	}
	files, err := unpack(data, wanted)
	for i := range files {
		files[i].Name = name + "/" + files[i].Name
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return files, nil
}

func unpack(data []byte, wanted func(base string) bool) ([]File, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("read the archive: %w", err)
	}
	if len(archive.File) > maxFiles {
		return nil, fmt.Errorf("found %d files in the archive, want at most %d", len(archive.File), maxFiles)
	}
	var files []File
	left := int64(MaxFile)
	for _, member := range archive.File {
		base := path.Base(member.Name)
		switch {
		case strings.HasPrefix(member.Name, "xl/"):
			return nil, errWorkbook
		case member.FileInfo().IsDir() || strings.HasPrefix(base, ".") || !wanted(base):
			continue
		}
		content, err := extract(member, left)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", base, err)
		}
		left -= int64(len(content))
		files = append(files, File{base, content})
	}
	slices.SortStableFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return files, nil
}

// extract believes what comes out, not the size that the archive states.
func extract(member *zip.File, most int64) ([]byte, error) {
	r, err := member.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }()
	return read(r, most)
}

func read(r io.Reader, most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > most {
		return nil, fmt.Errorf("it holds more than %d MiB: export a shorter time", MaxFile>>20)
	}
	return data, nil
}
