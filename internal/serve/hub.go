package serve

import (
	"fmt"
	"io/fs"
	"slices"
	"sync/atomic"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/render"
	"github.com/portevoix/portevoix/internal/site"
)

// A hub is the one that is served.
type hub struct {
	Options
	files   fs.FS
	url     string
	cache   content.Cache
	current atomic.Pointer[state]
}

// A state is the hub as it was read once. It never changes.
type state struct {
	token    string        // names it, also among those of an earlier run
	pages    *pages        // nil: never planned, for its settings are broken
	sound    *pages        // the last without errors; nil: there was none
	problems problem.List  // errors and warnings
	over     chan struct{} // closed when another state takes its place
}

func newHub(o Options, files fs.FS, url string) *hub {
	h := &hub{Options: o, files: files, url: url}
	h.current.Store(&state{over: make(chan struct{})})
	return h
}

// update reads the hub and shows it as it is now. Names are the files that changed.
func (h *hub) update(names []string) {
	start, before := time.Now(), h.current.Load()
	next := h.read(before)
	next.token = fmt.Sprintf("%x", start.UnixNano())
	h.tell(names, before, next, time.Since(start))
	h.current.Store(next)
	close(before.over)
}

// read makes the next state. Broken settings leave the pages as they are: with other
// languages and another zone they would be those of another hub.
func (h *hub) read(before *state) *state {
	s, problems := site.Read(site.Source{Program: h.Program, Hub: h.files, BaseURL: h.url, Cache: &h.cache})
	plan, found := s.Plan(site.Options{Now: h.Now(), Preview: true, Assets: "assets/dev", Cache: h.Cache})
	problems = append(problems, found...)
	renderer, found := render.New(s, plan, h.ProgramID)
	problems = append(problems, found...)
	if h.Check != nil && !slices.ContainsFunc(problems, ofSettings) {
		problems = append(problems, h.Check(s)...)
	}
	problems = slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.Severity == problem.Note })
	problems.Sort()
	next := &state{problems: problems, pages: before.pages, sound: before.sound, over: make(chan struct{})}
	if !slices.ContainsFunc(problems, ofSettings) {
		next.pages = newPages(plan, renderer)
	}
	if !problems.HasErrors() {
		next.sound = next.pages
	}
	return next
}

func ofSettings(p problem.Problem) bool {
	return p.Severity == problem.Error && p.File == config.File
}
