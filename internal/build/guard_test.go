package build

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/portevoix/portevoix"
)

func TestGuard(t *testing.T) {
	dir := t.TempDir()
	hub := filepath.Join(dir, "work", "hub")
	for name, text := range tiny() {
		write(t, hub, name, text)
	}
	write(t, hub, ".git/HEAD", "ref: refs/heads/main")
	write(t, dir, "file", "mine")
	link(t, dir, filepath.Join(dir, "link"))
	link(t, filepath.Join(hub, "content", "posts"), filepath.Join(dir, "way"))
	for _, tt := range []struct{ output, want string }{
		{"work/hub/public", ""},
		{"work/public", ""},
		{"new/one", ""},
		{"work/hub/content-built", ""},
		{"", "no name"},
		{"file", "not a folder"},
		{"link", "symbolic link"},
		{"link/", "symbolic link"},
		{"work/hub", "holds the hub"},
		{"work/hub/content/..", "holds the hub"},
		{"work", "holds the hub"},
		{"link/work", "holds the hub"},
		{".", "holds the hub"},
		{"work/hub/content", "people write in"},
		{"work/hub/content/new/one", "people write in"},
		{"work/hub/site/static", "people write in"},
		{"work/hub/.git/pages", "people write in"},
		{"way/out", "people write in"},
	} {
		output := tt.output
		if output != "" {
			output = dir + "/" + tt.output
		}
		err := guard(output, hub)
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%s: %v", tt.output, err)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
			t.Errorf("%s: found error %v, want %q", tt.output, err, tt.want)
		}
	}
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("links need rights on Windows")
	}
	if err := os.Symlink(to, name); err != nil {
		t.Fatal(err)
	}
}

func TestRefusedOutputIsNotTouched(t *testing.T) {
	dir := t.TempDir()
	for name, text := range tiny() {
		write(t, dir, name, text)
	}
	o := options(dir)
	o.Dir = dir
	if _, _, err := Run(portevoix.Files, os.DirFS(dir), o); err == nil {
		t.Error("found no error")
	}
	same(t, filesOf(t, dir), tiny(), "refused")
}

// A link inside the output that leads outside is not followed.
func TestLinkOutOfTheOutput(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	link(t, dir, filepath.Join(out, "en"))
	if _, _, err := Run(portevoix.Files, tiny().fs(), options(out)); err == nil {
		t.Error("found no error")
	}
	same(t, filesOf(t, dir), hub{}, "outside")
}
