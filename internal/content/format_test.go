package content_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/portevoix/portevoix/internal/content"
)

func TestFormat(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 12, d, 0, 0, 0, 0, paris) }
	p := &content.Post{
		ID: "a", Date: day(1), Expires: day(31), Topics: []string{"cloud"}, Edit: content.Around, Status: content.StatusLive,
		Publish: time.Date(2026, 12, 2, 9, 0, 0, 0, paris),
		Editions: []*content.Edition{
			{
				Document: content.Document{ID: "a", Lang: "fr", Title: "Titre : été", Body: []byte("Corps.\n")},
				Link:     "https://example.com/", Hashtags: []string{"Rabat"},
				Share: map[string][]content.Text{"any": {{Name: "short", Body: "Court 🚀"}, {Name: "jxpsl", Body: "Un\nDeux"}}},
			},
			{
				Document: content.Document{ID: "a", Lang: "en", Title: "Title", Body: []byte("\nBody.")},
				Link:     "https://example.com/en", Hashtags: []string{"Rabat"}, TranslatedFrom: &content.Translation{Lang: "fr"},
			},
		},
	}
	tests := map[string]string{
		"fr": `---
title: 'Titre : été'
link: https://example.com/
date: 2026-12-01
topics:
  - cloud
publish: 2026-12-02T09:00:00+01:00
expires: 2026-12-30
hashtags:
  - Rabat
edit: around
share:
  any:
    - id: short
      text: Court 🚀
    - |-
      Un
      Deux
---
Corps.
`,
		"en": "---\ntitle: Title\nlink: https://example.com/en\ntranslated_from:\n  lang: fr\n---\n\nBody.",
		"ar": "",
	}
	for lang, want := range tests {
		if diff := cmp.Diff(want, string(p.Format(lang))); diff != "" {
			t.Errorf("%s: %s", lang, diff)
		}
	}
}

// What Format wrote for each language reads back as the same post.
func TestFormatReadsBack(t *testing.T) {
	for seed := range 300 {
		r := random{rand.New(rand.NewPCG(uint64(seed), 1))}
		first := write(t, r.files())
		second := write(t, formatted(first))
		same := cmp.Options{
			cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(content.Edition{}), cmpopts.IgnoreTypes(&content.Source{}),
			cmpopts.IgnoreFields(content.Post{}, "Conflicts"),
		}
		if diff := cmp.Diff(first, second, same); diff != "" {
			t.Fatalf("seed %d: %s\nwritten:\n%s", seed, diff, formatted(first))
		}
		if len(second.Conflicts) > 0 {
			t.Fatalf("seed %d: what was written conflicts: %v", seed, second.Conflicts)
		}
	}
}

func formatted(p *content.Post) map[string]string {
	files := map[string]string{}
	for _, e := range p.Editions {
		files["content/posts/"+p.ID+"."+e.Lang+".md"] = string(p.Format(e.Lang))
	}
	return files
}

// write makes a hub of one post and reads it.
func write(t *testing.T, files map[string]string) *content.Post {
	t.Helper()
	fsys := hub(files)
	for name, data := range map[string]string{"a.png": pixel, "b.png": pixel + "b", "v.mp4": video, "v.vtt": "WEBVTT\n"} {
		fsys["content/posts/"+name] = &fstest.MapFile{Data: []byte(data)}
	}
	library, list := content.Read(fsys, options())
	if len(list) > 0 {
		t.Fatalf("%v in\n%s", list, files)
	}
	return library.Posts[0]
}

// random makes posts of every key, and of words that YAML might take for its own.
type random struct{ *rand.Rand }

var words = []string{
	"plain", "été", "العربية", "🚀 off 👩‍💻", "no", "~", "1.10", "2026-01-01", "a: b", "# no comment", "- item", "'", `"`, `\n`,
	"two\nlines", "trailing  \nspace", " leading", "\ttab", "---", "a\n---\nb", "a\n  ---\nb", "...", "%", "@x", "`", "&a *b", "!tag", "|", ">",
	"{text}", "[x]", "a\u2028b", "a\u0085b", "\ufeffbom", "a\r\nb", "x\x01", strings.Repeat("long ", 60), "\n\nempty lines\n\nbetween",
}

func (r random) files() map[string]string {
	files := map[string]string{}
	for i, lang := range []string{"fr", "en", "ar"} {
		if i > 0 && r.IntN(3) == 0 {
			continue
		}
		var keys strings.Builder
		for _, key := range r.keys(lang) {
			if r.IntN(2) == 0 {
				keys.WriteString(key + "\n")
			}
		}
		files["content/posts/a."+lang+".md"] = "---\ntitle: T" + lang + "\n" + keys.String() + "---\n" + r.word()
	}
	return files
}

func (r random) keys(lang string) []string {
	keys := []string{
		"summary: S " + lang, "link: " + r.one("''", "https://example.com/"+lang, "https://example.com/"), "campaign: " + r.one("a", "b"),
		"topics: " + r.list(), "audience: " + r.list(), "aliases: " + r.one("[old]", "[older, oldest]", "[]"), "owner: " + r.quoted(),
		"kind: " + r.one("company", "job"), "edit: " + r.one("free", "around", "locked"), "status: " + r.one("live", "draft", "withdrawn"),
		"disclosure: " + r.quoted(), "entity: " + r.one("lyon", "rabat"), "hashtags: " + r.list(), "starters: " + r.list(),
		"withdrawn: {on: " + r.date() + ", reason: " + r.quoted() + ", answer: " + r.quoted() + ", replacement: b}",
		"claims: [{text: " + r.quoted() + ", evidence: u, owner: o, until: " + r.date() + "}]",
		"actions: [{kind: repost, on: x, url: " + r.quoted() + "}]",
		"media: [{" + r.medium() + ", alt: " + r.quoted() + ", rights: {people: " + r.list() + ", release: REL-1, until: " + r.date() + "}}]",
		"share: {any: [" + r.text() + ", " + r.text() + "], x: [" + r.text() + "], mastodon: []}",
	}
	for _, key := range []string{"date", "publish", "expires"} {
		keys = append(keys, key+": "+r.date())
	}
	if lang != "fr" {
		keys = append(keys, "translated_from: {lang: fr, digest: "+r.quoted()+"}")
	}
	return keys
}

func (r random) one(choices ...string) string { return choices[r.IntN(len(choices))] }
func (r random) word() string                 { return r.one(words...) }
func (r random) list() string                 { return "[" + r.quoted() + ", " + r.quoted() + "]" }

// quoted is a word in YAML's double quotes; Go's are near enough.
func (r random) quoted() string {
	return strings.ReplaceAll(fmt.Sprintf("%+q", r.word()), `\ufeff`, `\uFEFF`)
}

func (r random) medium() string {
	return r.one("file: a.png", "file: b.png, focus: [0, 0.25]", "file: a.png, focus: [0.5, 0.5]",
		"file: v.mp4, poster: a.png, captions: {fr: v.vtt, pt-BR: v.vtt}",
		"url: 'https://example.com/v.mp4', poster: b.png, sha256: "+strings.Repeat("0a", 32))
}

func (r random) text() string {
	words := fmt.Sprintf("%+q", r.word()+fmt.Sprint(r.IntN(1e6)))
	return r.one(words, "{id: t"+fmt.Sprint(r.IntN(1e6))+", text: "+words+"}")
}

func (r random) date() string {
	day := time.Date(1990+r.IntN(60), 1, 1+r.IntN(365), r.IntN(24), r.IntN(60), r.IntN(60), r.IntN(2)*r.IntN(1e9), time.UTC)
	return r.one(day.Format(time.DateOnly), day.Format(time.RFC3339Nano), day.Format(time.DateOnly)+"T00:00:00+02:00")
}
