package serve

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

const patience = 10 * time.Second // for what takes a tenth of one, but for other work

var files = map[string]string{
	"site/hub.yaml":             "title: The hub\nlanguages: [en]\nbase_url: https://example.org/hub/\n",
	"content/posts/rabat.en.md": post("Rabat opens", "date: 2026-11-20"),
	"content/posts/draft.en.md": post("Not ready", "status: draft"),
	"content/posts/later.en.md": post("Much later", "publish: 2030-01-01"),
}

func post(title, keys string) string {
	return fmt.Sprintf("---\ntitle: %q\nlink: https://example.org/news\n%s\nshare:\n  any: [Read on]\n---\nWhy.\n",
		title, keys)
}

// A session is a hub that is being served, with one client.
type session struct {
	*testing.T
	dir, url string
	client   *http.Client
	log      *safeBuffer
	events   <-chan string
	stop     func() error
}

type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// serveHub serves a hub with these files besides, and checks at the end that nothing
// is left running or written.
func serveHub(t *testing.T, more map[string]string) *session {
	t.Helper()
	t.Cleanup(func() { goleak.VerifyNone(t) })
	s := &session{T: t, dir: t.TempDir(), client: &http.Client{Transport: &http.Transport{}}, log: &safeBuffer{}}
	for _, list := range []map[string]string{files, more} {
		for name, text := range list {
			s.write(name, text)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{
			Dir: s.dir, Program: portevoix.Files, ProgramID: "test", Addr: "localhost:0", Log: s.log,
			Now:   func() time.Time { return time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC) },
			Ready: func(url string) { ready <- url },
			Check: noShouting,
		})
	}()
	s.stop = sync.OnceValue(func() error { cancel(); return <-ended })
	t.Cleanup(func() {
		if err := s.stop(); err != nil {
			t.Error(err)
		}
		s.client.CloseIdleConnections()
		if _, err := os.Stat(filepath.Join(s.dir, "public")); err == nil {
			t.Error("something was written to public")
		}
	})
	select {
	case s.url = <-ready:
	case err := <-ended:
		ended <- err
		t.Fatal("the server ended:", err)
	}
	s.events = s.follow()
	s.next()
	return s
}

// noShouting is a rule of package check's kind.
func noShouting(h *site.Hub) problem.List {
	for _, p := range h.Library.Posts {
		if title := p.Original().Title; title == strings.ToUpper(title) {
			return problem.List{problem.Warningf(p.Original().At("title"), "shouting", "the title shouts")}
		}
	}
	return nil
}

func (s *session) write(name, text string) {
	s.Helper()
	name = filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		s.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		s.Fatal(err)
	}
}

// follow listens to the server's events as a browser does.
func (s *session) follow() <-chan string {
	s.Helper()
	response, err := s.client.Get(s.url + "_portevoix/events")
	if err != nil {
		s.Fatal(err)
	}
	events := make(chan string, 100)
	go func() {
		defer close(events)
		defer response.Body.Close()
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			if token, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				events <- token
			}
		}
	}()
	return events
}

// next waits for an event.
func (s *session) next() string {
	s.Helper()
	return s.nextWithin(patience)
}

func (s *session) nextWithin(d time.Duration) string {
	s.Helper()
	select {
	case token := <-s.events:
		return token
	case <-time.After(d):
		s.Fatalf("no event came; the log says\n%s", s.log)
		return ""
	}
}

// get asks for a page.
func (s *session) get(path string) (int, string) {
	s.Helper()
	status, _, body := s.request(http.MethodGet, path, nil)
	return status, body
}

func (s *session) request(method, path string, change func(*http.Request)) (int, http.Header, string) {
	s.Helper()
	r, err := http.NewRequestWithContext(s.Context(), method, s.url+path, nil)
	if err != nil {
		s.Fatal(err)
	}
	if change != nil {
		change(r)
	}
	response, err := s.client.Do(r)
	if err != nil {
		s.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.Fatal(err)
	}
	return response.StatusCode, response.Header, string(body)
}

// shows checks that a page holds words, once or until an event says that it does.
func (s *session) shows(path, words string) {
	s.Helper()
	if _, body := s.get(path); !strings.Contains(body, words) {
		s.Fatalf("/%s does not show %q; the log says\n%s\n%s", path, words, s.log, body)
	}
}

func (s *session) hides(path, words string) {
	s.Helper()
	if _, body := s.get(path); strings.Contains(body, words) {
		s.Fatalf("/%s shows %q", path, words)
	}
}

const rabat = "en/posts/rabat/"

func TestEditReloads(t *testing.T) {
	s := serveHub(t, nil)
	s.shows(rabat, "Rabat opens")
	s.write("content/posts/rabat.en.md", post("Rabat is open", "date: 2026-11-20"))
	token := s.next()
	s.shows(rabat, "Rabat is open")
	s.shows(rabat, `src="/_portevoix/reload.js?`+token+`"`)
	if !strings.Contains(s.log.String(), "content/posts/rabat.en.md changed: hub read in") {
		t.Errorf("the log says\n%s", s.log)
	}
}

func TestSaveByRename(t *testing.T) {
	s := serveHub(t, nil)
	for _, title := range []string{"First save", "Second save"} {
		s.write("content/posts/.rabat.en.md.swp", post(title, "date: 2026-11-20"))
		posts := filepath.Join(s.dir, "content", "posts")
		if err := os.Rename(posts+"/.rabat.en.md.swp", posts+"/rabat.en.md"); err != nil {
			t.Fatal(err)
		}
		s.next()
		s.shows(rabat, title)
	}
}

func TestNewFolders(t *testing.T) {
	s := serveHub(t, nil)
	s.write("content/posts/2026/december/oslo.en.md", post("Oslo opens", "date: 2026-11-20"))
	s.next()
	s.shows("en/posts/oslo/", "Oslo opens")
	s.write("content/posts/2026/december/oslo.en.md", post("Oslo is open", "date: 2026-11-20"))
	s.next()
	s.shows("en/posts/oslo/", "Oslo is open")
	s.write("guidelines/charter.en.md", "---\ntitle: Charter\n---\nBe kind.\n")
	s.next()
	s.shows("en/guidelines/charter/", "Be kind.")
}

func TestRemovedPostAndFolder(t *testing.T) {
	s := serveHub(t, map[string]string{"content/posts/old/oslo.en.md": post("Oslo opens", "date: 2026-11-20")})
	s.shows("en/posts/oslo/", "Oslo opens")
	if err := os.RemoveAll(filepath.Join(s.dir, "content/posts/old")); err != nil {
		t.Fatal(err)
	}
	s.next()
	if status, _ := s.get("en/posts/oslo/"); status != http.StatusNotFound {
		t.Errorf("found status %d, want 404", status)
	}
}

func TestBranchSwitch(t *testing.T) {
	s := serveHub(t, nil)
	const many = 3000
	for i := range many {
		name := fmt.Sprintf("content/posts/%d/post-%d.en.md", i%50, i)
		s.write(name, post(fmt.Sprint("Post ", i), "date: 2026-11-20"))
	}
	last := fmt.Sprintf("en/posts/post-%d/", many-1)
	events := 0
	for status := 0; status != http.StatusOK; status, _ = s.get(last) {
		s.nextWithin(3 * patience)
		events++
	}
	for drained := false; !drained; {
		select {
		case <-s.events:
			events++
		case <-time.After(3 * longest):
			drained = true
		}
	}
	if events > 20 {
		t.Errorf("%d new files made %d events", many, events)
	}
	s.write("content/posts/49/post-2999.en.md", post("The last one", "date: 2026-11-20"))
	s.next()
	s.shows(last, "The last one")
}

func TestWhatNoHubIsReadFromIsNotWatched(t *testing.T) {
	s := serveHub(t, nil)
	for _, name := range []string{
		".git/HEAD", "site-old/x.md", "notes.md", "content/posts/.rabat.en.md.swp", "content/posts/rabat.en.md~",
		"content/posts/4913", "content/.obsidian/workspace.json", "content/posts/#rabat.en.md#",
	} {
		s.write(name, "x")
	}
	select {
	case <-s.events:
		t.Errorf("an event came; the log says\n%s", s.log)
	case <-time.After(4 * quiet):
	}
}

func TestDraftsAndEmbargoedPostsAreShown(t *testing.T) {
	s := serveHub(t, nil)
	s.shows("en/posts/draft/", "Not ready")
	s.shows("en/posts/later/", "Much later")
	s.shows("en/posts/", "Not ready")
}

func TestStreamEndsWithTheServer(t *testing.T) {
	s := serveHub(t, nil)
	start := time.Now()
	if err := s.stop(); err != nil {
		t.Error(err)
	}
	if took := time.Since(start); took > patience {
		t.Errorf("stopping took %v", took)
	}
	if _, open := <-s.events; open {
		t.Error("an event came after the end")
	}
}

func TestPortTaken(t *testing.T) {
	s := serveHub(t, nil)
	addr := strings.TrimSuffix(strings.TrimPrefix(s.url, "http://"), "/")
	err := Run(t.Context(), Options{Dir: s.dir, Addr: addr})
	if err == nil || !strings.Contains(err.Error(), addr) {
		t.Errorf("found error %v, want one that names %s", err, addr)
	}
}

func TestNoHub(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	err := Run(t.Context(), Options{Dir: missing, Addr: "localhost:0"})
	if err == nil || !strings.Contains(err.Error(), missing) {
		t.Errorf("found error %v, want one that names the folder", err)
	}
}
