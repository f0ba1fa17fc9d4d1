package build

import (
	"strings"
	"testing"
	"time"
)

// TestEmbargoByNonInterference builds a hub with and without what nobody may see yet.
// Every output byte is the same, also below .portevoix, so none of them can tell.
func TestEmbargoByNonInterference(t *testing.T) {
	const secret = "Atlantis"
	kept := "publish: 2027-02-01"
	for name, hidden := range map[string]hub{
		"a post": {"content/posts/atlantis.en.md": post(secret, kept, "topics: [people]", "aliases: [old-atlantis]")},
		"a post in two languages": {
			"content/posts/atlantis.en.md": post(secret, kept),
			"content/posts/atlantis.fr.md": post(secret+" ouvre", "translated_from: {lang: en}"),
		},
		"an embargo that only the translation has": {
			"content/posts/atlantis.en.md": post(secret),
			"content/posts/atlantis.fr.md": post(secret+" ouvre", kept),
		},
		"a post with its own image": {
			"content/posts/atlantis.en.md": post(secret, kept,
				"media: [{file: atlantis.png, alt: "+secret+", rights: {source: own}}]"),
			"content/posts/atlantis.png": pixel + secret,
		},
		"the newest post, first of its topic, kind and audience": {
			"content/posts/atlantis.en.md": post(secret, kept, "date: 2027-02-01", "kind: job", "topics: [sea]"),
		},
		"a post of a campaign that has not begun": {
			"content/posts/atlantis.en.md": post(secret, kept, "campaign: sea"),
			"content/campaigns/sea.en.md":  "---\ntitle: " + secret + "\nstart: 2027-01-01\n---\n" + secret + "\n",
		},
		"a post that will be short": {
			"content/posts/atlantis.en.md": post(secret, kept, "expires: 2027-02-02"),
		},
		"a video with its poster and captions": {
			"content/posts/atlantis.en.md": post(secret, kept, "media: [{file: atlantis.mp4, alt: "+secret+
				", poster: atlantis.png, captions: {en: atlantis.vtt}}]"),
			"content/posts/atlantis.mp4": "....ftypisom" + secret,
			"content/posts/atlantis.png": pixel + secret,
			"content/posts/atlantis.vtt": "WEBVTT\n\n" + secret + "\n",
		},
		"a post of an entity": {"content/posts/atlantis.en.md": post(secret, kept, "entity: lyon")},
		"a poll to come": {
			"content/polls/atlantis.en.md": "---\ntitle: " + secret + "\nanswers: [A, B]\nopens: 2027-02-01\n" +
				"link: https://forms.example.org/atlantis\n---\n" + secret + "\n",
		},
		"what was taken back before its time": {
			"content/posts/atlantis.en.md": post(secret, kept, "withdrawn: {on: 2026-11-12}"),
		},
		"a draft":               {"content/posts/atlantis.en.md": post(secret, "status: draft")},
		"a draft to come":       {"content/posts/atlantis.en.md": post(secret, "status: draft", kept)},
		"one minute from now":   {"content/posts/atlantis.en.md": post(secret, "publish: 2026-12-01T12:01:00Z")},
		"a draft long past":     {"content/posts/atlantis.en.md": post(secret, "status: draft", "expires: 2026-01-01")},
		"tomorrow, in its zone": {"content/posts/atlantis.en.md": post(secret, "publish: 2026-12-02")},
	} {
		t.Run(name, func(t *testing.T) {
			more := strings.Replace(settings, "people: People", "people: People, sea: Sea", 1) +
				"entities: {lyon: {name: Lyon}}\n"
			h := small().with(hub{hubFile: more, "content/posts/gone.en.md": gone})
			want := cold(t, h, options(""))
			got := cold(t, h.with(hidden), options(""))
			for file, text := range got {
				if strings.Contains(strings.ToLower(file+text), strings.ToLower(secret)) {
					t.Errorf("%s names it", file)
				}
			}
			same(t, got, want, "with it")
		})
	}
}

// gone is a post that was taken back. What is to stand instead of it may not be told yet.
var gone = post("Gone", "date: 2026-11-10", "topics: [cloud]",
	"withdrawn: {on: 2026-11-12, reason: It was wrong., replacement: atlantis}")

// TestEmbargoEnds looks at one post before, at and after the moments that it names.
func TestEmbargoEnds(t *testing.T) {
	h := small().with(hub{
		"content/posts/atlantis.en.md": post("Atlantis", "publish: 2026-12-10", "expires: 2026-12-20"),
	})
	begins := time.Date(2026, 12, 9, 23, 0, 0, 0, time.UTC) // midnight in Paris
	ends := time.Date(2026, 12, 20, 23, 0, 0, 0, time.UTC)
	out := t.TempDir()
	for _, tt := range []struct {
		now    time.Time
		page   bool
		shared bool
	}{
		{begins.Add(-time.Second), false, false},
		{begins, true, true},
		{ends.Add(-time.Second), true, true},
		{ends, true, false},
		{begins.Add(-time.Hour), false, false},
	} {
		o := options(out)
		o.Now = tt.now
		mustRun(t, h, o)
		page, found := filesOf(t, out)["en/posts/atlantis/index.html"]
		if found != tt.page || strings.Contains(page, "Atlantis, read on.") != tt.shared {
			t.Errorf("%v: page %v, shared %v; want %v, %v", tt.now, found,
				strings.Contains(page, "Atlantis, read on."), tt.page, tt.shared)
		}
	}
}
