package sources

import (
	"io"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
)

// Files of the hub and of the machine are found by patterns, each once, in order.
func TestFiles(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"b.log", "a.log", "a.txt"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	hub := fstest.MapFS{"site/metrics/x.csv": {Data: []byte("x")}, "site/metrics/y.csv": {Data: []byte("y")}}
	asked := Asked{Files: hub, Source: config.Source{Files: []string{
		filepath.Join(folder, "*.log"), "site/metrics/*.csv", "site/metrics/x.csv"}}}
	list, err := asked.files()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range list {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, filepath.Base(f.Name)+"="+string(data))
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
	if diff := cmp.Diff([]string{"a.log=a.log", "b.log=b.log", "x.csv=x", "y.csv=y"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestFilesMissing(t *testing.T) {
	for _, pattern := range []string{"exports/*.csv", "/nowhere/*.csv", "["} {
		asked := Asked{Files: fstest.MapFS{}, Source: config.Source{Files: []string{pattern}}}
		if list, err := asked.files(); err == nil {
			t.Errorf("%s: %v", pattern, list)
		}
	}
}
