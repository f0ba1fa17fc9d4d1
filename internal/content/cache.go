package content

import (
	"io/fs"
	"sync"
	"time"
)

// A Cache keeps parsed files from one reading to the next. The zero value is
// ready; it may be used by several readings at a time.
//
// A file is taken for the same while path, size, time of change and inode are. One
// that was younger than two seconds when it was read may have changed again within
// the clock's grain, so it is read again; so is one without a time.
type Cache struct {
	mu    sync.Mutex
	files map[string]cached
	clock func() time.Time // nil: time.Now
}

type cached struct {
	stamp
	parsed *parsed
	media  *Stored
}

// A stamp tells one version of a file from another.
type stamp struct {
	size  int64
	mtime time.Time
	inode uint64 // 0: the file system does not tell
}

const settled = 2 * time.Second

func stampOf(info fs.FileInfo) stamp {
	return stamp{info.Size(), info.ModTime(), inode(info)}
}

func (s stamp) equal(t stamp) bool {
	return s.size == t.size && s.inode == t.inode && s.mtime.Equal(t.mtime)
}

// lookup returns what is known of a file that has not changed.
func (c *Cache) lookup(name string, entry fs.DirEntry) (cached, bool) {
	if c == nil || entry == nil {
		return cached{}, false
	}
	c.mu.Lock()
	known, ok := c.files[name]
	c.mu.Unlock()
	if !ok {
		return cached{}, false
	}
	info, err := entry.Info()
	return known, err == nil && stampOf(info).equal(known.stamp)
}

// keep remembers a file as it was when it was opened, unless it is too young.
func (c *Cache) keep(name string, info fs.FileInfo, known cached) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now
	if c.clock != nil {
		now = c.clock
	}
	if info.ModTime().IsZero() || now().Sub(info.ModTime()) < settled {
		delete(c.files, name)
		return
	}
	if c.files == nil {
		c.files = map[string]cached{}
	}
	known.stamp = stampOf(info)
	c.files[name] = known
}

// forget drops the files that are in none of the trees.
func (c *Cache) forget(trees ...*tree) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for name := range c.files {
		if !holdsFile(trees, name) {
			delete(c.files, name)
		}
	}
}

func holdsFile(trees []*tree, name string) bool {
	for _, t := range trees {
		if _, ok := t.entries[name]; ok {
			return true
		}
	}
	return false
}
