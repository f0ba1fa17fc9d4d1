package share_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
)

// approvable has something in every field that an approval is for, and in those it
// is not for.
func approvable() hub {
	h := newHub()
	h["content/posts/rabat.png"] = pixel + "not really an image"
	h["content/posts/other.png"] = pixel + "another one"
	h[postFile] = `---
title: Our region opens
summary: One sentence.
link: https://www.example.org/news?id=7#top
date: 2026-11-20
campaign: rabat
topics: [cloud]
kind: company
audience: [engineering]
publish: 2026-12-01T09:00:00+01:00
expires: 2027-01-31
media:
  - {file: rabat.png, alt: The roof with its panels, rights: {source: own}}
hashtags: [Rabat, Cloud]
disclosure: standard
edit: around
claims: [{text: all green, evidence: "https://example.org/", owner: comms}]
starters: [What surprised me]
share:
  any:
    - {id: plain, text: A new region.}
    - "Line\n<b> & \"quotes\" \\u2028 \u2028 é e\u0301 👩🏾‍💻"
  linkedin:
    - {id: plain, text: A new region.}
actions: [{kind: follow, on: linkedin, url: "https://example.org/"}]
owner: comms
status: live
---
Why it matters.
`
	return h
}

func digest(t *testing.T, h hub) string {
	t.Helper()
	s, l, p := h.read(t)
	sum, form := share.Digest(s, l, p, "en")
	if sum != sha256.Sum256(form) {
		t.Fatal("the sum is not of the form")
	}
	return string(form)
}

// Schema 1 never changes: approvals that people gave hang on every byte. If this
// test fails, the code is wrong, not the file.
func TestSchema1(t *testing.T) {
	want, err := os.ReadFile("testdata/schema1.json")
	if err != nil {
		t.Fatal(err)
	}
	s, l, p := approvable().read(t)
	p.Original().Media[0].Digest = sha256.Sum256([]byte("not really an image"))
	if _, got := share.Digest(s, l, p, "en"); !bytes.Equal(got, bytes.TrimSuffix(want, []byte("\n"))) {
		t.Errorf("the canonical form is\n%s\nwant\n%s", got, want)
	}
}

// The media of schema 1, which never change either: what stands at an address, and what
// is shown with a medium, each marked as what it is.
func TestSchema1OfMedia(t *testing.T) {
	of := func(b byte) content.Stored { return content.Stored{Digest: [32]byte(bytes.Repeat([]byte{b}, 32))} }
	file, other := of(0x5e), of(0xa1)
	sums := strings.NewReplacer("5E", strings.Repeat("5e", 32), "A1", strings.Repeat("a1", 32))
	for _, test := range []struct {
		name, want string
		medium     content.Media
	}{
		{"file", `{"alt":"A","sha256":"5E"}`, content.Media{Alt: "A", Stored: file}},
		{"address", `{"alt":"A","sha256":"5E","url":"https://example.org/a.mp4?x=1&y=2"}`,
			content.Media{Alt: "A", Stored: file, URL: "https://example.org/a.mp4?x=1&y=2"}},
		{"poster", `{"alt":"A","sha256":"5E"},{"alt":"","role":"poster","sha256":"A1"}`,
			content.Media{Alt: "A", Stored: file, Poster: &other}},
		{"captions", `{"alt":"A","sha256":"5E"},{"alt":"","lang":"fr","role":"captions","sha256":"A1"}`,
			content.Media{Alt: "A", Stored: file, Captions: []content.Caption{{Lang: "fr", Stored: other}}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			form := string(share.Canonical{Media: share.CanonicalOfMedia(test.medium)}.Encode())
			if want := `"media":[` + sums.Replace(test.want) + `],`; !strings.Contains(form, want) {
				t.Errorf("the canonical form is\n%s\nwant in it\n%s", form, want)
			}
		})
	}
}

func TestCanonicalFormIsJSON(t *testing.T) {
	form := digest(t, approvable())
	var fields map[string]any
	if err := json.Unmarshal([]byte(form), &fields); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(fields) // sorts keys
	if err != nil {
		t.Fatal(err)
	}
	unescaped := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(string(again))
	if plain := strings.ReplaceAll(unescaped, `\u2028 é`, "\u2028 é"); plain != form {
		t.Errorf("the form is\n%s\nwith sorted keys\n%s", form, plain)
	}
}

// An edit is a change of a file.
type edit struct{ name, file, old, new string }

// digests are those before an edit and after it.
func (e edit) digests(t *testing.T) (before, after string) {
	t.Helper()
	return digest(t, approvable()), digest(t, approvable().with(t, e.file, e.old, e.new))
}

// What an approval is for: each change voids it.
func TestDigestHolds(t *testing.T) {
	for _, test := range []edit{
		{"title", postFile, "Our region opens", "Our region opens!"},
		{"link", postFile, "id=7", "id=8"},
		{"image", "content/posts/rabat.png", "not really", "really"},
		{"alternative text", postFile, "with its panels", "without"},
		{"second image", postFile, "rights: {source: own}}",
			"rights: {source: own}}\n  - {file: other.png, alt: B, rights: {source: own}}"},
		{"hashtag", postFile, "[Rabat, Cloud]", "[Rabat]"},
		{"campaign's hashtag", "content/campaigns/rabat.en.md", "RABAT", "North"},
		{"disclosure by name", postFile, "disclosure: standard", "disclosure: none"},
		{"long disclosure", "site/hub.yaml", "I work for Example.", "I work at Example."},
		{"short disclosure", "site/hub.yaml", "#ExampleStaff", "#Staff"},
		{"edit", postFile, "edit: around", "edit: free"},
		{"words", postFile, "    - {id: plain, text: A new region.}\n    -",
			"    - {id: plain, text: A new region}\n    -"},
		{"name of a text", postFile, "    - {id: plain, text: A new region.}\n    -",
			"    - {id: simple, text: A new region.}\n    -"},
		{"networks of a text", postFile, "  linkedin:\n", "  x:\n"},
		{"another text", postFile, "share:\n  any:\n", "share:\n  any:\n    - One more.\n"},
		{"publish", postFile, "09:00", "10:00"},
		{"expires", postFile, "2027-01-31", "2027-02-01"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if before, after := test.digests(t); after == before {
				t.Errorf("nothing changed in %s", after)
			}
		})
	}
}

// What it is not for: no change costs anybody a second reading.
func TestDigestLeavesOut(t *testing.T) {
	const hubFile = "site/hub.yaml"
	for _, test := range []edit{
		{"briefing", postFile, "Why it matters.", "Why it matters to us."},
		{"summary", postFile, "One sentence.", "Another."},
		{"status", postFile, "status: live", "status: draft"},
		{"topics", postFile, "topics: [cloud]", "topics: [web]"},
		{"date", postFile, "2026-11-20", "2026-11-21"},
		{"kind", postFile, "kind: company", "kind: industry"},
		{"audience", postFile, "[engineering]", "[]"},
		{"owner", postFile, "owner: comms\n", ""},
		{"claims", postFile, "all green", "all blue"},
		{"starters", postFile, "What surprised me", "Where I use it"},
		{"actions", postFile, "kind: follow", "kind: comment"},
		{"rights", postFile, "source: own", "source: bought"},
		{"zone in which a time is written", postFile, "T09:00:00+01:00", "T08:00:00Z"},
		{"campaign's goal", "content/campaigns/rabat.en.md", "title: Rabat", "title: Rabat at last"},
		{"UTM", hubFile, "title: A hub", "title: A hub\nutm: {medium: referral, default_campaign: other}"},
		{"networks offered", hubFile, "mastodon, email", "email"},
		{"intent and limit", hubFile, "mastodon,", "{name: mastodon, limit: 900, intent: \"https://a.test/?t={text}\"},"},
		{"domains", hubFile, "[example.org]", "[]"},
		{"another language's disclosure", hubFile, "Je travaille", "Je suis"},
		{"campaign's hashtag, written again", postFile, "hashtags: [Rabat, Cloud]", "hashtags: [Rabat, Cloud, RABAT]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if before, after := test.digests(t); after != before {
				t.Errorf("changed from\n%s\nto\n%s", before, after)
			}
		})
	}
}

func TestDigestLeavesOutTheOrderOfTexts(t *testing.T) {
	const one, other = "    - {id: one, text: One.}\n", "    - {id: other, text: Other.}\n"
	ordered := func(texts string) string {
		return digest(t, newHub().with(t, postFile, "    - {id: plain, text: A new region.}\n", texts))
	}
	if before, after := ordered(one+other), ordered(other+one); after != before {
		t.Errorf("changed from\n%s\nto\n%s", before, after)
	}
}

// What stands at an address is approved at that address: a viewer goes there.
func TestDigestHoldsAddress(t *testing.T) {
	h := approvable().with(t, postFile, "file: rabat.png,",
		"url: https://example.org/talk.mp4, sha256: "+strings.Repeat("5e", 32)+", poster: rabat.png,")
	before := digest(t, h)
	if after := digest(t, h.with(t, postFile, "example.org/talk", "example.com/talk")); after == before {
		t.Errorf("another address is not seen in %s", after)
	}
}

// What a video shows and says before anybody plays it is approved with it.
func TestDigestHoldsPosterAndCaptions(t *testing.T) {
	h := approvable().with(t, postFile, "{file: rabat.png,", "{file: talk.mp4, poster: rabat.png, captions: {fr: fr.vtt},")
	h["content/posts/talk.mp4"], h["content/posts/fr.vtt"] = "\x00\x00\x00\x18ftypisom", "WEBVTT\n"
	before := digest(t, h)
	for name, change := range map[string][3]string{
		"poster":   {"content/posts/rabat.png", "not really", "really"},
		"captions": {"content/posts/fr.vtt", "\n", "\n\nNOTE more\n"},
		"language": {postFile, "{fr: fr.vtt}", "{ar: fr.vtt}"},
	} {
		if after := digest(t, maps.Clone(h).with(t, change[0], change[1], change[2])); after == before {
			t.Errorf("another %s is not seen in %s", name, after)
		}
	}
}

// The file may move, in name only: the id is in, the path is not.
func TestDigestLeavesOutThePath(t *testing.T) {
	h := approvable()
	before := digest(t, h)
	for _, name := range []string{"region.en.md", "rabat.png", "other.png"} {
		h["content/posts/2026/"+name] = h["content/posts/"+name]
		delete(h, "content/posts/"+name)
	}
	if after := digest(t, h); after != before {
		t.Errorf("changed from\n%s\nto\n%s", before, after)
	}
}

func TestDigestOfAnotherLanguage(t *testing.T) {
	s, l, p := approvable().read(t)
	if sum, form := share.Digest(s, l, p, "fr"); form != nil || sum != [32]byte{} {
		t.Errorf("a language it is not written in gives %x of %s", sum, form)
	}
}

// Strings are written as RFC 8785 does, so that any other program gets the same sum.
func TestCanonicalStrings(t *testing.T) {
	for words, want := range map[string]string{
		"é e\u0301":               `"é e` + "\u0301" + `"`,
		"<a href='x'>&amp;":       `"<a href='x'>&amp;"`,
		"\u2028\u2029":            "\"\u2028\u2029\"",
		`\u2028 \\u2029`:          `"\\u2028 \\\\u2029"`,
		"\"\\/\b\f\n\r\t\x01\x7f": `"\"\\/\b\f\n\r\t\u0001` + "\x7f\"",
		"👩🏾‍💻":                    `"👩🏾‍💻"`,
	} {
		_, form := share.Digest(everyNetwork(), &content.Library{}, unwritten("en", words), "en")
		if !strings.Contains(string(form), `"text":`+want) {
			t.Errorf("%q is not written %s in %s", words, want, form)
		}
	}
}
