package approvals_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/build"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/github"
)

// A story is a hub on its branch, and what people do to it in pull requests.
type story struct {
	main    hub // as it stands on the branch
	at      map[string]hub
	branch  []*git.Commit
	pulls   map[int]github.Facts
	heads   []string // commits of the pull request at hand
	pull    *github.Facts
	answers []approvals.Attestation
	clock   time.Time
	now     time.Time // of the build
	made    int
}

type hub map[string]string

func (h hub) with(changes hub) hub {
	next := maps.Clone(h)
	for name, text := range changes {
		if next[name] = text; text == gone {
			delete(next, name)
		}
	}
	return next
}

// gone is a file that a change removes.
const gone = "\x00"

func (h hub) fs() fs.FS {
	files := fstest.MapFS{}
	for name, text := range h {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func newStory(main hub) *story {
	s := &story{
		main: hub{}, at: map[string]hub{}, pulls: map[int]github.Facts{},
		clock: time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC), now: time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC),
	}
	s.commit("root", hub{"README.md": "A hub.\n"}, false)
	s.commit("root", main, false)
	return s
}

func (s *story) tick() time.Time {
	s.clock = s.clock.Add(time.Hour)
	return s.clock
}

func (s *story) hash(h hub) string {
	s.made++
	name := fmt.Sprintf("%040x", s.made)
	s.at[name] = h
	return name
}

// commit changes the branch itself.
func (s *story) commit(author string, changes hub, merge bool, trailers ...string) *git.Commit {
	return s.stand(author, s.main.with(changes), merge, trailers...)
}

// stand makes a commit of the branch after which the hub is as given.
func (s *story) stand(author string, whole hub, merge bool, trailers ...string) *git.Commit {
	s.main = whole
	c := &git.Commit{
		Hash: s.hash(s.main), Author: git.Person{Name: author, Email: author + "@example.org"}, Time: s.tick(), Merge: merge,
	}
	for _, value := range trailers {
		c.Trailers = append(c.Trailers, git.Trailer{Key: "Approved-by", Value: value})
	}
	s.branch = append(s.branch, c)
	return c
}

// propose opens a pull request.
func (s *story) propose(author string, changes hub) {
	s.pull = &github.Facts{Schema: 2, Pull: github.Pull{
		Number: len(s.pulls) + 1, Author: author, AuthorID: id(author), Base: "main", BaseSHA: s.tip(), CreatedAt: s.tick(),
	}}
	s.heads = nil
	s.push(changes)
}

func (s *story) tip() string { return s.branch[len(s.branch)-1].Hash }

// push adds a commit of the author's to the pull request.
func (s *story) push(changes hub) { s.pushBy(s.pull.Pull.Author, changes) }

// pushBy adds somebody's commit to the pull request.
func (s *story) pushBy(user string, changes hub) *github.Commit {
	on, parent := s.main, s.tip()
	if len(s.heads) > 0 {
		parent = s.heads[len(s.heads)-1]
		on = s.at[parent]
	}
	head, by := s.hash(on.with(changes)), writer(user)
	s.heads = append(s.heads, head)
	s.pull.Pull.HeadSHA = head
	s.pull.Commits = append(s.pull.Commits, github.Commit{SHA: head, Parents: []string{parent}, Author: by, Committer: by})
	return &s.pull.Commits[len(s.pull.Commits)-1]
}

// writer is who commits with the address of an account.
func writer(user string) github.Writer {
	return github.Writer{Email: user + "@example.org", ID: id(user), Login: user}
}

// review is of the commit that was pushed last.
func (s *story) review(user, state, body string) *github.Review {
	s.pull.Reviews = append(s.pull.Reviews, github.Review{
		ID: int64(len(s.pull.Reviews) + 1), User: user, UserID: id(user), State: state, Body: body,
		Commit: s.pull.Pull.HeadSHA, At: s.tick(), URL: "https://github.com/example/hub/pull/1#review",
	})
	return &s.pull.Reviews[len(s.pull.Reviews)-1]
}

func (s *story) approve(user string) { s.review(user, github.Approved, "") }

// merge puts the pull request on the branch with a merge commit.
func (s *story) merge() { s.land(s.stand("github", s.at[s.pull.Pull.HeadSHA], true)) }

// squash makes one commit of it, rebase one of each.
func (s *story) squash() { s.land(s.stand("github", s.at[s.pull.Pull.HeadSHA], false)) }

func (s *story) rebase() {
	var last *git.Commit
	moment := s.tick()
	for _, head := range s.heads {
		last = s.stand("github", s.at[head], false)
		last.Time = moment
	}
	s.land(last)
}

func (s *story) land(c *git.Commit) {
	p := &s.pull.Pull
	p.MergeSHA, p.MergedAt, p.UpdatedAt, s.pull.TakenAt = c.Hash, c.Time, c.Time, c.Time
	s.pulls[p.Number] = *s.pull
}

// id is an account's; a deleted one has none.
func id(user string) int64 {
	if user == github.Ghost {
		return 0
	}
	n := int64(1)
	for _, b := range []byte(user) {
		n = n*31 + int64(b)
	}
	return n
}

func (s *story) evidence() approvals.Evidence {
	return approvals.Evidence{
		Branch: s.branch, Pulls: s.pulls, Attestations: s.answers,
		Files: func(_ context.Context, commit string) (fs.FS, error) { return s.at[commit].fs(), nil },
	}
}

// collected is the branch with what was collected.
func (s *story) collected(t *testing.T) (hub, approvals.Collection) {
	t.Helper()
	found, err := approvals.Collect(t.Context(), s.evidence(), approvals.Collection{})
	if err != nil {
		t.Fatal(err)
	}
	return s.main.with(filesOf(t, found)), found
}

func filesOf(t *testing.T, c approvals.Collection) hub {
	t.Helper()
	files, err := c.Files()
	if err != nil {
		t.Fatal(err)
	}
	h := hub{}
	for name, data := range files {
		h[name] = string(data)
	}
	return h
}

// built is every file of the site, with its name.
func built(t *testing.T, h hub, now time.Time) (map[string]string, build.Report) {
	t.Helper()
	return builtFrom(t, h.fs(), now)
}

func builtFrom(t *testing.T, files fs.FS, now time.Time) (map[string]string, build.Report) {
	t.Helper()
	out := t.TempDir()
	report, problems, err := build.Run(portevoix.Files, files, build.Options{
		Output: out, Now: now, Program: "test", Cache: drawn, KeepGoing: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Log(p)
	}
	return readAll(t, out), report
}

func readAll(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// where are the files that hold some words, in their name or in their bytes.
func where(site map[string]string, words string) []string {
	var found []string
	for name, data := range site {
		if strings.Contains(name, words) || strings.Contains(data, words) {
			found = append(found, name)
		}
	}
	return found
}

// picture is a small PNG of one colour.
func picture(gray uint8) string {
	m := image.NewGray(image.Rect(0, 0, 40, 30))
	for i := range m.Pix {
		m.Pix[i] = color.Gray{Y: gray}.Y
	}
	var out bytes.Buffer
	_ = png.Encode(&out, m)
	return out.String()
}

// drawn keeps pictures that all builds of the tests share.
var drawn = new(keeper)

type keeper struct{ kept sync.Map }

func (k *keeper) Get(key [32]byte) ([]byte, bool) {
	data, ok := k.kept.Load(key)
	if !ok {
		return nil, false
	}
	return data.([]byte), true
}

func (k *keeper) Put(key [32]byte, data []byte) { k.kept.Store(key, data) }
