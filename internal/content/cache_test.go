package content_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

// counting counts how often each file is opened.
type counting struct {
	fstest.MapFS
	mu     sync.Mutex
	opened map[string]int
}

func (c *counting) Open(name string) (fs.File, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.opened[name]++
	return c.MapFS.Open(name)
}

func TestCache(t *testing.T) {
	old := time.Now().Add(-time.Minute)
	file := func(text string, at time.Time) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(text), ModTime: at}
	}
	fsys := &counting{MapFS: fstest.MapFS{
		"content/posts/a.fr.md": file(post("media: [{file: a.png}]\n"), old),
		"content/posts/a.png":   file(pixel, old),
		"content/posts/b.fr.md": file(post("titel: x\n"), old),
	}}
	o := options()
	o.Cache = new(content.Cache)
	steps := []struct {
		name   string
		change func()
		opened map[string]int // of a.fr.md, a.png, b.fr.md, c.fr.md
	}{
		{"first", func() {}, map[string]int{"a.fr.md": 1, "a.png": 1, "b.fr.md": 1}},
		{"nothing changed", func() {}, nil},
		{"newer", func() { fsys.MapFS["content/posts/a.fr.md"].ModTime = old.Add(time.Second) }, map[string]int{"a.fr.md": 1}},
		{"longer", func() { fsys.MapFS["content/posts/a.png"].Data = []byte(pixel + "longer") }, map[string]int{"a.png": 1}},
		{"just written", func() { fsys.MapFS["content/posts/c.fr.md"] = file(post(""), time.Now()) }, map[string]int{"c.fr.md": 1}},
		{"still young", func() {}, map[string]int{"c.fr.md": 1}},
		{"settled", func() { fsys.MapFS["content/posts/c.fr.md"].ModTime = old }, map[string]int{"c.fr.md": 1}},
		{"and known", func() {}, nil},
		{"gone", func() { delete(fsys.MapFS, "content/posts/c.fr.md") }, nil},
		{"back", func() { fsys.MapFS["content/posts/c.fr.md"] = file(post(""), old) }, map[string]int{"c.fr.md": 1}},
		{"without a time", func() { fsys.MapFS["content/posts/c.fr.md"].ModTime = time.Time{} }, map[string]int{"c.fr.md": 1}},
		{"still without", func() {}, map[string]int{"c.fr.md": 1}},
	}
	for _, step := range steps {
		step.change()
		fsys.opened = map[string]int{}
		library, list := content.Read(fsys, o)
		for _, name := range []string{"a.fr.md", "a.png", "b.fr.md", "c.fr.md"} {
			if got := fsys.opened["content/posts/"+name]; got != step.opened[name] {
				t.Errorf("%s: %s was opened %d times, want %d", step.name, name, got, step.opened[name])
			}
		}
		if len(list) != 1 || len(library.Posts[0].Original().Media) != 1 {
			t.Errorf("%s: the cache changes what is read: %v", step.name, list)
		}
	}
}

// A file put in another's place may have its size and time, but not its inode.
func TestCacheSeesReplacedFiles(t *testing.T) {
	dir := t.TempDir()
	posts := filepath.Join(dir, "content", "posts")
	if err := os.MkdirAll(posts, 0o755); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour)
	put := func(name, text string) string {
		path := filepath.Join(posts, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
		return path
	}
	o := options()
	o.Cache = new(content.Cache)
	to := put("a.fr.md", post("owner: one\n"))
	content.Read(os.DirFS(dir), o)
	if err := os.Rename(put("a.tmp", post("owner: two\n")), to); err != nil {
		t.Fatal(err)
	}
	if library, _ := content.Read(os.DirFS(dir), o); library.Posts[0].Owner != "two" {
		t.Errorf("the file that was there before is remembered: %s", library.Posts[0].Owner)
	}
}

func TestCacheIsShared(t *testing.T) {
	o := options()
	o.Cache = new(content.Cache)
	fsys := hub(entries)
	for _, file := range fsys {
		file.ModTime = time.Unix(1e9, 0)
	}
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			if library, list := content.Read(fsys, o); len(list) > 0 || len(library.Campaigns) != 1 {
				t.Errorf("read %v", list)
			}
		})
	}
	readers.Wait()
}
