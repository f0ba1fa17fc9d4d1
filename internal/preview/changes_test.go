package preview

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/site"
)

const plainHub = `title: Hub
timezone: Europe/Paris
languages: [en, fr]
networks: [linkedin, x, email]
domains: [example.org]
`

// Pictures of two pixels.
const (
	black = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGNgYAAAAAMAAbitOmMAAAAASUVORK5CYII="
	white = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGP4/x8AAwAB//wl3FEAAAAASUVORK5CYII="
)

// Each archive in testdata/since has a hub as it was, as it is, and the comment that tells
// the difference.
func TestCompare(t *testing.T) {
	archives, err := filepath.Glob("testdata/since/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got := compareHubs(t, a).Markdown(CommentLimit)
		last := len(a.Files) - 1
		if a.Files[last].Name != "comment.md" {
			a.Files, last = append(a.Files, txtar.File{Name: "comment.md"}), last+1
		}
		if *update {
			a.Files[last].Data = []byte(got)
			if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if diff := cmp.Diff(string(a.Files[last].Data), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func compareHubs(t *testing.T, a *txtar.Archive) *Comparison {
	t.Helper()
	before, after := readHub(t, hubOf(t, a, "before/", black)), readHub(t, hubOf(t, a, "now/", white))
	return Compare(before, after, "origin/main", record(t, after), now)
}

// record is what was decided on a hub.
func record(t *testing.T, hub *site.Hub) approvals.Record {
	t.Helper()
	r, err := approvals.ReadRecord(hub.Files)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// hubOf are the files of an archive below a folder, with a picture.
func hubOf(t *testing.T, a *txtar.Archive, folder, picture string) fstest.MapFS {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(picture)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"site/hub.yaml": file(plainHub), "content/posts/roof.png": {Data: data}}
	for _, f := range a.Files {
		if name, ok := strings.CutPrefix(f.Name, folder); ok {
			files[name] = file(string(f.Data))
		}
	}
	return files
}

// What differs in line ends alone, as on Windows, has not changed; what is over is shown
// where its own file has.
func TestWhatCountsAsChanged(t *testing.T) {
	const post = "---\ntitle: Rabat\nexpires: 2026-01-31\nlink: https://example.org/\nshare: {any: [Come and see.]}\n---\n"
	for _, test := range []struct {
		name, now string
		hub       string
		want      int
	}{
		{"nothing", post, plainHub, 0},
		{"line ends", strings.ReplaceAll(post, "\n", "\r\n"), plainHub, 0},
		{"settings, of what is over", post, plainHub + "utm: {medium: company}\n", 0},
		{"its file", strings.Replace(post, "Rabat", "Oslo", 1), plainHub, 1},
		{"its briefing", post + "\nWhy.\n", plainHub, 1},
	} {
		before := fstest.MapFS{"site/hub.yaml": file(plainHub), "content/posts/p.en.md": file(post)}
		after := fstest.MapFS{"site/hub.yaml": file(test.hub), "content/posts/p.en.md": file(test.now)}
		hub := readHub(t, after)
		if got := len(Compare(readHub(t, before), hub, "main", record(t, hub), now).Sheets()); got != test.want {
			t.Errorf("%s: %d changes, want %d", test.name, got, test.want)
		}
	}
}
