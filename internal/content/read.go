package content

import (
	"fmt"
	"io/fs"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/portevoix/portevoix/internal/problem"
)

// Read reads everything a hub holds. The library is never nil; a file with an error
// is left out and named in Broken, and with it every language of its id: it may
// have held the embargo or the withdrawal of them all.
func Read(fsys fs.FS, o Options) (*Library, problem.List) {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	r := &reader{fsys: fsys, Options: o, content: walk(fsys, contentRoot), guidelines: walk(fsys, guidelinesRoot)}
	r.problems = slices.Concat(r.content.problems, r.guidelines.problems, misplaced(r.content))
	l := &Library{
		Posts:      readPosts(r),
		Campaigns:  readEntries(r, campaigns),
		Guidelines: readEntries(r, guidelines),
		Lessons:    readEntries(r, lessons),
		Pages:      readEntries(r, libraryPages),
		Polls:      readEntries(r, polls),
	}
	if about := readEntries(r, about); len(about) > 0 {
		l.About = about[0]
	}
	r.Cache.forget(r.content, r.guidelines)
	l.Broken = r.broken
	slices.Sort(l.Broken)
	r.problems.Sort()
	return l, r.problems
}

// A reader is one reading of a hub.
type reader struct {
	Options
	fsys                fs.FS
	content, guidelines *tree
	problems            problem.List
	broken              []string
}

// parsed is what a file says. It depends on nothing but the file's path and bytes,
// and may be shared by several readings: it never changes.
type parsed struct {
	source   *Source
	matter   any // *postMatter, *entryMatter[…]; nil: nothing could be read
	problems problem.List
}

// A decoder reads a front matter of its kind.
type decoder func(*Source) (any, problem.List)

func decode[M any](s *Source) (any, problem.List) {
	m := new(M)
	list := s.matter.Decode(m, ruleFrontMatter)
	if list.HasErrors() && reflect.ValueOf(*m).IsZero() {
		return nil, list // it is no YAML, or none that is read
	}
	return m, list
}

// parse reads one file, or remembers it.
func (r *reader) parse(entry fs.DirEntry, name string, d decoder) *parsed {
	if !entry.Type().IsRegular() {
		return unread(name, fmt.Errorf("found %s, want a file", describe(entry.Type())))
	}
	if known, ok := r.Cache.lookup(name, entry); ok {
		return known.parsed
	}
	data, info, err := readFile(r.fsys, name, maxFile)
	if err != nil {
		return unread(name, err)
	}
	p := parse(name, data, d)
	r.Cache.keep(name, info, cached{parsed: p})
	return p
}

func parse(name string, data []byte, d decoder) *parsed {
	p := &parsed{}
	p.source, p.problems = parseSource(name, data)
	if !p.problems.HasErrors() {
		var list problem.List
		p.matter, list = d(p.source)
		p.problems = append(p.problems, list...)
	}
	return p
}

func unread(name string, err error) *parsed {
	at := problem.Position{File: name}
	return &parsed{source: &Source{Path: name}, problems: problem.List{problem.Errorf(at, ruleFile, "%v", err)}}
}

// parallel calls do for 0 … n-1, on every core. What do writes must depend on its
// argument only.
func parallel(n int, do func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	workers.Wait()
}
