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

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/targets"
)

var update = flag.Bool("update", false, "write what is shown into testdata")

var now = time.Date(2026, 12, 10, 0, 0, 0, 0, time.UTC)

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
	hub, _ := site.Read(site.Source{Program: os.DirFS("../.."), Hub: files})
	return hub
}

func entries(t *testing.T, hub *site.Hub, ids ...string) []Entry {
	t.Helper()
	list, err := Entries(hub, now, ids...)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func output(t *testing.T, format string, list []Entry) string {
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
		{"", []string{"rabat"}},
		{"morocco rabat", []string{"rabat"}},
		{"soon draft", []string{"soon", "draft"}},
		{"read", nil},
		{"content/posts/rabat.en.md", []string{"rabat"}},
		{"bad soon", []string{"soon"}},
	} {
		var got []string
		for _, e := range entries(t, hub, strings.Fields(test.ids)...) {
			if !slices.Contains(got, e.Post) {
				got = append(got, e.Post)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("shares of %q are those of %q, want %q", test.ids, got, test.want)
		}
	}
	const want = `did you mean "rabat"?`
	for _, name := range []string{"rabbat", "content/posts/2026/rabbat.en.md"} {
		if _, err := Entries(hub, now, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("shares of %s: error %v, want one with %q", name, err, want)
		}
	}
}

func TestFormats(t *testing.T) {
	const golden = "testdata/formats.txtar"
	a, err := txtar.ParseFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	list := entries(t, readHub(t, files), "rabat", "draft")
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
		if got := fmt.Sprint(Entry{target: target}.card()); got != want {
			t.Errorf("the card of %+v is %s, want %s", target, got, want)
		}
	}
}

func TestJSONHasTheseKeys(t *testing.T) {
	var list []map[string]any
	if err := json.Unmarshal([]byte(output(t, "json", entries(t, readHub(t, files)))), &list); err != nil {
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

// Whatever a post says, in a pull request it is shown and does nothing: the only parts
// that are not code are ours.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"words", "@everyone", "```\n@all\n```", "`````", "a|b\\|c",
		"</code><img src=x onerror=alert(1)>", "\n\n# Heading", "~~~\n@x", "`", "``` `", "\u202etxet", "\r\n---\r\n", "[x](javascript:y)", " ", "<!--"} {
		f.Add(s, s, s)
	}
	f.Fuzz(func(t *testing.T, title, text, link string) {
		entry := Entry{Post: "p", Lang: "en", Name: "n", Text: text, Link: link, shown: "X"}
		entry.target = &targets.Target{Title: text, Image: &targets.Picture{URL: link, Error: title}}
		entry.title = strings.ReplaceAll(title, "\n", " ") // no title has two lines
		document := content.Document{Body: []byte(output(t, "markdown", []Entry{entry}))}
		html, err := document.HTML("/")
		if err != nil {
			t.Skip(err)
		}
		if tags := shape(string(html)); tags != wanted {
			t.Errorf("the page is\n%s\nits tags %s, want %s", html, tags, wanted)
		}
	})
}

const wanted = "h3 code /code code /code code /code /h3 p /p p code /code code /code /p " +
	"p code /code /p pre code /code /pre ul li code /code /li /ul"

// shape lists the tags of a page.
func shape(html string) string {
	var tags []string
	for part := range strings.SplitSeq(html, "<") {
		if name, _, ok := strings.Cut(part, ">"); ok {
			name, _, _ = strings.Cut(name, " ")
			tags = append(tags, name)
		}
	}
	return strings.Join(tags, " ")
}
