package build

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/problem"
)

var noon = time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)

// A hub is what a test has written, by path.
type hub map[string]string

func (h hub) fs() fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range h {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func (h hub) with(changes hub) hub {
	next := hub{}
	for name, text := range h {
		next[name] = text
	}
	for name, text := range changes {
		next[name] = text
	}
	return next
}

func (h hub) without(names ...string) hub {
	next := h.with(nil)
	for _, name := range names {
		delete(next, name)
	}
	return next
}

const settings = `title: {en: The hub, fr: Le relais}
base_url: https://example.org/hub/
timezone: Europe/Paris
languages: [en, fr]
topics: {cloud: Cloud, people: People}
networks: [linkedin, x]
domains: [example.org]
page_size: 2
`

func small() hub {
	return hub{
		"site/hub.yaml":                  settings,
		"content/posts/rabat.en.md":      post("Rabat opens", rabatKeys...),
		"content/posts/rabat.fr.md":      post("Rabat ouvre", "translated_from: {lang: en}"),
		"content/posts/oslo.en.md":       post("Oslo opens", osloKeys...),
		"content/posts/quito.en.md":      post("Quito opens", "date: 2026-11-22", "topics: [people]", roof),
		"content/posts/roof.png":         pixel + "the roof",
		"content/campaigns/region.en.md": "---\ntitle: A new region\nstart: 2026-11-01\n---\nWhy we do it.\n",
		"guidelines/charter.en.md":       "---\ntitle: Charter\n---\nBe kind.\n",
		"content/onboarding/start.en.md": "---\ntitle: Start\nminutes: 3\n---\nWelcome.\n",
		"content/about.en.md":            "---\ntitle: About\n---\nThis is a hub.\n",
		"content/library/words.en.md":    "---\ntitle: Words\n---\nWords we use.\n",
	}
}

var (
	rabatKeys = []string{"date: 2026-11-20", "topics: [cloud]", "campaign: region"}
	osloKeys  = []string{"date: 2026-11-21", "expires: 2026-12-10", "aliases: [old-oslo]"}
)

const roof = "media: [{file: roof.png, alt: A roof, rights: {source: own}}]"

// post is a post's file with a text for every network and more keys.
func post(title string, keys ...string) string {
	return fmt.Sprintf("---\ntitle: %q\nsummary: In short.\nlink: https://example.org/news\n%s\n"+
		"share:\n  any: [%q]\n---\nWhy %s matters.\n", title, strings.Join(keys, "\n"), title+", read on.", title)
}

func options(output string) Options {
	return Options{Output: output, Now: noon, Program: "test", Cache: drawn}
}

// drawn keeps the pictures of all tests: what is tested are hundreds of builds, not how
// pictures are made.
var drawn = new(keeper)

type keeper struct{ pictures sync.Map }

func (k *keeper) Get(key [32]byte) ([]byte, bool) {
	data, found := k.pictures.Load(key)
	if !found {
		return nil, false
	}
	return data.([]byte), true
}

func (k *keeper) Put(key [32]byte, data []byte) { k.pictures.Store(key, bytes.Clone(data)) }

// mustRun builds a hub that has no errors.
func mustRun(t *testing.T, h hub, o Options) Report {
	t.Helper()
	report, problems, err := Run(portevoix.Files, h.fs(), o)
	noErrors(t, problems, err)
	return report
}

func noErrors(t testing.TB, problems problem.List, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Severity == problem.Error {
			t.Fatal(p)
		}
	}
}

// filesOf reads every file of an output, also those that begin with a dot.
func filesOf(t *testing.T, output string) hub {
	t.Helper()
	files := hub{}
	err := filepath.WalkDir(output, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(output, name)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// cold builds a hub into a new folder and returns its files.
func cold(t *testing.T, h hub, o Options) hub {
	t.Helper()
	o.Output = t.TempDir()
	mustRun(t, h, o)
	return filesOf(t, o.Output)
}

// same compares two sites file by file.
func same(t *testing.T, got, want hub, context string) {
	t.Helper()
	for name := range want {
		if _, ok := got[name]; !ok {
			t.Errorf("%s: %s is missing", context, name)
		}
	}
	for name := range got {
		text, ok := want[name]
		switch {
		case !ok:
			t.Errorf("%s: %s should not be there", context, name)
		case text != got[name]:
			t.Errorf("%s: %s differs", context, name)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
}

// write writes a file below a folder.
func write(tb testing.TB, dir, name, text string) {
	tb.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		tb.Fatal(err)
	}
}

// pixel is a PNG of one pixel. With any text behind it, it is another file with the same
// picture.
const pixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\b\x00\x00\x00\x00:~\x9bU" +
	"\x00\x00\x00\x0eIDATx\xdabb\x00\x04\x00\x00\xff\xff\x00\x06\x00\x03\xe7\xb8\x17\xd8\x00\x00\x00\x00IEND\xaeB`\x82"
