package deploys

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"time"

	"github.com/portevoix/portevoix/internal/atomicfile"
)

const (
	month = "2006-01"
	ext   = ".jsonl"
)

// Read reads all deploys of a hub, in order of time. A line that is not whole is an
// error with its place: what was published on that day nobody knows.
func Read(hub fs.FS) ([]Record, error) {
	files, err := fs.ReadDir(hub, Folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read deploys: %w", err)
	}
	var all []Record
	for _, f := range files {
		if path.Ext(f.Name()) == ".new" { // left by a program that was killed while it wrote
			continue
		}
		records, err := readMonth(hub, path.Join(Folder, f.Name()))
		if err != nil {
			return nil, fmt.Errorf("read deploys: %w", err)
		}
		all = append(all, records...)
	}
	return all, nil
}

// readMonth reads the records of a file, which is named after their month.
func readMonth(hub fs.FS, name string) ([]Record, error) {
	first, err := time.Parse(month+ext, path.Base(name))
	if err != nil {
		return nil, fmt.Errorf("%s is not named after a month, such as 2026-11%s", name, ext)
	}
	data, err := fs.ReadFile(hub, name)
	if err != nil {
		return nil, err
	}
	var records []Record
	last, number := first, 0
	for line := range bytes.Lines(data) {
		number++
		r, err := decode(line)
		if err == nil {
			err = follows(r.At, last, first)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, number, err)
		}
		records, last = append(records, r), r.At
	}
	return records, nil
}

// follows says why a time can't stand behind another, in a month's file.
func follows(at, last, first time.Time) error {
	switch {
	case at.Before(first) || !at.Before(first.AddDate(0, 1, 0)):
		return fmt.Errorf("%s is of another month", at.Format(time.RFC3339))
	case at.Before(last):
		return fmt.Errorf("%s is earlier than the record before it, of %s", at.Format(time.RFC3339), last.Format(time.RFC3339))
	}
	return nil
}

// Append adds a record to a hub, behind all others, and returns its file. A record that
// is the last already, as when a run is repeated, is not added again.
func Append(hub *os.Root, r Record) (file string, err error) {
	r.At, r.V = r.At.UTC().Truncate(time.Second), schema
	file = path.Join(Folder, r.At.Format(month)+ext)
	if err := add(hub, file, r); err != nil {
		return file, fmt.Errorf("record the deploy: %w", err)
	}
	return file, nil
}

func add(hub *os.Root, file string, r Record) error {
	if err := r.valid(); err != nil {
		return err
	}
	records, err := Read(hub.FS())
	if err != nil {
		return err
	}
	if n := len(records); n > 0 {
		switch last := records[n-1]; {
		case last == r:
			return nil
		case r.At.Before(last.At):
			return fmt.Errorf("%s is earlier than the last deploy, of %s", r.At.Format(time.RFC3339), last.At.Format(time.RFC3339))
		}
	}
	line, err := r.encode()
	if err != nil {
		return err
	}
	before, err := hub.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return atomicfile.Write(hub, file, append(before, line...))
}
