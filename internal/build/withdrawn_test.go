package build

import (
	"strings"
	"testing"
)

// telling is a post in two languages that says "lost" wherever a writer can write, but for
// its title and, if any, its summary.
func telling(summary, keys string) hub {
	written := func(translated string) string {
		return "---\ntitle: A post\nsummary: " + summary + translated + `
link: https://example.org/lost
topics: [cloud]
hashtags: [lost]
media:
  - {file: a.png, alt: Lost, rights: {source: own, people: [Lost]}}
  - {file: a.mp4, alt: Lost, poster: b.png, captions: {en: a.vtt}}
  - {file: a.pdf, alt: Lost}
  - {url: "https://example.com/lost.mp4", alt: Lost, sha256: "` + strings.Repeat("ab", 32) + `"}
starters: [What was lost?]
claims: [{text: We lost., evidence: "https://example.org/lost-claim"}]
actions: [{on: linkedin, kind: comment, url: "https://linkedin.com/posts/lost"}]
share: {any: [Lost words.], x: [Lost too.]}
` + keys + "\n---\nLost, see [it](https://example.org/lost-too).\n"
	}
	return hub{
		"content/posts/a-post.en.md": written("\ndate: 2026-11-10"),
		"content/posts/a-post.fr.md": written("\ntranslated_from: {lang: en}"),
		"content/posts/a.png":        pixel + "lost",
		"content/posts/b.png":        pixel + "lost, too",
		"content/posts/a.mp4":        "....ftypisomlost",
		"content/posts/a.vtt":        "WEBVTT\n\nlost\n",
		"content/posts/a.pdf":        "%PDF-1.7 lost",
	}
}

// TestWhatIsOverIsInNoFile looks through all that is written: pages, lists, cards, feeds,
// calendars, media. A later build takes away what an earlier one told.
func TestWhatIsOverIsInNoFile(t *testing.T) {
	for name, over := range map[string]hub{
		"taken back": telling("Lost in short.", "withdrawn: {on: 2026-11-20, reason: It was wrong.}"),
		"by status":  telling("Lost in short.", "status: withdrawn"),
		"expired":    telling("In short.", "expires: 2026-11-20"),
	} {
		t.Run(name, func(t *testing.T) {
			disk := inMemory(t, small().with(telling("Lost in short.", "")))
			if told := lost(disk.all()); len(told) < 20 {
				t.Fatalf("while it is live only %v tell of it", told)
			}
			mustRunOn(t, disk, small().with(over))
			for _, h := range []hub{disk.all(), inMemory(t, small().with(over)).all()} {
				if told := lost(h); len(told) > 0 {
					t.Errorf("%v still tell of it", told)
				}
				if !strings.Contains(h["en/posts/a-post/index.html"], "A post") {
					t.Error("its page is gone: who comes back to it learns nothing")
				}
			}
		})
	}
}

// lost are the files that say so, in their names or in what they hold.
func lost(h hub) []string {
	var list []string
	for name, text := range h {
		if strings.Contains(strings.ToLower(name+text), "lost") {
			list = append(list, name)
		}
	}
	return list
}
