package build

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Whoever asks for a feed again gets "not modified" from the host as long as its file
// stands untouched. So a later build that has no other news must not touch it.
func TestLaterBuildTouchesNoFeed(t *testing.T) {
	h := small()
	o := options(t.TempDir())
	mustRun(t, h, o)
	then := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	unchanging := []string{
		"en/feed.atom", "en/feed.rss", "en/feed.json", "en/topics/people/feed.atom", "fr/feed.json",
		"en/calendar.ics", "sitemap.xml", "robots.txt",
	}
	for _, name := range append(unchanging, "status.json") {
		if err := os.Chtimes(filepath.Join(o.Output, name), then, then); err != nil {
			t.Fatal(err)
		}
	}
	modified := func(name string) time.Time {
		info, err := os.Stat(filepath.Join(o.Output, name))
		if err != nil {
			t.Fatal(err)
		}
		return info.ModTime()
	}

	o.Now = o.Now.Add(3 * time.Hour)
	mustRun(t, h, o)
	for _, name := range unchanging {
		if !modified(name).Equal(then) {
			t.Errorf("%s was written again", name)
		}
	}
	if modified("status.json").Equal(then) {
		t.Error("status.json, which knows the time, was not written again")
	}

	quito := post("Quito has opened", "date: 2026-11-22", "topics: [people]", roof)
	mustRun(t, h.with(hub{"content/posts/quito.en.md": quito}), o)
	for name, touched := range map[string]bool{
		"en/feed.atom": true, "en/topics/people/feed.atom": true, "en/calendar.ics": true, "fr/feed.json": false,
		"sitemap.xml": false,
	} {
		if modified(name).Equal(then) == touched {
			t.Errorf("%s was written again: %v, want %v", name, !touched, touched)
		}
	}
}
