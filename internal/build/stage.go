package build

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/render"
	"github.com/portevoix/portevoix/internal/site"
)

// A staging is what becomes of every page of a plan.
type staging struct {
	outcomes []outcome // as the pages
	problems problem.List
	err      error // the first by path that is not the hub's fault
}

// An outcome is what becomes of a page. With none of its marks the file stands, and
// at most its key is new.
type outcome struct {
	entry
	stage  string // file that is to be moved in
	failed bool   // the page could not be made: the old one stays, if there is one,
	recall bool   // unless it is of a post that has been taken back
	fault  *problem.Problem
	err    error
}

// A stager renders beside the site whatever may differ from it.
type stager struct {
	disk     disk
	old      manifest
	pages    []site.Page
	renderer *render.Renderer
}

// stage makes the pages of a plan on all cores. Each is on disk before the next is
// begun, so memory holds only those that are being made. Of two pages that claim one
// file, which planning has reported, the first is made.
func stage(d disk, old manifest, plan *site.Plan, r *render.Renderer, progress func(done, total int)) staging {
	sameFile := func(a, b site.Page) bool { return a.Path == b.Path }
	s := &stager{disk: d, old: old, renderer: r, pages: slices.CompactFunc(slices.Clone(plan.Pages), sameFile)}
	if err := d.MkdirAll(stageDir, 0o755); err != nil {
		return staging{err: err}
	}
	all := staging{outcomes: s.all(progress)}
	for _, o := range all.outcomes {
		if o.fault != nil {
			all.problems = append(all.problems, *o.fault)
		}
		if all.err == nil {
			all.err = o.err
		}
	}
	return all
}

func (s *stager) all(progress func(done, total int)) []outcome {
	outcomes := make([]outcome, len(s.pages))
	var next, done atomic.Int64
	var telling sync.Mutex
	var workers sync.WaitGroup
	for range min(len(s.pages), runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			var page bytes.Buffer
			for n := int(next.Add(1)) - 1; n < len(s.pages); n = int(next.Add(1)) - 1 {
				outcomes[n] = s.page(n, &page)
				if progress != nil {
					telling.Lock()
					progress(int(done.Add(1)), len(s.pages))
					telling.Unlock()
				}
			}
		})
	}
	workers.Wait()
	return outcomes
}

// page makes one page in a buffer, unless the one that stands is the same.
func (s *stager) page(n int, out *bytes.Buffer) outcome {
	p := s.pages[n]
	size, err := s.standing(p.Path)
	if err != nil {
		return outcome{err: err}
	}
	key, known := digest(s.renderer.Key(p)), s.old.files[p.Path]
	if known.Key == key && known.Size == size {
		return outcome{entry: known}
	}
	out.Reset()
	if fault := s.renderer.Render(out, p); fault != nil {
		return outcome{entry: entry{Path: p.Path}, failed: true, recall: p.Recalled(), fault: fault}
	}
	data := out.Bytes()
	e := entry{Path: p.Path, Size: int64(len(data)), Key: key, Digest: sha256.Sum256(data)}
	if e.Digest == known.Digest && e.Size == size {
		return outcome{entry: e}
	}
	if size != absent && !s.old.found {
		return s.adopt(e, data)
	}
	return s.write(n, e, data)
}

const absent = -1 // size of a file that is not there

// standing is the size of the file that has a page's name.
func (s *stager) standing(name string) (int64, error) {
	info, err := s.disk.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return absent, nil
	case err != nil:
		return 0, fmt.Errorf("look for %s in the output: %w", name, err)
	case !info.Mode().IsRegular():
		return 0, fmt.Errorf("%s in the output is no file, and the site has one of that name; move it away", name)
	}
	return info.Size(), nil
}

// adopt takes a file for ours that is what we would write. Any other in a folder
// without manifest is somebody else's.
func (s *stager) adopt(e entry, data []byte) outcome {
	standing, err := s.disk.ReadFile(e.Path)
	if err == nil && !bytes.Equal(standing, data) {
		err = fmt.Errorf("%s in the output was not made by portevoix and would be lost; "+
			"empty the folder or choose another", e.Path)
	}
	return outcome{entry: e, err: err}
}

func (s *stager) write(n int, e entry, data []byte) outcome {
	o := outcome{entry: e, stage: path.Join(stageDir, strconv.Itoa(n))}
	if err := s.disk.WriteFile(o.stage, data, 0o644); err != nil {
		o.err = fmt.Errorf("write %s: %w", e.Path, err)
	}
	return o
}

// clearStage removes what is left in the stage. What cannot be removed is never
// moved in, and the next build tries again.
func clearStage(d disk) {
	entries, _ := fs.ReadDir(d.FS(), stageDir)
	for _, e := range entries {
		d.Remove(path.Join(stageDir, e.Name()))
	}
	d.Remove(stageDir)
}
