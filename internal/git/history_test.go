package git

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestHistory(t *testing.T) {
	w := newWork(t)
	w.write("content/posts/a.en.md", "a, second\n")
	w.commit("Second\n\nA paragraph: with a colon.\n\nApproved-by: Legal <legal@example.org>\nCo-authored-by: B\n <b@example.org>")
	w.git("switch", "-q", "-c", "topic")
	w.write("content/posts/a.en.md", "a, on a branch\n")
	w.commit("on a branch")
	w.git("switch", "-q", "main")
	w.write("site/hub.yaml", "title: U\n")
	w.commit("elsewhere")
	w.git("merge", "-q", "--no-ff", "-m", "Merge topic", "topic")
	w.git("mv", "content/posts/b.en.md", "content/posts/c.en.md")
	w.commit("moved")

	got, err := w.opened("").History(context.Background(), "HEAD", "content")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{
		"content/posts/a.en.md": {"Merge topic", "Second", "first"},
		"content/posts/b.en.md": {"moved", "first"},
		"content/posts/c.en.md": {"moved"},
	}
	if len(got) != len(want) {
		t.Errorf("found the history of %d files, want %d", len(got), len(want))
	}
	for name, subjects := range want {
		if found := subjectsOf(got[name]); !slices.Equal(found, subjects) {
			t.Errorf("%s was changed by %q, want %q", name, found, subjects)
		}
	}
	second := got["content/posts/a.en.md"][1]
	if second.Merge || second.Author != (Person{"A", "a@example.org"}) || time.Since(second.Time) > time.Hour {
		t.Errorf("the commit is %+v", second)
	}
	trailers := []Trailer{{"Approved-by", "Legal <legal@example.org>"}, {"Co-authored-by", "B <b@example.org>"}}
	if !slices.Equal(second.Trailers, trailers) {
		t.Errorf("the trailers are %q, want %q", second.Trailers, trailers)
	}
	if !got["content/posts/a.en.md"][0].Merge {
		t.Error("a merge does not say that it is one")
	}
}

func subjectsOf(commits []*Commit) []string {
	var list []string
	for _, c := range commits {
		list = append(list, c.Subject)
	}
	return list
}

// A hub may be a folder of a larger repository.
func TestHistoryOfAFolder(t *testing.T) {
	w := newWork(t)
	w.write("hub/guidelines/charter.en.md", "c\n")
	w.write("hub/content/posts/p.en.md", "p\n")
	w.write("hub/site/hub.yaml", "title: T\n")
	w.commit("a hub below")
	r := w.opened("hub")
	for folders, want := range map[string]string{
		"":                             "content/posts/p.en.md guidelines/charter.en.md site/hub.yaml",
		"content":                      "content/posts/p.en.md",
		"content/posts content absent": "content/posts/p.en.md",
		"guidelines site/hub.yaml":     "guidelines/charter.en.md site/hub.yaml",
	} {
		history, err := r.History(context.Background(), "main", strings.Fields(folders)...)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for name := range history {
			names = append(names, name)
		}
		slices.Sort(names)
		if got := strings.Join(names, " "); got != want {
			t.Errorf("History(%s) is of %s, want %s", folders, got, want)
		}
	}
}

// A shallow clone would say that its oldest commit made everything.
func TestHistoryOfAShallowClone(t *testing.T) {
	w := newWork(t)
	w.write("content/posts/a.en.md", "a, second\n")
	w.commit("second")
	clone := work{t, t.TempDir()}
	gitIn(t, clone.dir, "clone", "-q", "--depth", "1", "file://"+w.dir, ".")
	_, err := clone.opened("").History(context.Background(), "HEAD")
	if err == nil || !strings.Contains(err.Error(), "the clone is shallow") || !strings.Contains(err.Error(), "fetch-depth: 0") {
		t.Errorf("the history of a shallow clone: %v, want cause and cure", err)
	}
}

func TestHistoryCanBeStopped(t *testing.T) {
	w := newWork(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := w.opened("").History(ctx, "HEAD"); err == nil {
		t.Error("a history that was stopped is no error")
	}
}

// Git itself is the oracle, on histories that nobody made up by hand.
func TestHistoryAgreesWithGit(t *testing.T) {
	for seed := range uint64(3) {
		w := work{t, t.TempDir()}
		w.git("init", "-q", "-b", "main", "--bare")
		w.importing(script(rand.New(rand.NewPCG(seed, 1)), 400))
		checkout := work{t, t.TempDir()}
		gitIn(t, checkout.dir, "clone", "-q", "file://"+w.dir, ".")
		got, err := checkout.opened("").History(context.Background(), "main", "content")
		if err != nil {
			t.Fatal(err)
		}
		want := checkout.log("content")
		for name := range want {
			if !slices.Equal(hashes(got[name]), want[name]) {
				t.Fatalf("seed %d: %s was changed by %q, git says %q", seed, name, hashes(got[name]), want[name])
			}
		}
		if len(got) != len(want) || len(want) < 10 {
			t.Errorf("seed %d: found %d files, git finds %d", seed, len(got), len(want))
		}
	}
}

func hashes(commits []*Commit) []string {
	var list []string
	for _, c := range commits {
		list = append(list, c.Hash)
	}
	return list
}

// log is what git log says: per file the commits of the first-parent line.
func (w work) log(folder string) map[string][]string {
	w.Helper()
	out, err := exec.Command("git", "-C", w.dir, "log", "--first-parent", "-m", "--no-renames",
		"--format=\x01%H", "--name-only", "-z", "main", "--", folder).Output()
	if err != nil {
		w.Fatal(err)
	}
	files := map[string][]string{}
	for commit := range bytes.SplitSeq(out, []byte{1}) {
		hash, names, _ := strings.Cut(string(commit), "\x00")
		for name := range strings.SplitSeq(names, "\x00") {
			if name = strings.TrimPrefix(name, "\n"); name != "" {
				files[name] = append(files[name], hash)
			}
		}
	}
	return files
}

// script is a history for git fast-import: edits, removals, moves, folders that become
// files, merges that take one side, the other or both.
func script(random *rand.Rand, commits int) []byte {
	var b bytes.Buffer
	name := func() string {
		return fmt.Sprintf("%s/%d/p%d.md", []string{"content", "content/posts", "site"}[random.IntN(3)], random.IntN(4), random.IntN(6))
	}
	for i := 1; i <= commits; i++ {
		fmt.Fprintf(&b, "commit refs/heads/main\nmark :%d\ncommitter A <a@example.org> %d +0100\ndata <<E\ncommit %d\nE\n", i, 1_700_000_000+i*60, i)
		if i > 1 {
			fmt.Fprintf(&b, "from :%d\n", i-1)
		}
		if i > 20 && random.IntN(5) == 0 {
			fmt.Fprintf(&b, "merge :%d\n", 1+random.IntN(i-2))
		}
		for range random.IntN(4) {
			switch random.IntN(6) {
			case 0:
				fmt.Fprintf(&b, "D %s\n", name())
			case 1:
				fmt.Fprintf(&b, "M 100644 inline content/%d\ndata <<E\n%d\nE\n", random.IntN(4), i)
			default:
				fmt.Fprintf(&b, "M 100644 inline %s\ndata <<E\n%d\nE\n", name(), random.IntN(3))
			}
		}
		b.WriteString("\n")
	}
	return b.Bytes()
}

func (w work) importing(script []byte) {
	w.Helper()
	command := exec.Command("git", "-C", w.dir, "fast-import", "--quiet")
	command.Stdin = bytes.NewReader(script)
	if out, err := command.CombinedOutput(); err != nil {
		w.Fatalf("git fast-import: %v\n%s", err, out)
	}
}

// What was fetched of another branch alone, as workflows fetch what was collected, does
// not make this one's history end early.
func TestHistoryBesideAShallowBranch(t *testing.T) {
	w := newWork(t)
	w.git("switch", "-q", "--orphan", "portevoix-data")
	w.write("targets.json", "1")
	w.commit("one")
	w.write("targets.json", "2")
	w.commit("two")
	w.git("switch", "-q", "main")
	clone := work{t, t.TempDir()}
	gitIn(t, clone.dir, "clone", "-q", "--single-branch", "--branch", "main", "file://"+w.dir, ".")
	gitIn(t, clone.dir, "fetch", "-q", "--depth", "1", "origin", "+refs/heads/portevoix-data:refs/remotes/origin/portevoix-data")
	r := clone.opened("")
	history, err := r.History(context.Background(), "HEAD")
	if err != nil || len(history) != 3 {
		t.Errorf("the history is of %d files, %v", len(history), err)
	}
	if steps, err := r.Branch(context.Background(), "HEAD"); err != nil || len(steps) != 1 {
		t.Errorf("the branch has %d steps, %v", len(steps), err)
	}
	if _, err := r.Branch(context.Background(), "origin/portevoix-data"); err == nil || !strings.Contains(err.Error(), "shallow") {
		t.Errorf("the other branch is cut off, and said to be %v", err)
	}
}
