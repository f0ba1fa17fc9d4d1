package portevoix_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/overlay"
	"github.com/portevoix/portevoix/internal/recall"
	"github.com/portevoix/portevoix/internal/render"
	"github.com/portevoix/portevoix/internal/site"
)

// What an open tab does when its post is taken back, or is not to be shared for now.

const watched = "en/posts/wcag-22/"

// A click that comes at any moment after a recall is published: within seconds it opens
// nothing any more. A tab that is looked at again stops at once.
func TestBrowserStopsWhatWasRecalled(t *testing.T) {
	tab := openBrowser(t)
	hub := serveWatched(t)
	again, clicking := openBrowser(t), tab
	again.visit(t, hub.url+watched)
	clicking.watchWays(t, hub.url+watched)
	clicking.click(t)
	clicking.until(t, `opened.length === 1`) // at once, or when the status has been asked for
	published := hub.recall(t, "wcag-22")

	evaluate[bool](t, again, `document.dispatchEvent(new Event("visibilitychange"))`)
	again.until(t, `document.querySelectorAll("[data-offer]").length === 0`)
	t.Logf("a tab that is looked at again stops %.1f s after the recall is published", time.Since(published).Seconds())

	for clicking.ways(t) > 0 && time.Since(published) < time.Minute {
		clicking.click(t)
		time.Sleep(100 * time.Millisecond)
	}
	took, last := time.Since(published), evaluate[float64](t, clicking, `(Date.now() - opened.at(-1)) / 1000`)
	t.Logf("a tab that is clicked in stops %.1f s after the recall is published; the last way opened %.1f s before", took.Seconds(), last)
	if took > 8*time.Second {
		t.Errorf("it took %s", took)
	}
	for _, tab := range []*browserTab{again, clicking} {
		if said := evaluate[string](t, tab, `document.querySelector("[role=status]").innerText`); !strings.Contains(said, "This post has been withdrawn.") {
			t.Errorf("the page says %q", said)
		}
		if left := evaluate[int](t, tab, `document.querySelectorAll("[data-words], .way, [data-do], [data-offer]").length`); left > 0 {
			t.Errorf("%d texts, ways and buttons are left", left)
		}
		for _, complaint := range tab.complaints {
			t.Errorf("the browser says: %s", complaint)
		}
	}
	if focus := evaluate[string](t, clicking, `document.activeElement.getAttribute("role") ?? ""`); focus != "status" {
		t.Errorf("the focus is on %q, want the notice: what was clicked is gone", focus)
	}
}

func TestBrowserPausesWhatIsFrozen(t *testing.T) {
	tab := openBrowser(t)
	hub := serveWatched(t)
	tab.watchWays(t, hub.url+watched)
	before := tab.ways(t)

	hub.freeze(t, config.Freeze{ID: "x", Networks: []string{"linkedin"}, Reason: config.Localized{"": "LinkedIn is down."}})
	evaluate[bool](t, tab, `document.dispatchEvent(new Event("visibilitychange"))`)
	tab.until(t, `document.querySelectorAll("[data-network=linkedin]").length === 0`)
	if left := tab.ways(t); left == 0 || left >= before {
		t.Errorf("of %d ways %d are left", before, left)
	}
	tab.says(t, "LinkedIn is down.", "Some networks are left out for now.")

	published := hub.freeze(t, config.Freeze{
		ID: "all", Until: exampleNow.AddDate(0, 0, 3), Languages: []string{"en"}, Reason: config.Localized{"": "Results come on Friday."},
	})
	evaluate[bool](t, tab, `document.dispatchEvent(new Event("visibilitychange"))`)
	tab.until(t, `document.querySelector(".share") === null`)
	t.Logf("a tab that is looked at again pauses %.1f s after the freeze is published", time.Since(published).Seconds())
	tab.says(t, "Results come on Friday.", "Until November 25, 2026.", "Please don’t share it for now.")
	if left := evaluate[int](t, tab, `document.querySelectorAll(".way, [data-do]").length`); left > 0 {
		t.Errorf("%d ways, downloads and buttons are left", left)
	}
	if briefing := evaluate[bool](t, tab, `document.querySelector(".briefing") !== null`); !briefing {
		t.Error("the briefing is gone, too")
	}
}

// Where status.json can't be had the page stays as it was built: a way opens late at most.
func TestBrowserSharesWithoutAnAnswer(t *testing.T) {
	tab := openBrowser(t)
	hub := serveWatched(t)
	tab.watchWays(t, hub.url+watched)
	hub.stall()
	evaluate[bool](t, tab, `Date.now = (now => () => now() + 60_000)(Date.now), true`)
	begun := time.Now()
	tab.click(t)
	tab.until(t, `opened.length === 1`)
	if took := time.Since(begun); took > 4*time.Second {
		t.Errorf("the way opened after %s", took)
	}
}

// watchWays opens a page and notes when a way is opened, in place of opening it.
func (tab *browserTab) watchWays(t *testing.T, url string) {
	t.Helper()
	tab.visit(t, url)
	tab.until(t, `document.querySelector(".panel") !== null`)
	evaluate[bool](t, tab, `window.opened = [], addEventListener("click", e => {
		if (!e.defaultPrevented && e.target.closest(".panel a[target]")) opened.push(Date.now());
		e.preventDefault();
	}), true`)
}

// click clicks on the way that the panel offers.
func (tab *browserTab) click(t *testing.T) {
	t.Helper()
	evaluate[bool](t, tab, `(() => {
		const way = document.querySelector(".panel a[target]");
		way?.focus();
		way?.click();
		return true;
	})()`)
}

func (tab *browserTab) ways(t *testing.T) int {
	t.Helper()
	return evaluate[int](t, tab, `document.querySelectorAll(".share .way").length`)
}

func (tab *browserTab) says(t *testing.T, wants ...string) {
	t.Helper()
	said := evaluate[string](t, tab, `document.querySelector("[role=status]").innerText`)
	for _, want := range wants {
		if !strings.Contains(said, want) {
			t.Errorf("the page says %q, want %q in it", said, want)
		}
	}
}

// until waits until something is so.
func (tab *browserTab) until(t *testing.T, condition string) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if evaluate[bool](t, tab, condition) {
			return
		}
	}
	t.Fatalf("it is never so that %s", condition)
}

// A watchedHub serves the example hub, each file made when it is asked for, as it is
// published: again when its files change.
type watchedHub struct {
	url, path string
	files     fs.FS
	changed   fstest.MapFS

	mu       sync.Mutex
	pages    map[string]site.Page // by address
	renderer *render.Renderer
	stalled  bool
}

func serveWatched(t *testing.T) *watchedHub {
	t.Helper()
	root, err := os.OpenRoot(".")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	hub := &watchedHub{changed: fstest.MapFS{}}
	hub.files = overlay.FS{root.FS(), hub.changed}
	hub.publish(t)
	server := httptest.NewServer(hub)
	t.Cleanup(func() { server.CloseClientConnections(); server.Close() }) // also those that wait for an answer
	hub.url = server.URL + hub.path
	return hub
}

func (hub *watchedHub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	hub.mu.Lock()
	page, ok := hub.pages[r.URL.Path]
	renderer, stalled := hub.renderer, hub.stalled
	hub.mu.Unlock()
	var out bytes.Buffer
	switch {
	case stalled:
		<-r.Context().Done()
	case !ok || renderer.Render(&out, page) != nil:
		http.NotFound(w, r)
	default:
		http.ServeContent(w, r, path.Base(page.Path), time.Time{}, bytes.NewReader(out.Bytes()))
	}
}

func (hub *watchedHub) publish(t *testing.T) {
	t.Helper()
	read, problems := site.Read(site.Source{Program: portevoix.Files, Hub: hub.files})
	plan, found := read.Plan(site.Options{Now: exampleNow})
	renderer, failed := render.New(read, plan, "test")
	if problems = append(append(problems, found...), failed...); problems.HasErrors() {
		t.Fatal(problems)
	}
	hub.mu.Lock()
	defer hub.mu.Unlock()
	hub.path, hub.renderer, hub.pages = read.Settings.BasePath, renderer, map[string]site.Page{}
	for _, page := range plan.Pages {
		hub.pages[hub.path+page.URL()] = page
	}
}

// stall lets the server answer nothing any more.
func (hub *watchedHub) stall() {
	hub.mu.Lock()
	defer hub.mu.Unlock()
	hub.stalled = true
}

// write changes a file of the hub, publishes it and says when.
func (hub *watchedHub) write(t *testing.T, name string, change func([]byte) ([]byte, error)) time.Time {
	t.Helper()
	text, err := fs.ReadFile(hub.files, name)
	if err == nil {
		text, err = change(text)
	}
	if err != nil {
		t.Fatal(fmt.Errorf("change %s: %w", name, err))
	}
	hub.changed[name] = &fstest.MapFile{Data: text}
	hub.publish(t)
	return time.Now()
}

func (hub *watchedHub) recall(t *testing.T, id string) time.Time {
	t.Helper()
	read, _ := site.Read(site.Source{Program: portevoix.Files, Hub: hub.files})
	post, ok := recall.Find(read, id)
	if !ok {
		t.Fatalf("there is no post %s", id)
	}
	return hub.write(t, post.File, func(text []byte) ([]byte, error) {
		return content.Withdraw(text, content.Withdrawal{On: exampleNow, Reason: "A test."})
	})
}

func (hub *watchedHub) freeze(t *testing.T, f config.Freeze) time.Time {
	t.Helper()
	return hub.write(t, config.File, func(text []byte) ([]byte, error) { return config.WithFreeze(text, f) })
}
