package overlay_test

import (
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/portevoix/portevoix/internal/overlay"
)

func TestOverlay(t *testing.T) {
	program := fstest.MapFS{
		"templates/page.html": {Data: []byte("program")},
		"templates/card.html": {Data: []byte("program")},
	}
	hub := fstest.MapFS{
		"templates/card.html":   {Data: []byte("hub")},
		"templates/footer.html": {Data: []byte("hub")},
		"templates/link.html":   {Data: []byte("page.html"), Mode: fs.ModeSymlink},
	}
	layers := overlay.FS{program, hub}

	for name, want := range map[string]string{
		"templates/page.html": "program", "templates/card.html": "hub", "templates/footer.html": "hub",
	} {
		if got, err := fs.ReadFile(layers, name); err != nil || string(got) != want {
			t.Errorf("%s is of the %q (%v), want of the %q", name, got, err, want)
		}
	}
	for _, name := range []string{"templates/none.html", "templates/link.html"} {
		if _, err := fs.ReadFile(layers, name); err == nil {
			t.Errorf("%s was read, want an error", name)
		}
	}

	entries, err := fs.ReadDir(layers, "templates")
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	want := []string{"card.html", "footer.html", "link.html", "page.html"}
	if err != nil || !slices.Equal(names, want) {
		t.Errorf("templates holds %v (%v), want %v", names, err, want)
	}
	if _, err := fs.ReadDir(layers, "none"); err == nil {
		t.Error("a folder that no layer has was listed")
	}
}
