package git

import (
	"os/exec"
	"path/filepath"
	"testing"
)

func TestGitHub(t *testing.T) {
	for url, want := range map[string]string{
		"https://github.com/acme/hub":              "acme/hub",
		"https://github.com/acme/hub.git":          "acme/hub",
		"https://token@github.com/acme/the.hub/":   "acme/the.hub",
		"git@github.com:acme/hub.git":              "acme/hub",
		"ssh://git@github.com/acme/hub":            "acme/hub",
		"https://gitlab.com/acme/hub":              "",
		"https://github.com.evil.example/acme/hub": "",
		"https://evil.example/github.com/acme/hub": "",
		"/srv/git/hub.git":                         "",
	} {
		w := newWork(t)
		w.git("remote", "add", "origin", url)
		owner, name, ok := w.opened("").GitHub()
		if got := owner + "/" + name; ok != (want != "") || ok && got != want {
			t.Errorf("%s is %s, %t; want %q", url, got, ok, want)
		}
	}
	for url, want := range map[string]string{
		"git@github.com:Acme/Hub.git":                 "https://acme.github.io/Hub/",
		"https://github.com/Acme/acme.github.io":      "https://acme.github.io/",
		"https://github.com/other/acme.github.io.git": "https://other.github.io/acme.github.io/",
	} {
		w := newWork(t)
		w.git("remote", "add", "origin", url)
		if got, ok := w.opened("").Pages(); got != want || !ok {
			t.Errorf("pages of %s are at %s, want %s", url, got, want)
		}
	}
	if _, _, ok := newWork(t).opened("").GitHub(); ok {
		t.Error("a repository without remote is on GitHub")
	}
}

func TestShallow(t *testing.T) {
	w := newWork(t)
	w.commit("second")
	if w.opened("").Shallow() {
		t.Error("the whole history is shallow")
	}
	dir := filepath.Join(t.TempDir(), "clone")
	gitIn(t, w.dir, "clone", "-q", "--depth", "1", "file://"+w.dir, dir)
	clone, err := Open(dir)
	if err != nil || !clone.Shallow() {
		t.Errorf("a clone of depth 1 is not shallow, %v", err)
	}
}

func TestRoot(t *testing.T) {
	w := newWork(t)
	w.write("hubs/one/site/hub.yaml", "title: T\n")
	want := w.opened("").Root()
	if got := w.opened("hubs/one").Root(); got != want || filepath.Base(got) != filepath.Base(w.dir) {
		t.Errorf("found %s, want %s", got, want)
	}
}

// What is ignored is what git itself ignores.
func TestIgnored(t *testing.T) {
	w := newWork(t)
	w.write(".gitignore", "# the site\n/hub/public/\n*.log\n\ndata/*\n!data/kept\n")
	w.write("hub/.gitignore", "/site/data/\n!important.log\n")
	w.write("hub/site/hub.yaml", "title: T\n")
	r := w.opened("hub")
	for _, name := range []string{
		"public/index.html", "site/data/a.json", "site/hub.yaml", "a.log", "important.log", "sub/public/a",
		"data/kept", "data/other",
	} {
		command := exec.Command("git", "-C", filepath.Join(w.dir, "hub"), "check-ignore", "-q", name)
		want := command.Run() == nil
		if got, err := r.Ignored(name); err != nil || got != want {
			t.Errorf("%s is ignored: %t, %v; git says %t", name, got, err, want)
		}
	}
}

func TestOwns(t *testing.T) {
	for _, test := range []struct {
		pattern string
		want    bool
	}{
		{"*", true}, {"/content/", true}, {"content/", true}, {"/content", true}, {"*.md", true},
		{"/content/**", true}, {"/content/posts/", true}, {"/content/posts/2026/*", true},
		{"/content/*", false}, {"/guidelines/", false}, {"*.yaml", false}, {"/posts/", false},
	} {
		if got := Owns(test.pattern, "content/posts/2026/a.en.md"); got != test.want {
			t.Errorf("%s holds: %t, want %t", test.pattern, got, test.want)
		}
	}
}
