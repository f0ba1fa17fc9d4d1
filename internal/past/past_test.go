package past

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/deploys"
)

// A work is a hub's repository, made by git itself, whose commits are of days in
// November 2026.
type work struct {
	*testing.T
	dir string
}

func newWork(t *testing.T) work {
	t.Helper()
	w := work{t, t.TempDir()}
	w.git("10", "init", "-q", "-b", "main")
	w.write("site/hub.yaml", "title: first\n")
	w.commit("10")
	w.write("site/hub.yaml", "title: second\n")
	w.commit("12")
	return w
}

func (w work) git(day string, args ...string) string {
	w.Helper()
	command := exec.Command("git", append([]string{"-C", w.dir, "-c", "protocol.file.allow=always"}, args...)...)
	at := "2026-11-" + day + "T12:00:00Z"
	command.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_COMMITTER_DATE="+at,
		"GIT_AUTHOR_DATE=2026-01-01T00:00:00Z", "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org",
		"GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org")
	out, err := command.CombinedOutput()
	if err != nil {
		w.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (w work) write(name, text string) {
	w.Helper()
	name = filepath.Join(w.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		w.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		w.Fatal(err)
	}
}

func (w work) commit(day string) string {
	w.Helper()
	w.git(day, "add", "-A")
	w.git(day, "commit", "-q", "-m", day)
	return w.git(day, "rev-parse", "HEAD")
}

// collect writes what was collected on a day, on its branch.
func (w work) collect(day, text string, records ...deploys.Record) string {
	w.Helper()
	if _, err := os.Stat(filepath.Join(w.dir, ".git/refs/heads", DataBranch)); err == nil {
		w.git(day, "switch", "-q", DataBranch)
	} else {
		w.git(day, "switch", "-q", "--orphan", DataBranch)
	}
	w.write("approvals.txt", text)
	for _, r := range records {
		root, err := os.OpenRoot(w.dir)
		if err != nil {
			w.Fatal(err)
		}
		if _, err := deploys.Append(root, r); err != nil {
			w.Fatal(err)
		}
	}
	if len(records) > 0 { // the branch's top is the folder site/data of the hub
		if err := os.CopyFS(w.dir, os.DirFS(filepath.Join(w.dir, "site/data"))); err != nil {
			w.Fatal(err)
		}
		os.RemoveAll(filepath.Join(w.dir, "site"))
	}
	hash := w.commit(day)
	w.git(day, "switch", "-q", "main")
	return hash
}

func (w work) opened() *Hub {
	w.Helper()
	h, err := Open(context.Background(), w.dir, os.DirFS(w.dir))
	if err != nil {
		w.Fatal(err)
	}
	return h
}

// stood says what a hub held on a day, at noon.
func stood(t *testing.T, h *Hub, day string) string {
	t.Helper()
	s, err := h.At(on(day))
	if err != nil {
		return err.Error()
	}
	files, err := h.Files(s)
	if err != nil {
		return err.Error()
	}
	settings, _ := fs.ReadFile(files, "site/hub.yaml")
	approvals, err := fs.ReadFile(files, "site/data/approvals.txt")
	if err != nil {
		approvals = []byte("none")
	}
	return strings.TrimPrefix(strings.TrimSpace(string(settings)), "title: ") + ", " + string(approvals)
}

func on(day string) time.Time {
	at, err := time.Parse(time.RFC3339, "2026-11-"+day+"T12:00:00Z")
	if err != nil {
		panic(err)
	}
	return at
}

func wantStood(t *testing.T, h *Hub, want map[string]string) {
	t.Helper()
	for day, want := range want {
		if got := stood(t, h, day); got != want {
			t.Errorf("on %s it was %q, want %q", day, got, want)
		}
	}
}

const tooEarly = "there was no hub yet on 2026-11-09T12:00:00Z; its first commit is of 2026-11-10T12:00:00Z"

// Without records it is the branch, by the time at which somebody committed, and what was
// collected until then. What the hub's own commits bring in its place counts for nothing.
func TestByCommits(t *testing.T) {
	w := newWork(t)
	wantStood(t, w.opened(), map[string]string{"09": tooEarly, "10": "first, none", "11": "first, none", "20": "second, none"})
	w.write("site/data/approvals.txt", "forged")
	w.commit("13")
	w.collect("11", "legal")
	w.collect("14", "legal and hr")
	wantStood(t, w.opened(), map[string]string{
		"09": tooEarly, "10": "first, none", "11": "first, legal", "12": "second, legal", "13": "second, legal", "14": "second, legal and hr",
	})
}

// Where it was noted, what was published counts, however long ago it was committed.
func TestByDeploys(t *testing.T) {
	w := newWork(t)
	first := w.git("10", "rev-parse", "HEAD~1")
	data := w.collect("11", "legal")
	noted := deploys.Record{Address: "https://example.org/", At: on("15"), Commit: first, Data: data, Program: "v1"}
	w.collect("15", "legal and hr", noted)
	h := w.opened()
	wantStood(t, h, map[string]string{"10": "first, none", "14": "second, legal", "15": "first, legal", "20": "first, legal"})

	states, err := h.Between(on("11"), on("20"))
	if err != nil {
		t.Fatal(err)
	}
	wantKeys(t, h, states[0], states[2])
	var list []string
	for _, s := range states {
		list = append(list, fmt.Sprint(s.Since.Day(), s.Deploy != nil))
	}
	if got := strings.Join(list, ", "); got != "11 false, 12 false, 15 true" {
		t.Errorf("the states are of %s", got)
	}
}

// wantKeys compares two states of which only the data differ.
func wantKeys(t *testing.T, h *Hub, a, b State) {
	t.Helper()
	b.Data = h.data[len(h.data)-1].Hash
	for folder, same := range map[string]bool{"site": true, "content": true, "site/data/deploys": false, "site/data/approvals": true} {
		one, err := h.Key(a, "content", folder)
		if err != nil {
			t.Fatal(err)
		}
		if two, err := h.Key(b, "content", folder); err != nil || (one == two) != same {
			t.Errorf("by %s the states are the same: %t, %v; want %t", folder, one == two, err, same)
		}
	}
}

// What is not in a clone is named, with what brings it.
func TestWhatIsMissing(t *testing.T) {
	w := newWork(t)
	w.collect("11", "legal")
	clone := work{t, t.TempDir()}
	clone.git("10", "clone", "-q", "--depth", "1", "file://"+w.dir, ".")
	_, err := Open(context.Background(), clone.dir, os.DirFS(clone.dir))
	if err == nil || !strings.Contains(err.Error(), "shallow") || !strings.Contains(err.Error(), "fetch-depth: 0") {
		t.Errorf("a shallow clone: %v", err)
	}

	gone := strings.Repeat("a", 40)
	h := w.opened()
	for want, s := range map[string]State{
		"of the hub is not in this clone; fetch all":                             {Commit: gone},
		"of what was collected is not in this clone; fetch it: git fetch origin": {Commit: w.git("10", "rev-parse", "HEAD"), Data: gone},
	} {
		if _, err := h.Files(s); err == nil || !strings.Contains(err.Error(), gone+" "+want) {
			t.Errorf("the error is %v, want %q", err, want)
		}
		if _, err := h.Key(s, "site"); err == nil || !strings.Contains(err.Error(), gone+" "+want) {
			t.Errorf("the error is %v, want %q", err, want)
		}
	}
}

// As a remote has it, what was collected is newer than what stands here.
func TestTheRemotesData(t *testing.T) {
	w := newWork(t)
	w.collect("11", "legal")
	clone := work{t, t.TempDir()}
	clone.git("10", "clone", "-q", "file://"+w.dir, ".")
	clone.git("10", "branch", "-q", DataBranch, "origin/"+DataBranch)
	w.collect("14", "legal and hr")
	clone.git("10", "fetch", "-q", "origin")
	wantStood(t, clone.opened(), map[string]string{"11": "first, legal", "14": "second, legal and hr"})
}
