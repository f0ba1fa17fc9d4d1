package content_test

import (
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

// What can be told of a post with mistakes is told, of all its languages together.
func TestBrokenPosts(t *testing.T) {
	files := hub(map[string]string{
		"content/posts/b.fr.md":     post("publish: 2026-12-01\naliases: [was, a]\nexpires: someday\n"),
		"content/posts/b.en.md":     post("translated_from: {lang: fr}\nwithdrawn: {on: 2026-11-20T10:00:00Z}\n"),
		"content/posts/a.fr.md":     post(""),
		"content/posts/draft.fr.md": post("status: draft\nexpires: someday\n"),
		"content/posts/torn.fr.md":  "---\ntitle: [\n---\n",
		"content/campaigns/c.fr.md": post("start: someday\n"),
	})
	library, _ := content.Read(files, options())
	broken := library.BrokenPosts(files, paris)
	if len(broken) != 3 || broken[0].ID != "b" || broken[1].ID != "draft" || broken[2].ID != "torn" {
		t.Fatalf("found %v", broken)
	}
	b := broken[0]
	if b.Original().Lang != "fr" || b.Original().Source.Path != "content/posts/b.fr.md" || len(b.Editions) != 2 {
		t.Errorf("it stands in %+v", b.Editions)
	}
	if len(b.Aliases) != 1 || b.Aliases[0] != "was" {
		t.Errorf("its former ids are %q: one belongs to another post", b.Aliases)
	}
	if want := time.Date(2026, 12, 1, 0, 0, 0, 0, paris); !b.Publish.Equal(want) {
		t.Errorf("it begins at %v", b.Publish)
	}
	if now := on(2026, 12, 2); b.State(now) != content.Withdrawn || !b.NeverOut(now) {
		t.Errorf("it is %v", b.State(now))
	}
	if broken[1].State(on(2026, 12, 2)) != content.Draft {
		t.Error("a draft is taken for more")
	}
	if broken[2].State(on(2026, 12, 2)) == content.Withdrawn {
		t.Error("what can't be read at all is taken for withdrawn")
	}
}

func on(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, paris)
}
