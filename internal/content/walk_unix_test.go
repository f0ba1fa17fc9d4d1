//go:build unix

package content_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/portevoix/portevoix/internal/content"
)

// Opening a pipe would wait for ever.
func TestPipe(t *testing.T) {
	dir := t.TempDir()
	posts := filepath.Join(dir, "content", "posts")
	if err := os.MkdirAll(posts, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(posts, "a.fr.md"), 0o644); err != nil {
		t.Skip(err)
	}
	_, list := content.Read(os.DirFS(dir), options())
	if len(list) != 1 || list[0].String() != postFile+": found a pipe, want a file [file]" {
		t.Errorf("problems %v", list)
	}
}
