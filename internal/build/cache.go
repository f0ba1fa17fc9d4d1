package build

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sync"
	"time"
)

// A Cache keeps in a folder what is costly to make, outside hub and output, so that a
// build into a fresh output makes no picture anew:
//
//	DIR/portevoix/3f/3f2a…    SHA-256 of the data, then the data
//
// The folder may be one that other programs use, too: only portevoix/ in it is ours.
// Several processes may use one folder. What cannot be read, or is damaged, is not
// there; what cannot be kept is made again the next time. When the folder has grown
// beyond its limit, what was not used for longest goes.
type Cache struct {
	dir   string
	limit int64 // bytes
	mutex sync.Mutex
	size  int64 // of all files, as far as this process knows; negative: not looked yet
}

const cacheLimit = 256 << 20

// NewCache returns the cache in a folder, which is made when something is kept.
func NewCache(dir string) *Cache {
	return &Cache{dir: filepath.Join(dir, "portevoix"), limit: cacheLimit, size: -1}
}

func (c *Cache) file(key [32]byte) string {
	name := hex.EncodeToString(key[:])
	return filepath.Join(c.dir, name[:2], name)
}

// Get returns what was kept under a key.
func (c *Cache) Get(key [32]byte) ([]byte, bool) {
	name := c.file(key)
	kept, err := os.ReadFile(name)
	if err != nil || len(kept) < sha256.Size {
		return nil, false
	}
	data := kept[sha256.Size:]
	if sum := sha256.Sum256(data); !bytes.Equal(sum[:], kept[:sha256.Size]) {
		return nil, false
	}
	now := time.Now()
	os.Chtimes(name, now, now) // used just now; if that can't be noted it goes earlier
	return data, true
}

// Put keeps data under a key. Readers see all of it or nothing.
func (c *Cache) Put(key [32]byte, data []byte) {
	name := c.file(key)
	if os.MkdirAll(filepath.Dir(name), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(name), "new-*")
	if err != nil {
		return
	}
	defer os.Remove(f.Name()) // unless it has been renamed
	sum := sha256.Sum256(data)
	_, err = f.Write(slices.Concat(sum[:], data))
	if err = cmp.Or(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err == nil {
		c.grow(int64(sha256.Size + len(data)))
	}
}

// grow counts what was kept, and makes room when it is too much.
func (c *Cache) grow(by int64) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.size >= 0 {
		c.size += by
	}
	if c.size < 0 || c.size > c.limit {
		c.size = c.prune()
	}
}

// keptName is the names of what a cache keeps: whatever else stands in its folder is
// somebody else's and is never removed.
var keptName = regexp.MustCompile(`/[0-9a-f]{2}/([0-9a-f]{64}|new-[0-9]+)$`)

// prune removes the files that were not used for longest, until a quarter of the limit
// is free, if they are more than the limit; it returns the size of those that are left.
func (c *Cache) prune() int64 {
	type kept struct {
		name string
		info fs.FileInfo
	}
	var files []kept
	size := int64(0)
	filepath.WalkDir(c.dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || !keptName.MatchString(filepath.ToSlash(name)) {
			return nil
		}
		if info, err := d.Info(); err == nil {
			files = append(files, kept{name, info})
			size += info.Size()
		}
		return nil
	})
	if size <= c.limit {
		return size
	}
	slices.SortFunc(files, func(a, b kept) int { return a.info.ModTime().Compare(b.info.ModTime()) })
	for _, f := range files {
		if size <= c.limit/4*3 {
			break
		}
		if os.Remove(f.name) == nil {
			size -= f.info.Size()
		}
	}
	return size
}
