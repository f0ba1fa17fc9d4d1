package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/config"
)

// A Report says what came of a folder, in paths relative to it.
type Report struct {
	Written []string
	Kept    []string // was there before
	Unnamed []string // folders that a .gitignore which was there does not name
}

// ErrHub says that a folder is a hub already.
var ErrHub = errors.New("there is a hub already")

// Init starts a hub in a folder. What is there stays as it is; a hub that is there is
// ErrHub. Nothing is written where a file can't be, and the settings are written last, so
// that what was broken off can be done again.
func Init(root *os.Root, s Setup, now time.Time) (Report, error) {
	var r Report
	if _, err := root.Lstat(config.File); err == nil {
		return r, fmt.Errorf("%w: %s", ErrHub, config.File)
	}
	files, err := s.files(now)
	if err != nil {
		return r, err
	}
	for _, file := range files {
		if err := reachable(root, file.to); err != nil {
			return r, err
		}
	}
	posts := postsIn(root)
	for _, file := range files {
		if other, ok := posts[idOf(file.to)]; ok && strings.HasPrefix(file.to, postFolder) && path.Dir(other) != path.Dir(file.to) {
			r.keep(other)
		} else if err := r.write(root, file); err != nil {
			return r, err
		}
	}
	r.Unnamed = unnamed(root)
	return r, nil
}

// unnamed are the lines of a new hub's .gitignore that its own lacks, however it writes them.
func unnamed(root *os.Root) []string {
	wanted, _ := starter.ReadFile("starter/gitignore") // embedded
	own, _ := root.ReadFile(".gitignore")              // what can't be read names nothing
	named := map[string]bool{}
	for line := range strings.Lines(string(own)) {
		named[strings.Trim(strings.TrimSpace(line), "/")] = true
	}
	var list []string
	for line := range strings.Lines(string(wanted)) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "/") && !named[strings.Trim(line, "/")] {
			list = append(list, line)
		}
	}
	return list
}

// A planned file is to be written.
type planned struct {
	to   string
	data []byte
}

// files are all that a setup comes to, the settings last.
func (s Setup) files(now time.Time) ([]planned, error) {
	settings, err := s.settings()
	if err != nil {
		return nil, err
	}
	today := now.In(settings.Zone)
	f := filling{Setup: s, Date: today.Format(time.DateOnly), Expires: settings.Expiry(today).Format(time.DateOnly)}
	var files []planned
	for _, file := range starters {
		if file.forge != "" && file.forge != s.Forge {
			continue
		}
		more, err := f.files(file.from, strings.Replace(file.to, "YEAR", today.Format("2006"), 1))
		if err != nil {
			return nil, err
		}
		files = append(files, more...)
	}
	return files, nil
}

// files is one file, or one for each language.
func (f filling) files(from, to string) ([]planned, error) {
	if !strings.Contains(from, "*") {
		data, err := render(from, f)
		return []planned{{to, data}}, err
	}
	var files []planned
	for i, lang := range f.Spoken() {
		f.First = i == 0
		data, err := render(strings.Replace(from, "*", lang, 1), f)
		if err != nil {
			return nil, err
		}
		files = append(files, planned{strings.Replace(to, "*", lang, 1), data})
	}
	return files, nil
}

// reachable reports whether the folders of a file are there or can be made.
func reachable(root *os.Root, name string) error {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if _, err := root.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		info, err := root.Stat(dir)
		if err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		if !info.IsDir() {
			return fmt.Errorf("write %s: %s is no folder", name, dir)
		}
	}
	return nil
}

const postFolder = "content/posts/"

// postsIn are the ids of the posts that a folder has, each with one of its files: a
// post's languages stand in one folder.
func postsIn(root *os.Root) map[string]string {
	posts := map[string]string{}
	fs.WalkDir(root.FS(), path.Clean(postFolder), func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path.Ext(name) == ".md" {
			posts[idOf(name)] = name
		}
		return nil // a folder that can't be read has no posts
	})
	return posts
}

func (r *Report) write(root *os.Root, file planned) error {
	switch err := Create(root, file.to, file.data); {
	case errors.Is(err, fs.ErrExist):
		r.keep(file.to)
	case err != nil:
		return err
	default:
		r.Written = append(r.Written, file.to)
	}
	return nil
}

func (r *Report) keep(name string) {
	if !slices.Contains(r.Kept, name) {
		r.Kept = append(r.Kept, name)
	}
}
