package targets

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const example = `{
 "schema": 1,
 "targets": {
  "https://a.example.org/?x=1&y=<2>": {
   "checked": "2026-11-20T08:00:00Z",
   "status": 200,
   "final": "https://www.example.org/",
   "title": "A",
   "description": "B",
   "image": {
    "url": "https://a.example.org/card.png",
    "width": 1200,
    "height": 630,
    "bytes": 81234
   }
  },
  "https://b.example.org/": {
   "checked": "2026-11-20T08:00:00Z",
   "error": "no such host"
  }
 }
}
`

var exampleKnown = Known{
	"https://b.example.org/": {Checked: now, Error: "no such host"},
	"https://a.example.org/?x=1&y=<2>": {
		Checked: now, Status: 200, Final: "https://www.example.org/", Title: "A", Description: "B",
		Image: &Picture{URL: "https://a.example.org/card.png", Width: 1200, Height: 630, Bytes: 81234},
	},
}

func TestFile(t *testing.T) {
	folder := t.TempDir()
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for range 2 { // the second replaces the first
		if err := exampleKnown.Write(root); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(filepath.Join(folder, File))
	if diff := cmp.Diff(example, string(data)); err != nil || diff != "" {
		t.Errorf("the file (-want +got): %v\n%s", err, diff)
	}
	known, err := Read(root.FS())
	if diff := cmp.Diff(exampleKnown, known); err != nil || diff != "" {
		t.Errorf("read back (-want +got): %v\n%s", err, diff)
	}
	if files, _ := fs.Glob(root.FS(), "site/data/*"); len(files) != 1 {
		t.Errorf("found %q, want the file alone", files)
	}
	if target, ok := known.Of("https://b.example.org/#part"); !ok || target.Error == "" {
		t.Errorf("Of = %+v, %t", target, ok)
	}
}

func TestUnreadableFiles(t *testing.T) {
	if known, err := Read(fstest.MapFS{}); err != nil || known != nil {
		t.Errorf("without a file: %v, %v, want nothing", known, err)
	}
	for text, want := range map[string]string{
		"":                                    ":1: unexpected end",
		"[]":                                  ":1: ",
		"\x00":                                ":1: invalid character",
		"{\n \"schema\": 1,\n<<<<<<< HEAD\n}": ":3: invalid character '<'",
		"{\"schema\": 1,\n\"targets\": {\"a\": {\n\"status\": \"200\"}}}":      ":3: ",
		"{\"schema\": 1,\n\"targets\": {\"a\": {\n\n\"checked\": \"today\"}}}": `:4: parsing time "today"`,
		`{"schema": 1, "targets": {"a": {"checked": 1}}}`:                      ": ",
		`{"targets": {}}`:              ": found schema 0, want 1",
		`{"schema": 2}`:                ": found schema 2, want 1",
		strings.Repeat(" ", maxFile+1): ": it has 33554433 bytes, want at most 33554432",
	} {
		known, err := Read(fstest.MapFS{File: {Data: []byte(text)}})
		if err == nil || !strings.HasPrefix(err.Error(), "read "+File+want) || known != nil {
			t.Errorf("%.80q: %v, %v, want an error of %s", text, known, err, want)
		}
	}
	if known, err := Read(fstest.MapFS{File: {Data: []byte(`{"schema": 1}` + strings.Repeat(" ", maxFile-13))}}); err != nil {
		t.Errorf("the largest file: %v, %v", known, err)
	}
}

// Newer answers replace older ones, and what is not asked again stays.
func TestWith(t *testing.T) {
	old := Known{"https://a.example.org/": {Status: 200}, "https://b.example.org/": {Status: 200}}
	newer := Known{"https://b.example.org/": {Status: 404}}
	want := Known{"https://a.example.org/": {Status: 200}, "https://b.example.org/": {Status: 404}}
	if diff := cmp.Diff(want, old.With(newer)); diff != "" || len(old) != 2 || old["https://b.example.org/"].Status != 200 {
		t.Errorf("with newer answers (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(newer, Known(nil).With(newer)); diff != "" {
		t.Errorf("of nothing (-want +got):\n%s", diff)
	}
}

// A link in the hub leads nowhere outside it.
func TestNothingIsWrittenOutside(t *testing.T) {
	hub, outside := t.TempDir(), t.TempDir()
	if err := os.Mkdir(filepath.Join(hub, "site"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(hub, "site", "data")); err != nil {
		t.Skip(err)
	}
	root, err := os.OpenRoot(hub)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := exampleKnown.Write(root); err == nil {
		t.Error("it was written through a link")
	}
	if files, _ := os.ReadDir(outside); len(files) > 0 {
		t.Errorf("found %v outside", files)
	}
}
