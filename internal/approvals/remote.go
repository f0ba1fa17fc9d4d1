package approvals

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/github"
)

// A remote is a hub at a commit that GitHub has and the clone lacks. Most of its files
// are in the clone all the same; the others are asked for at once, so that no file can
// seem to be missing later.
type remote struct {
	source  Source
	files   map[string]github.TreeFile
	folders map[string][]fs.DirEntry
	fetched map[string][]byte // by git's name of it
}

func remoteFiles(ctx context.Context, s Source, commit string) (fs.FS, error) {
	tree, err := s.GitHub.Tree(ctx, commit)
	if err != nil {
		return nil, err
	}
	r := &remote{
		source: s, files: map[string]github.TreeFile{}, folders: map[string][]fs.DirEntry{".": nil}, fetched: map[string][]byte{},
	}
	for _, f := range tree {
		name, below := strings.CutPrefix(f.Path, prefix(s.Repository.Folder()))
		if !below || !fs.ValidPath(name) {
			continue
		}
		f.Path = name
		r.add(f)
		judged := name == config.File || strings.HasPrefix(name, "content/")
		if !judged || f.Link || s.Repository.Holds(f.SHA) {
			continue
		}
		if r.fetched[f.SHA], err = s.GitHub.Blob(ctx, f.SHA); err != nil {
			return nil, err
		}
	}
	for _, entries := range r.folders {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return r, nil
}

func prefix(folder string) string {
	if folder == "" {
		return ""
	}
	return folder + "/"
}

// add lists a file, and the folders that lead to it.
func (r *remote) add(f github.TreeFile) {
	r.files[f.Path] = f
	entry := remoteInfo{name: path.Base(f.Path), size: int64(f.Size)}
	if f.Link {
		entry.mode = fs.ModeSymlink
	}
	for name := path.Dir(f.Path); ; name = path.Dir(name) {
		_, known := r.folders[name]
		r.folders[name] = append(r.folders[name], fs.FileInfoToDirEntry(entry))
		if known {
			return
		}
		entry = remoteInfo{name: path.Base(name), mode: fs.ModeDir}
	}
}

// Open opens a file or a folder; links are not followed.
func (r *remote) Open(name string) (fs.File, error) {
	if entries, is := r.folders[name]; is {
		return &remoteFolder{remoteInfo{name: path.Base(name), mode: fs.ModeDir}, entries}, nil
	}
	f, is := r.files[name]
	if !is || f.Link {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	data, fetched := r.fetched[f.SHA]
	if !fetched {
		var err error
		if data, err = r.source.Repository.Blob(f.SHA); err != nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: err}
		}
	}
	return &remoteFile{remoteInfo{name: path.Base(name), size: int64(len(data))}, bytes.NewReader(data)}, nil
}

// remoteInfo describes a file or a folder.
type remoteInfo struct {
	name string
	size int64
	mode fs.FileMode
}

func (i remoteInfo) Name() string       { return i.name }
func (i remoteInfo) Size() int64        { return i.size }
func (i remoteInfo) Mode() fs.FileMode  { return i.mode | 0o444 }
func (i remoteInfo) ModTime() time.Time { return time.Time{} }
func (i remoteInfo) IsDir() bool        { return i.mode.IsDir() }
func (i remoteInfo) Sys() any           { return nil }

type remoteFile struct {
	remoteInfo
	*bytes.Reader
}

func (f *remoteFile) Stat() (fs.FileInfo, error) { return f.remoteInfo, nil }
func (f *remoteFile) Size() int64                { return f.size }
func (f *remoteFile) Close() error               { return nil }

type remoteFolder struct {
	remoteInfo
	left []fs.DirEntry
}

func (f *remoteFolder) Stat() (fs.FileInfo, error) { return f.remoteInfo, nil }
func (f *remoteFolder) Close() error               { return nil }

func (f *remoteFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: fs.ErrInvalid}
}

// ReadDir lists the next entries; all that are left where n is no number of them.
func (f *remoteFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(f.left)
	} else if len(f.left) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(f.left))
	entries := f.left[:n]
	f.left = f.left[n:]
	return entries, nil
}
