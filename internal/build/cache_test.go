package build

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/jpeg"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func key(n int) [32]byte { return sha256.Sum256(fmt.Append(nil, n)) }

func TestCacheKeeps(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	c := NewCache(dir)
	if _, found := c.Get(key(1)); found {
		t.Error("an empty cache has something")
	}
	for n := range 3 {
		c.Put(key(n), fmt.Append(nil, "picture ", n))
	}
	c.Put(key(0), []byte("newer"))
	for n, want := range []string{"newer", "picture 1", "picture 2"} {
		if got, found := NewCache(dir).Get(key(n)); !found || string(got) != want {
			t.Errorf("found %q, %v, want %q", got, found, want)
		}
	}
}

// What somebody damaged, in whatever way, is not there.
func TestCacheIgnoresDamage(t *testing.T) {
	for name, damage := range map[string]func(file string) error{
		"another byte": func(file string) error {
			data, _ := os.ReadFile(file)
			data[len(data)-1]++
			return os.WriteFile(file, data, 0o600)
		},
		"cut off": func(file string) error { return os.Truncate(file, 33) },
		"empty":   func(file string) error { return os.Truncate(file, 0) },
		"a folder": func(file string) error {
			os.Remove(file)
			return os.Mkdir(file, 0o700)
		},
	} {
		c := NewCache(t.TempDir())
		c.Put(key(1), []byte("picture"))
		if err := damage(c.file(key(1))); err != nil {
			t.Fatal(err)
		}
		if data, found := c.Get(key(1)); found {
			t.Errorf("%s: found %q", name, data)
		}
	}
}

// A cache that cannot be written is the same as none.
func TestCacheThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c := NewCache(filepath.Join(file, "cache"))
	c.Put(key(1), []byte("picture"))
	if _, found := c.Get(key(1)); found {
		t.Error("it keeps something")
	}
}

// What was used lately stays, what was not goes.
func TestCacheHasALimit(t *testing.T) {
	c := NewCache(t.TempDir())
	c.limit = 100 * 1000
	long := bytes.Repeat([]byte("x"), 1000-sha256.Size)
	for n := range 100 {
		c.Put(key(n), long)
		then := time.Now().Add(time.Duration(n-1000) * time.Hour)
		if err := os.Chtimes(c.file(key(n)), then, then); err != nil {
			t.Fatal(err)
		}
	}
	c.Get(key(0))
	c.Put(key(100), long)
	for n, want := range map[int]bool{0: true, 1: false, 25: false, 30: true, 99: true, 100: true} {
		if _, found := c.Get(key(n)); found != want {
			t.Errorf("%d is there: %v, want %v", n, found, want)
		}
	}
}

func TestCacheOfSeveral(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for worker := range 4 {
		all.Go(func() {
			c := NewCache(dir)
			c.limit = 2000
			for n := range 50 {
				want := fmt.Sprint("picture ", n)
				c.Put(key(n), []byte(want))
				if got, found := c.Get(key(n)); found && string(got) != want {
					t.Errorf("worker %d found %q, want %q", worker, got, want)
				}
			}
		})
	}
	all.Wait()
	left, _ := filepath.Glob(filepath.Join(dir, "portevoix", "*", "new-*"))
	if len(left) > 0 {
		t.Errorf("there is still %v", left)
	}
}

// counter counts what a cache has and has not.
type counter struct {
	*Cache
	mutex        sync.Mutex
	found, asked int
}

func (c *counter) Get(key [32]byte) ([]byte, bool) {
	data, found := c.Cache.Get(key)
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.asked++; found {
		c.found++
	}
	return data, found
}

// photo is a JPEG that tells where it was taken.
func photo(t *testing.T) string {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, image.NewRGBA(image.Rect(0, 0, 700, 500)), nil); err != nil {
		t.Fatal(err)
	}
	heavy := strings.Repeat("\x00", 100_000) // worth a narrower version
	return out.String()[:2] + "\xff\xfe\x00\x0dAtlantis!!!" + out.String()[2:] + heavy
}

// A second build into a fresh output makes no picture anew, and a build without cache
// gives the same bytes.
func TestPicturesAreMadeOnce(t *testing.T) {
	h := small().with(hub{
		"content/posts/lima.en.md": post("Lima opens", "media: [{file: lima.jpg, alt: A roof, focus: [0, 0.5]}]"),
		"content/posts/lima.jpg":   photo(t),
	})
	o := options("")
	o.Cache = nil
	without := cold(t, h, o)
	dir := t.TempDir()
	const pictures = 4 + 3 // Lima's width and crops, the roof's crops
	const all = -1
	for build, made := range []int{all, 0, 1, 0} {
		c := &counter{Cache: NewCache(dir)}
		o.Cache = c
		same(t, cold(t, h, o), without, fmt.Sprint("build ", build))
		if made == all {
			made = c.asked
		}
		if c.asked < pictures || c.asked-c.found != made {
			t.Errorf("build %d made %d of %d pictures, want %d of at least %d", build, c.asked-c.found, c.asked, made, pictures)
		}
		if build == 1 {
			damageOne(t, dir)
		}
	}
	for name, data := range without {
		if strings.Contains(data, "Atlantis") {
			t.Errorf("%s tells where the picture was taken", name)
		}
	}
}

func damageOne(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if err := os.WriteFile(name, []byte("not a picture, and long enough to have a digest"), 0o600); err != nil {
			return err
		}
		return fs.SkipAll
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A folder that somebody else uses, too, keeps what is theirs, also what is named as ours.
func TestCacheRemovesOnlyItsOwn(t *testing.T) {
	dir := t.TempDir()
	digest := strings.Repeat("ab", 32)
	strangers := []string{"thesis.txt", "ab/" + digest, "portevoix/thesis.txt", "portevoix/ab/thesis.txt"}
	for _, name := range strangers {
		write(t, dir, name, strings.Repeat("x", 1<<20))
		long := time.Now().AddDate(-1, 0, 0)
		if err := os.Chtimes(filepath.Join(dir, name), long, long); err != nil {
			t.Fatal(err)
		}
	}
	c := NewCache(dir)
	c.limit = 1 << 10
	for i := range byte(8) {
		c.Put([32]byte{i}, make([]byte, 512))
	}
	for _, name := range strangers {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
	if c.size > c.limit {
		t.Errorf("the cache holds %d bytes, want at most %d", c.size, c.limit)
	}
}
