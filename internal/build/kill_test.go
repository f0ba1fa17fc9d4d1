package build

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/network"
)

// TestKilledAtAnyMoment stops a build before each of its writes, renames, removals
// and syncs in turn, a write also half way. What stands then is, file by file, the old
// site or the new one; nothing of the old one is gone before the journal stands; and
// the next build makes it what a build into an empty folder makes it.
func TestKilledAtAnyMoment(t *testing.T) {
	oldSite, newSite := inMemory(t, tiny()), inMemory(t, changed())
	atEachStep(t, oldSite, func(d *dyingDisk, context string) {
		oldOrNew(t, visible(d.all()), visible(oldSite.all()), visible(newSite.all()), d.journal, context)
		mustRunOn(t, d.memory, changed())
		same(t, d.all(), newSite.all(), context+", built again")
	})
}

// TestNothingIsNamedBeforeItIsThere looks, at every moment of a build, whether the
// pages that stand name assets and images that do not.
func TestNothingIsNamedBeforeItIsThere(t *testing.T) {
	named := regexp.MustCompile(`(?:src|href)="/((?:assets|media)/[^"#]*)`)
	atEachStep(t, inMemory(t, tiny()), func(d *dyingDisk, context string) {
		files := visible(d.all())
		for name, page := range files {
			for _, match := range named.FindAllStringSubmatch(page, -1) {
				if _, there := files[match[1]]; !there && strings.HasSuffix(name, ".html") {
					t.Fatalf("%s: %s names %s", context, name, match[1])
				}
			}
		}
	})
}

// TestPowerFailsAtAnyMoment loses, besides, all that was not synced.
func TestPowerFailsAtAnyMoment(t *testing.T) {
	oldSite, newSite := inMemory(t, tiny()), inMemory(t, changed())
	atEachStep(t, oldSite, func(d *dyingDisk, context string) {
		d.failPower()
		mustRunOn(t, d.memory, changed())
		same(t, d.all(), newSite.all(), context+", built again")
	})
}

// TestHealingKilledAtAnyMoment stops the build that heals a stopped one.
func TestHealingKilledAtAnyMoment(t *testing.T) {
	newSite := inMemory(t, changed())
	half := inMemory(t, tiny())
	kill(t, half, changed(), func(d *dyingDisk) bool { return d.renames == len(newSite.files)/2 })
	atEachStep(t, half, func(d *dyingDisk, context string) {
		mustRunOn(t, d.memory, changed())
		same(t, d.all(), newSite.all(), context+", built again")
	})
}

// TestHealThenBuildSomethingElse heals what was to become one site while the hub has
// become another.
func TestHealThenBuildSomethingElse(t *testing.T) {
	oldSite := inMemory(t, tiny())
	atEachStep(t, oldSite, func(d *dyingDisk, context string) {
		if !d.journal {
			return // there is nothing to heal
		}
		mustRunOn(t, d.memory, tiny())
		same(t, d.all(), oldSite.all(), context+", back to what was")
	})
}

// TestForeignStageFile exchanges, once the journal stands, the files that are to be
// moved in: none of them ever reaches the site.
func TestForeignStageFile(t *testing.T) {
	newSite, disk := inMemory(t, changed()), inMemory(t, tiny())
	kill(t, disk, changed(), func(d *dyingDisk) bool { return d.journal })
	foreign := 0
	for name, file := range disk.files {
		if strings.HasPrefix(name, stageDir) {
			file.data, foreign = []byte("foreign"), foreign+1
		}
	}
	if foreign == 0 {
		t.Fatal("nothing was staged")
	}
	mustRunOn(t, disk, changed())
	same(t, disk.all(), newSite.all(), "foreign stage files")
}

// TestStageLost loses the stage while the journal stands.
func TestStageLost(t *testing.T) {
	newSite, disk := inMemory(t, changed()), inMemory(t, tiny())
	kill(t, disk, changed(), func(d *dyingDisk) bool { return d.journal })
	for name := range disk.files {
		if strings.HasPrefix(name, stageDir) {
			delete(disk.files, name)
		}
	}
	delete(disk.folders, stageDir)
	mustRunOn(t, disk, changed())
	same(t, disk.all(), newSite.all(), "lost stage")
}

// atEachStep builds the changed hub over a site again and again, each time killed one
// step later, until the build comes to its end.
func atEachStep(t *testing.T, from *memory, then func(d *dyingDisk, context string)) {
	for n := 0; ; n++ {
		d := kill(t, from.clone(), changed(), func(d *dyingDisk) bool { return d.steps == n })
		if !d.dead {
			if n < 30 {
				t.Errorf("the build is over after %d steps: the test does not see them", n)
			}
			return
		}
		then(d, fmt.Sprintf("killed before step %d (%s)", n, d.last))
	}
}

// tiny is a hub with few files.
func tiny() hub {
	return hub{
		"site/hub.yaml":             "title: Tiny\nlanguages: [en]\nnetworks: [linkedin]\n",
		"content/posts/rabat.en.md": post("Rabat opens", "date: 2026-11-20", roof),
		"content/posts/roof.png":    pixel + "the roof",
		"content/posts/oslo.en.md":  post("Oslo opens", "date: 2026-11-21"),
	}
}

// changed is the tiny hub with something of every kind done to it.
func changed() hub {
	return tiny().without("content/posts/oslo.en.md").with(hub{
		"content/posts/rabat.en.md": post("Rabat is open", "date: 2026-11-20", roof),
		"content/posts/roof.png":    pixel + "another roof",
		"content/posts/lima.en.md":  post("Lima opens", "date: 2026-11-25"),
		"site/static/extra.css":     "p { margin: 0 }",
	})
}

// visible leaves out what is not of the site.
func visible(files hub) hub {
	seen := hub{}
	for name, text := range files {
		if !strings.HasPrefix(name, ours) {
			seen[name] = text
		}
	}
	return seen
}

func oldOrNew(t *testing.T, got, before, after hub, journal bool, context string) {
	t.Helper()
	if !journal {
		same(t, got, before, context+", before the journal")
	}
	for name, text := range got {
		was, old := before[name]
		is, new := after[name]
		if !(old && text == was) && !(new && text == is) {
			t.Errorf("%s: %s is neither old nor new", context, name)
		}
	}
	for name := range before {
		_, there := got[name]
		if _, stays := after[name]; stays && !there {
			t.Errorf("%s: %s is gone", context, name)
		}
	}
}

var errKilled = errors.New("killed")

// A dyingDisk fails for good from the step on that it is told to die before.
type dyingDisk struct {
	*memory
	dies    func(d *dyingDisk) bool
	turn    sync.Mutex
	steps   int // done so far
	renames int
	dead    bool   // whether it came to that
	last    string // the step that was not done
	journal bool   // whether the journal stands
}

func (d *dyingDisk) step(op, name string, do func() error) error {
	d.turn.Lock()
	defer d.turn.Unlock()
	if !d.dead && d.dies(d) {
		d.dead, d.last = true, op+" "+name
	}
	if d.dead {
		return errKilled
	}
	d.steps++
	return do()
}

func (d *dyingDisk) WriteFile(name string, data []byte, perm fs.FileMode) error {
	err := d.step("write", name, func() error { return d.memory.WriteFile(name, data, perm) })
	if err != nil && d.last == "write "+name {
		d.memory.WriteFile(name, data[:len(data)/2], perm)
	}
	return err
}

func (d *dyingDisk) MkdirAll(name string, perm fs.FileMode) error {
	return d.step("mkdir", name, func() error { return d.memory.MkdirAll(name, perm) })
}

func (d *dyingDisk) Rename(from, to string) error {
	return d.step("rename", to, func() error {
		d.journal = d.journal || to == journalFile
		d.renames++
		return d.memory.Rename(from, to)
	})
}

func (d *dyingDisk) Remove(name string) error {
	return d.step("remove", name, func() error { return d.memory.Remove(name) })
}

func (d *dyingDisk) Sync(name string) error {
	return d.step("sync", name, func() error { return d.memory.Sync(name) })
}

// kill builds a hub on a disk that dies.
func kill(t *testing.T, m *memory, h hub, dies func(*dyingDisk) bool) *dyingDisk {
	t.Helper()
	d := &dyingDisk{memory: m, dies: dies}
	_, problems, err := run(d, stoppable(), h.fs(), options(""))
	noErrors(t, problems, nil)
	if err != nil && !errors.Is(err, errKilled) {
		t.Fatal(err)
	}
	return d
}

// stoppable is the program without the scripts that only other scripts name, and without
// the icons of other networks: every file is a few steps more at which a build is stopped.
var stoppable = sync.OnceValue(func() fs.FS {
	program := fstest.MapFS{}
	named := regexp.MustCompile(`asset "([^"]+)"`)
	asset := map[string]bool{}
	fs.WalkDir(portevoix.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if !d.IsDir() {
			data, _ := portevoix.Files.ReadFile(name)
			program[name] = &fstest.MapFile{Data: data}
			for _, match := range named.FindAllSubmatch(data, -1) {
				asset["site/static/"+string(match[1])] = true
			}
		}
		return err
	})
	for name := range program {
		if path.Ext(name) == ".js" && !asset[name] {
			delete(program, name)
		}
	}
	for _, n := range network.All {
		if n.Name != "linkedin" && n.Name != "x" { // the hub's
			delete(program, "site/static/icons/"+n.Name+".svg")
		}
	}
	return program
})

// inMemory builds a hub on an empty disk.
func inMemory(t *testing.T, h hub) *memory {
	t.Helper()
	m := newMemory()
	m.MkdirAll(ours, 0o755)
	mustRunOn(t, m, h)
	m.settle()
	return m
}

func mustRunOn(t *testing.T, m *memory, h hub) {
	t.Helper()
	_, problems, err := run(m, stoppable(), h.fs(), options(""))
	noErrors(t, problems, err)
}
