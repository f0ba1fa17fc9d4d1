package atomicfile_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/atomicfile"
)

func folder(t *testing.T) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

func names(t *testing.T, root *os.Root, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(root.Name(), dir))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return strings.Join(list, " ")
}

func TestWrite(t *testing.T) {
	root := folder(t)
	for _, text := range []string{"first", "second, and longer", "third"} {
		if err := atomicfile.Write(root, "a/b/file.txt", []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := root.ReadFile("a/b/file.txt"); string(got) != text {
			t.Errorf("found %q, %v; want %q", got, err, text)
		}
	}
	if left := names(t, root, "a/b"); left != "file.txt" {
		t.Errorf("beside the file stands %q", left)
	}
}

// Somebody who has the file open goes on reading the old one.
func TestReadersSeeOneOrTheOther(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open can't be replaced there")
	}
	root := folder(t)
	if err := atomicfile.Write(root, "file.txt", []byte("old")); err != nil {
		t.Fatal(err)
	}
	open, err := root.Open("file.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close()
	if err := atomicfile.Write(root, "file.txt", []byte("new")); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, 3)
	if _, err := open.Read(got); err != nil || string(got) != "old" {
		t.Errorf("a reader of the old file found %q, %v", got, err)
	}
}

func TestPermissionsStay(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are none")
	}
	root := folder(t)
	if err := root.WriteFile("secret.txt", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := atomicfile.Write(root, "secret.txt", []byte("new")); err != nil {
		t.Fatal(err)
	}
	if info, _ := root.Stat("secret.txt"); info.Mode().Perm() != 0o600 {
		t.Errorf("the file is now %v", info.Mode())
	}
}

// Where writing fails nothing is left beside, and nothing is written outside.
func TestWriteFails(t *testing.T) {
	root := folder(t)
	if err := root.MkdirAll("folder/below", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"folder", "../outside.txt", "/outside.txt"} {
		err := atomicfile.Write(root, name, []byte("new"))
		if err == nil || !strings.HasPrefix(err.Error(), "write "+name+": ") {
			t.Errorf("%s: found the error %v", name, err)
		}
	}
	if left := names(t, root, "."); left != "folder" {
		t.Errorf("there is %q, want the folder alone", left)
	}
}
