package git

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// years is a repository with as many commits as a hub has after years.
func years(t testing.TB, commits int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	gitIn(t, dir, "init", "-q", "-b", "main")
	command := exec.Command("git", "-C", dir, "fast-import", "--quiet")
	command.Stdin = bytes.NewReader(script(rand.New(rand.NewPCG(1, 1)), commits))
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("git fast-import: %v\n%s", err, out)
	}
	gitIn(t, dir, "reset", "-q", "--hard")
	return dir
}

func BenchmarkHistory(b *testing.B) {
	r, err := Open(years(b, 5000))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := r.History(context.Background(), "main", "content"); err != nil {
			b.Fatal(err)
		}
	}
}

// After some thousand commits branch and history still agree with git, and stay below
// half a minute and 64 MiB, also where several programs share a slow machine.
func TestYearsOfHistory(t *testing.T) {
	const commits, longest, most = 5000, 30 * time.Second, 64 << 20
	w := work{t, years(t, commits)}
	r := w.opened("")
	var steps []*Commit
	var history map[string][]*Commit
	took, peak := measured(func() {
		var err error
		if steps, err = r.Branch(context.Background(), "main"); err != nil {
			t.Fatal(err)
		}
		if history, err = r.History(context.Background(), "main", "content"); err != nil {
			t.Fatal(err)
		}
	})
	t.Logf("%d commits, %d files: %v, at most %d MiB", len(steps), len(history), took.Round(time.Millisecond), peak>>20)
	if took > longest || peak > most {
		t.Errorf("want %v and %d MiB at most", longest, most>>20)
	}
	out, err := exec.Command("git", "-C", w.dir, "log", "--first-parent", "--reverse", "--format=%H", "main").Output()
	if want := strings.Fields(string(out)); err != nil || len(want) != commits || !slices.Equal(hashes(steps), want) {
		t.Errorf("the branch has %d steps, git says %d, or others (%v)", len(steps), len(want), err)
	}
	for name, want := range w.log("content") {
		if !slices.Equal(hashes(history[name]), want) {
			t.Fatalf("%s was changed by %d commits, git says %d, or others", name, len(history[name]), len(want))
		}
	}
}

// measured says how long something takes, and how much memory is in use at most.
func measured(do func()) (took time.Duration, peak uint64) {
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for tick := time.Tick(5 * time.Millisecond); ; {
			var now runtime.MemStats
			runtime.ReadMemStats(&now)
			peak = max(peak, now.HeapAlloc)
			select {
			case <-done:
				return
			case <-tick:
			}
		}
	}()
	start := time.Now()
	do()
	took = time.Since(start)
	close(done)
	<-ended
	return took, peak
}
