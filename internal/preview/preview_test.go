package preview

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/targets"
)

var update = flag.Bool("update", false, "write what is shown into testdata")

var now = time.Date(2026, 12, 10, 0, 0, 0, 0, time.UTC)

// program has the words of every hub.
var program = os.DirFS("../..")

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

var files = fstest.MapFS{
	"site/hub.yaml": file(`title: Hub
languages: [en, fr]
networks: [linkedin, x, email, instagram]
domains: [example.org]
disclosures:
  standard:
    en: {long: I work for Example., short: "#Staff"}
    fr: {long: Je travaille pour Example., short: "#Staff"}
default_disclosure: standard
`),
	"content/posts/rabat.en.md": file(`---
title: Our new region opens in Rabat
link: https://example.org/news
aliases: [morocco]
hashtags: [Rabat]
share:
  any: ["Come and see.", {id: short, text: "Rabat!"}]
  x: ["` + strings.Repeat("Far too long. ", 20) + `"]
---
`),
	"content/posts/rabat.fr.md": file(`---
title: Rabat
translated_from: {lang: en}
share: {linkedin: [Venez voir.]}
---
`),
	"content/posts/soon.en.md": file(`---
title: Soon
link: https://example.net/
publish: 2027-01-01
share: {email: [Soon.]}
---
`),
	"content/posts/draft.en.md": file(`---
title: Draft
link: https://example.net/
status: draft
share: {email: [Draft.]}
---
`),
	"site/data/targets.json": file(`{"schema": 1, "targets": {
"https://example.org/news": {"checked": "2026-12-01T09:00:00Z", "status": 200,
 "title": "Rabat\u001b[31m | Example", "image": {"url": "https://example.org/rabat.jpg", "width": 1200, "height": 630}},
"https://example.net/": {"checked": "2026-12-01T09:00:00Z", "status": 200}}}
`),
	"content/posts/read.en.md": file("---\ntitle: Read, not shared\n---\n"),
	"content/posts/bad.en.md":  file("---\ntitel: Bad\n---\n"),
}

func readHub(t *testing.T, files fstest.MapFS) *site.Hub {
	t.Helper()
	hub, _ := site.Read(site.Source{Program: program, Hub: files})
	return hub
}

func sheets(t *testing.T, hub *site.Hub, ids ...string) []Sheet {
	t.Helper()
	list, err := Sheets(hub, now, ids...)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func output(t *testing.T, format string, list []Sheet) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, list); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestChoosing(t *testing.T) {
	hub := readHub(t, files)
	for _, test := range []struct {
		ids  string
		want []string
	}{
		{"", []string{"rabat", "read"}},
		{"morocco rabat", []string{"rabat"}},
		{"soon draft", []string{"soon", "draft"}},
		{"read", []string{"read"}},
		{"content/posts/rabat.en.md", []string{"rabat"}},
		{"bad soon", []string{"soon"}},
	} {
		var got []string
		for _, s := range sheets(t, hub, strings.Fields(test.ids)...) {
			if !slices.Contains(got, s.post.ID) {
				got = append(got, s.post.ID)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("sheets of %q are those of %q, want %q", test.ids, got, test.want)
		}
	}
	const want = `did you mean "rabat"?`
	for _, name := range []string{"rabbat", "content/posts/2026/rabbat.en.md"} {
		if _, err := Sheets(hub, now, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("sheets of %s: error %v, want one with %q", name, err, want)
		}
	}
}

func TestFormats(t *testing.T) {
	const golden = "testdata/formats.txtar"
	a, err := txtar.ParseFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	list := sheets(t, readHub(t, files), "rabat", "read", "draft")
	for i, f := range a.Files {
		if strings.HasSuffix(f.Name, "-empty") {
			list = nil
		}
		got := output(t, strings.TrimSuffix(f.Name, "-empty"), list)
		if *update {
			a.Files[i].Data = []byte(got)
		} else if diff := cmp.Diff(string(f.Data), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f.Name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(golden, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := Write(&bytes.Buffer{}, "html", nil); err == nil || !strings.Contains(err.Error(), "markdown") {
		t.Errorf("Write(html) = %v, want an error that names the formats", err)
	}
}

// What is known of a page is shown, and nothing is invented where nothing is.
func TestCards(t *testing.T) {
	picture := &targets.Picture{URL: "https://e.org/i.png", Width: 1200, Height: 630}
	for want, target := range map[string]*targets.Target{
		"[]":                                {Status: 404, Title: "Not found"},
		"[no title no image]":               {Status: 200},
		"[T https://e.org/i.png, 1200×630]": {Status: 200, Title: "T", Image: picture},
		"[T https://e.org/i.png]":           {Status: 200, Title: "T", Image: &targets.Picture{URL: "https://e.org/i.png"}},
		"[T x, which can't be shown: it answers 404]": {
			Status: 200, Title: "T", Image: &targets.Picture{URL: "x", Error: "it answers 404"}},
	} {
		if got := fmt.Sprint(Sheet{target: target}.card()); got != want {
			t.Errorf("the card of %+v is %s, want %s", target, got, want)
		}
	}
}

func TestJSONHasTheseKeys(t *testing.T) {
	var list []map[string]any
	if err := json.Unmarshal([]byte(output(t, "json", sheets(t, readHub(t, files)))), &list); err != nil {
		t.Fatal(err)
	}
	want := []string{"count", "lang", "limit", "link", "name", "network", "post", "text", "unit", "url"}
	for _, e := range list {
		if got := slices.Sorted(maps.Keys(e)); !slices.Equal(got, want) {
			t.Fatalf("keys %q, want %q", got, want)
		}
	}
	if got := output(t, "json", nil); got != "[]\n" {
		t.Errorf("no entries are %q, want []", got)
	}
}
