package git

import (
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// A work is a repository made by git itself.
type work struct {
	*testing.T
	dir string
}

func newWork(t *testing.T, options ...string) work {
	w := work{t, t.TempDir()}
	w.git(append([]string{"init", "-q", "-b", "main"}, options...)...)
	w.write("content/posts/a.en.md", "a\n")
	w.write("content/posts/b.en.md", "b\n")
	w.write("site/hub.yaml", "title: T\n")
	w.commit("first")
	return w
}

func (w work) git(args ...string) {
	w.Helper()
	gitIn(w.T, w.dir, args...)
}

func gitIn(t testing.TB, dir string, args ...string) {
	t.Helper()
	identity := []string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always"}
	command := exec.Command("git", append(identity, args...)...)
	command.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

func (w work) write(name, data string) {
	w.Helper()
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		w.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		w.Fatal(err)
	}
}

func (w work) commit(message string) {
	w.Helper()
	w.git("add", "-A")
	w.git("commit", "-q", "--allow-empty", "-m", message)
}

// opened is the repository of a folder of the work tree, "" for all of it.
func (w work) opened(folder string) *Repository {
	w.Helper()
	r, err := Open(filepath.Join(w.dir, folder))
	if err != nil {
		w.Fatal(err)
	}
	return r
}

func changed(t *testing.T, r *Repository, rev string, folders ...string) string {
	t.Helper()
	files, err := r.Changed(rev, folders...)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(slices.Sorted(maps.Keys(files)), " ")
}

func TestAt(t *testing.T) {
	w := newWork(t)
	w.write("content/posts/a.en.md", "a, second\n")
	w.write("content/posts/c.en.md", "c\n")
	w.commit("second")
	w.git("tag", "-a", "-m", "v1", "v1")
	w.git("branch", "topic/one")
	r := w.opened("")
	for _, test := range []struct{ rev, want string }{
		{"HEAD", "a, second\n"}, {"main", "a, second\n"}, {"v1", "a, second\n"}, {"topic/one", "a, second\n"},
		{"HEAD~1", "a\n"}, {"main^", "a\n"}, {"@~", "a\n"}, {"v1~1", "a\n"},
	} {
		tree, err := r.At(test.rev)
		if err != nil {
			t.Errorf("At(%s): %v", test.rev, err)
			continue
		}
		if got, err := fs.ReadFile(tree, "content/posts/a.en.md"); string(got) != test.want {
			t.Errorf("At(%s): a.en.md holds %q, %v; want %q", test.rev, got, err, test.want)
		}
	}
	tree, _ := r.At("HEAD")
	if err := fstest.TestFS(tree, "content/posts/a.en.md", "content/posts/c.en.md", "site/hub.yaml"); err != nil {
		t.Error(err)
	}
}

func TestTreesHaveNoWayOut(t *testing.T) {
	w := newWork(t)
	if err := os.Symlink("/etc/passwd", filepath.Join(w.dir, "content", "posts", "link.en.md")); err != nil {
		t.Skip(err)
	}
	w.commit("link")
	tree, err := w.opened("").At("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := fs.ReadDir(tree, "content/posts")
	if err != nil || len(entries) != 3 || entries[2].Type() != fs.ModeSymlink {
		t.Errorf("the link is not listed as one: %v, %v", entries, err)
	}
	link := "content/posts/link.en.md"
	for _, name := range []string{link, link + "/x", "../x", "/etc/passwd", "nope"} {
		if data, err := fs.ReadFile(tree, name); err == nil {
			t.Errorf("read %s: %q", name, data)
		}
	}
}

func TestHubInAFolder(t *testing.T) {
	w := newWork(t)
	w.write("other/file.txt", "not the hub's\n")
	w.write("hub/content/posts/x.en.md", "x\n")
	w.commit("hub")
	w.write("hub/content/posts/x.en.md", "x, edited\n")
	w.write("other/file.txt", "edited\n")
	r := w.opened("hub")
	if r.Folder() != "hub" {
		t.Errorf("the folder is %q, want hub", r.Folder())
	}
	if got := changed(t, r, "HEAD"); got != "content/posts/x.en.md" {
		t.Errorf("changed %q, want the hub's file alone", got)
	}
	now, _ := r.At("HEAD")
	if err := fstest.TestFS(now, "content/posts/x.en.md"); err != nil {
		t.Error(err)
	}
	before, err := r.At("HEAD~1")
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(before); err != nil {
		t.Errorf("a hub that was not there yet: %v", err)
	}
	if got := changed(t, r, "HEAD~1"); got != "content/posts/x.en.md" {
		t.Errorf("changed %q since the hub was not there", got)
	}
}

func TestChanged(t *testing.T) {
	w := newWork(t)
	w.write("content/posts/same.en.md", "one\ntwo\n")
	w.commit("second")
	w.write("content/posts/a.en.md", "edited, not committed\n")
	w.write("content/posts/new.en.md", "not tracked\n")
	w.write("content/posts/same.en.md", "one\r\ntwo\r\n")
	w.write("public/index.html", "output\n")
	w.write("site/added.yaml", "committed\n")
	w.git("rm", "-q", "content/posts/b.en.md")
	w.git("add", "site")
	w.git("commit", "-q", "-m", "third")
	r := w.opened("")
	for _, test := range []struct{ rev, folder, want string }{
		{"HEAD~1", "content", "content/posts/a.en.md content/posts/b.en.md content/posts/new.en.md"},
		{"HEAD", "content", "content/posts/a.en.md content/posts/new.en.md"},
		{"HEAD~1", "site", "site/added.yaml"},
		{"HEAD~1", "absent", ""},
		{"HEAD", ".", "content/posts/a.en.md content/posts/new.en.md public/index.html"},
	} {
		if got := changed(t, r, test.rev, test.folder); got != test.want {
			t.Errorf("since %s below %s: %q, want %q", test.rev, test.folder, got, test.want)
		}
	}
}

func TestLinkedWorkTree(t *testing.T) {
	w := newWork(t)
	linked := filepath.Join(t.TempDir(), "linked")
	w.git("worktree", "add", "-q", "-b", "other", linked)
	r, err := Open(linked)
	if err != nil {
		t.Fatal(err)
	}
	if got := changed(t, r, "main"); got != "" {
		t.Errorf("changed %q, want nothing", got)
	}
}

func TestShallowClone(t *testing.T) {
	w := newWork(t)
	w.commit("second")
	clone := cloneOf(t, w, "--depth", "1")
	r, err := Open(clone)
	if err != nil {
		t.Fatal(err)
	}
	if got := changed(t, r, "HEAD"); got != "" {
		t.Errorf("changed %q, want nothing", got)
	}
	_, err = r.At("HEAD~1")
	wantError(t, err, "the clone is shallow", "fetch-depth: 0")
}

func TestPartialClone(t *testing.T) {
	w := newWork(t)
	w.git("config", "uploadpack.allowFilter", "true")
	w.write("content/posts/a.en.md", "second\n")
	w.commit("second")
	clone := cloneOf(t, w, "--filter=blob:none")
	r, err := Open(clone)
	if err == nil {
		var tree fs.FS
		if tree, err = r.At("HEAD~1"); err == nil {
			_, err = fs.ReadFile(tree, "content/posts/a.en.md")
		}
	}
	wantError(t, err, "partial", "--filter")
}

func cloneOf(t *testing.T, w work, options ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "clone")
	args := append([]string{"clone", "-q"}, options...)
	gitIn(t, w.dir, append(args, "file://"+filepath.ToSlash(w.dir), dir)...)
	return dir
}

func TestRepositoriesThatCantBeRead(t *testing.T) {
	t.Run("none", func(t *testing.T) {
		_, err := Open(t.TempDir())
		wantError(t, err, "no Git work tree", "git init")
	})
	t.Run("no such folder", func(t *testing.T) {
		_, err := Open(filepath.Join(t.TempDir(), "absent"))
		wantError(t, err, "open repository of", "absent")
	})
	t.Run("bare", func(t *testing.T) {
		w := work{t, t.TempDir()}
		w.git("init", "-q", "--bare")
		_, err := Open(w.dir)
		wantError(t, err, "bare repository")
	})
	t.Run("sparse", func(t *testing.T) {
		w := newWork(t)
		w.git("sparse-checkout", "set", "site")
		_, err := Open(w.dir)
		wantError(t, err, "sparse checkout", "git sparse-checkout disable")
		w.git("sparse-checkout", "disable")
		w.git("config", "--unset", "extensions.worktreeConfig")
		w.opened("")
	})
	t.Run("sha256", func(t *testing.T) {
		w := newWork(t, "--object-format=sha256")
		_, err := Open(w.dir)
		wantError(t, err, "SHA-256", "SHA-1")
	})
	t.Run("no commit", func(t *testing.T) {
		w := work{t, t.TempDir()}
		w.git("init", "-q")
		_, err := w.opened("").At("HEAD")
		wantError(t, err, "commit first")
	})
}

func TestUnknownRevisions(t *testing.T) {
	w := newWork(t)
	w.git("branch", "release/autumn")
	w.git("update-ref", "refs/remotes/origin/trunk", "HEAD")
	r := w.opened("")
	for _, test := range []struct{ rev, want string }{
		{"mian", "did you mean main?"},
		{"trunk", "did you mean origin/trunk?"},
		{"autumn", "did you mean release/autumn?"},
		{"zzz", "there are main, origin/trunk, release/autumn"},
		{"HEAD~7", "there is no revision"},
		{"0123456789012345678901234567890123456789", "there is no revision"},
		{"", "no revision that is read here"},
		{"~1", "no revision that is read here"},
		{"^{/x}", "no revision that is read here"},
		{"main@{yesterday}", "no revision that is read here"},
		{"main:site", "no revision that is read here"},
		{"--upload-pack=x", "no revision that is read here"},
	} {
		_, err := r.At(test.rev)
		wantError(t, err, test.want)
	}
}

func wantError(t *testing.T, err error, parts ...string) {
	t.Helper()
	if err == nil {
		t.Errorf("no error, want one with %q", parts)
		return
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("error %q does not hold %q", err, part)
		}
	}
}

// A revision comes from a command line: whatever it is, it is found or refused.
func FuzzRevision(f *testing.F) {
	for _, rev := range []string{"HEAD", "HEAD~1", "main^2", "@", "^^", "a~999999", "refs/heads/main", "é", "@^{tree}"} {
		f.Add(rev)
	}
	dir := f.TempDir()
	gitIn(f, dir, "init", "-q", "-b", "main")
	gitIn(f, dir, "commit", "-q", "--allow-empty", "-m", "first")
	r, err := Open(dir)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, rev string) {
		if tree, err := r.At(rev); (tree == nil) == (err == nil) {
			t.Errorf("At(%q) = %v, %v", rev, tree, err)
		}
	})
}

// The files of a revision are the hub's, or all.
func TestAllAt(t *testing.T) {
	w := newWork(t)
	w.write("hub/site/hub.yaml", "title: H\n")
	w.commit("a hub below")
	r := w.opened("hub")
	for name, read := range map[string]func(string) (fs.FS, error){
		"site/hub.yaml": r.At, "hub/site/hub.yaml": r.AllAt,
	} {
		files, err := read("HEAD")
		if err != nil {
			t.Fatal(err)
		}
		if data, err := fs.ReadFile(files, name); err != nil || string(data) != "title: H\n" {
			t.Errorf("%s holds %q, %v", name, data, err)
		}
	}
}

func TestHasBranch(t *testing.T) {
	w := newWork(t)
	clone := work{t, t.TempDir()}
	gitIn(t, clone.dir, "clone", "-q", "file://"+w.dir, ".")
	w.git("tag", "v1")
	for name, want := range map[string]bool{"main": true, "origin/main": true, "v1": false, "HEAD": false, "": false, "../heads/main": false} {
		if got := clone.opened("").HasBranch(name); got != want {
			t.Errorf("there is a branch %q: %t, want %t", name, got, want)
		}
	}
}

// A folder's name is another when, and only when, something in it is.
func TestFolderAt(t *testing.T) {
	w := newWork(t)
	w.write("site/hub.yaml", "title: U\n")
	w.commit("second")
	r := w.opened("")
	for folder, same := range map[string]bool{"content": true, "content/posts": true, "site": false, "": false, "nothing": true} {
		before, err := r.FolderAt("HEAD~1", folder)
		if err != nil {
			t.Fatal(err)
		}
		if now, err := r.FolderAt("HEAD", folder); err != nil || (now == before) != same {
			t.Errorf("%q has the names %s and %s, %v", folder, before, now, err)
		}
	}
}
