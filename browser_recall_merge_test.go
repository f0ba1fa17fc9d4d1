package portevoix_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/site"
)

// A recall from its merge to an open tab that refuses: what a host does on a push, by the
// program itself, without the wait for a machine and what that has to install.
func TestBrowserRecallFromTheMerge(t *testing.T) {
	tab := openBrowser(t)
	host := newHost(t)
	host.deploy(host.build(host.checkout()))
	tab.watchWays(t, host.url+watched)
	tab.click(t)
	tab.until(t, `opened.length === 1`)
	host.in(host.work, "git", "switch", "-q", "-c", "recall")
	host.in(host.work, host.program, "recall", "wcag-22", "--reason", "A test.")
	host.in(host.work, "git", "commit", "-q", "-a", "-m", "recall")
	host.in(host.work, "git", "switch", "-q", "main")

	var whole time.Duration
	stage := func(name string, do func()) {
		t.Helper()
		begun := time.Now()
		do()
		took := time.Since(begun)
		whole += took
		t.Logf("%-28s %5.1f s", name, took.Seconds())
	}
	var folder string
	stage("merge and push", func() {
		host.in(host.work, "git", "merge", "-q", "--no-ff", "-m", "Merge recall", "recall")
		host.in(host.work, "git", "push", "-q", "origin", "main")
	})
	stage("check out", func() { folder = host.checkout() })
	stage("build", func() { folder = host.build(folder) })
	stage("deploy", func() { host.deploy(folder) })
	stage("the open tab refuses", func() {
		for end := time.Now().Add(time.Minute); tab.ways(t) > 0 && time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
			tab.click(t)
		}
	})
	t.Logf("%-28s %5.1f s", "from merge to refusal", whole.Seconds())
	tab.says(t, "This post has been withdrawn.")
	if left := evaluate[int](t, tab, `document.querySelectorAll("[data-words], .way, [data-do], [data-offer]").length`); left > 0 {
		t.Errorf("%d texts, ways and buttons are left", left)
	}
	if most := 30 * time.Second; whole > most {
		t.Errorf("it took %s, want no more than %s", whole, most)
	}
}

// A host has the example hub in a repository, builds what is pushed and serves a folder.
type host struct {
	t                     *testing.T
	program, origin, work string
	url                   string
	served                atomic.Pointer[http.Handler]
	built                 int
}

func newHost(t *testing.T) *host {
	t.Helper()
	temp := t.TempDir()
	h := &host{
		t: t, program: filepath.Join(temp, "portevoix"),
		origin: filepath.Join(temp, "origin.git"), work: filepath.Join(temp, "work"),
	}
	h.in(".", "go", "build", "-o", h.program, "./cmd/portevoix")
	for _, folder := range []string{"content", "guidelines", "site"} {
		if err := os.CopyFS(filepath.Join(h.work, folder), os.DirFS(folder)); err != nil {
			t.Fatal(err)
		}
	}
	h.in(temp, "git", "init", "-q", "--bare", "-b", "main", h.origin)
	for _, args := range []string{"init -q -b main", "add .", "commit -q -m hub", "remote add origin " + h.origin, "push -q origin main"} {
		h.in(h.work, "git", strings.Fields(args)...)
	}
	hub, _ := site.Read(site.Source{Program: os.DirFS("."), Hub: os.DirFS(h.work)})
	server := httptest.NewServer(http.StripPrefix(strings.TrimSuffix(hub.Settings.BasePath, "/"), http.HandlerFunc(h.serve)))
	t.Cleanup(server.Close)
	h.url = server.URL + hub.Settings.BasePath
	return h
}

// in runs a program in a folder.
func (h *host) in(dir, program string, args ...string) {
	h.t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "PORTEVOIX_CACHE=off",
		"GIT_AUTHOR_NAME=Ana", "GIT_AUTHOR_EMAIL=ana@example.org", "GIT_COMMITTER_NAME=Ana", "GIT_COMMITTER_EMAIL=ana@example.org")
	if out, err := cmd.CombinedOutput(); err != nil {
		h.t.Fatalf("%s %v: %v\n%s", program, args, err, out)
	}
}

// checkout takes the main branch into a new folder, with its whole history.
func (h *host) checkout() (folder string) {
	h.t.Helper()
	h.built++
	folder = fmt.Sprintf("%s-%d", h.work, h.built)
	h.in(".", "git", "clone", "-q", h.origin, folder)
	return folder
}

// build makes all of the site, as nothing is kept from one run to the next.
func (h *host) build(folder string) (site string) {
	h.t.Helper()
	h.in(folder, h.program, "--now", exampleNow.Format(time.RFC3339), "build", "--keep-going")
	return filepath.Join(folder, "public")
}

// deploy serves another folder from now on.
func (h *host) deploy(site string) {
	files := http.FileServer(http.Dir(site))
	h.served.Store(&files)
}

func (h *host) serve(w http.ResponseWriter, r *http.Request) { (*h.served.Load()).ServeHTTP(w, r) }
