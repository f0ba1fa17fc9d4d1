package weblog

import (
	"os"
	"path/filepath"
	"testing"
)

// Whoever has enough leaves nothing open.
func TestFilesAreClosed(t *testing.T) {
	opened := func() int {
		files, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Fatal(err)
		}
		return len(files)
	}
	folder, before := t.TempDir(), opened()
	for _, name := range []string{"a", "b", "c"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(line("10")+line("11")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	format, _ := NewFormat("")
	files, _ := Find(nil, []string{filepath.Join(folder, "*")}, format)
	for enough := range 7 {
		n := 0
		for range Lines(files, format) {
			if n++; n > enough {
				break
			}
		}
		if after := opened(); after != before {
			t.Errorf("%d files are open after %d lines", after-before, enough)
		}
	}
}
