package site_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/site"
)

// A feed is what a reader reads, as JSON.
type feed struct {
	Title string
	Self  string `json:"feed_url"`
	Items []struct {
		ID, URL, Title, Summary string
		HTML                    string    `json:"content_html"`
		Related                 string    `json:"external_url"`
		Published               time.Time `json:"date_published"`
		Modified                time.Time `json:"date_modified"`
		Tags                    []string
	}
}

func feedAt(t *testing.T, p *site.Plan, path string) feed {
	t.Helper()
	var f feed
	if err := json.Unmarshal(view[site.Raw](t, p, path+"feed.json"), &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func (f feed) titles() []string {
	var list []string
	for _, item := range f.Items {
		list = append(list, item.Title)
	}
	return list
}

const takenBack = "status: withdrawn\ndate: 2026-11-03\nwithdrawn: {on: 2026-11-18, reason: A wrong number, " +
	"answer: We were mistaken, replacement: live}\n"

// Only what is offered now is news, and what was taken back says so: in a preview too.
func TestFeedsTellWhatMayBeKnown(t *testing.T) {
	hub := settings + hushed +
		post("live.en.md", "date: 2026-11-10\nsummary: In short\ntopics: [cloud, cloud]\n") +
		post("out.en.md", "date: 2026-11-01\npublish: 2026-11-15T08:00:00Z\n") +
		post("undated.en.md", "") +
		post("gone.en.md", takenBack+"summary: Old words\n") +
		post("never.en.md", "publish: 2026-11-01\nwithdrawn: {on: 2026-10-20}\n")
	for _, preview := range []bool{false, true} {
		f := feedAt(t, plan(t, hub, site.Options{Preview: preview}), "en/")
		want := []string{"Withdrawn: gone.en.md", "out.en.md", "live.en.md"}
		if got := f.titles(); !slices.Equal(got, want) {
			t.Errorf("in a preview %v: the feed tells of %v, want %v: newest first", preview, got, want)
		}
	}
	f := feedAt(t, plan(t, hub, site.Options{}), "en/topics/cloud/")
	if got := f.titles(); !slices.Equal(got, []string{"live.en.md"}) || f.Title != "Test · Cloud" {
		t.Errorf("the feed %q of a topic tells of %v", f.Title, got)
	}
	live := f.Items[0]
	if live.Summary != "In short" || live.Related != "https://example.org/x" ||
		!slices.Equal(live.Tags, []string{"Cloud"}) {
		t.Errorf("the post is told as %+v", live)
	}
}

func TestAWithdrawnPostSaysSoAndWhy(t *testing.T) {
	hub := settings + post("live.en.md", "date: 2026-11-10\n") +
		post("gone.en.md", takenBack+"summary: Old words\n")
	item := feedAt(t, plan(t, hub, site.Options{}), "en/").Items[0]
	for _, words := range []string{"It was taken back.", "A wrong number", "Delete yours.", "We were mistaken",
		`<a href="https://example.org/hub/en/posts/live/">live.en.md</a>`} {
		if !strings.Contains(item.HTML, words) {
			t.Errorf("the item lacks %q: %s", words, item.HTML)
		}
	}
	all := fmt.Sprint(item)
	for _, old := range []string{"Old words", "Words", "Briefing", "https://example.org/x"} {
		if strings.Contains(all, old) {
			t.Errorf("the item still says %q: %s", old, all)
		}
	}
	if want := time.Date(2026, 11, 18, 0, 0, 0, 0, time.UTC); !item.Modified.Equal(want) {
		t.Errorf("the item is of %v, want %v, when it was taken back", item.Modified, want)
	}
	if want := time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC); !item.Published.Equal(want) {
		t.Errorf("the item was published on %v, want %v", item.Published, want)
	}
}

// Of a topic without posts to share there is no page to go to.
func TestFeedOfATopicThatWasTakenBack(t *testing.T) {
	p := plan(t, settings+post("gone.en.md", takenBack+"topics: [law]\n"), site.Options{})
	atom := string(view[site.Raw](t, p, "en/topics/law/feed.atom"))
	for _, address := range []string{"https://example.org/hub/en/", "https://example.org/hub/en/topics/law/feed.atom"} {
		if !strings.Contains(atom, `href="`+address+`"`) {
			t.Errorf("the feed does not lead to %s:\n%s", address, atom)
		}
	}
}

// A post that cannot be rendered keeps no feed from telling that another was taken back.
func TestFeedsTellOfARecallWhateverIsBroken(t *testing.T) {
	hub := settings + post("gone.en.md", takenBack) +
		post("huge.en.md", "date: 2026-11-01\n") + strings.Repeat("> ", 20_000) + "\n"
	if _, err := page(t, plan(t, hub, site.Options{}), "en/posts/huge/index.html").Input.View(); err == nil {
		t.Fatal("the other post is not broken")
	}
	want := []string{"Withdrawn: gone.en.md", "huge.en.md"}
	if got := feedAt(t, plan(t, hub, site.Options{}), "en/").titles(); !slices.Equal(got, want) {
		t.Errorf("the feed tells of %v", got)
	}
}

func TestFeedsHoldTheirLanguageOnly(t *testing.T) {
	p := plan(t, settings+
		post("both.en.md", "date: 2026-11-01\ntopics: [cloud]\n")+post("both.ar.md", "translated_from: {lang: en}\n")+
		post("one.en.md", "date: 2026-11-02\ntopics: [law]\n"), site.Options{})
	if got := feedAt(t, p, "ar/").titles(); !slices.Equal(got, []string{"both.ar.md"}) {
		t.Errorf("the Arabic feed tells of %v", got)
	}
	if got := feedAt(t, p, "ar/").Items[0]; !strings.Contains(got.HTML, `<div lang="ar" dir="rtl">`) ||
		got.URL != "https://example.org/hub/ar/posts/both/" {
		t.Errorf("the Arabic item is %+v", got)
	}
	if !has(p, "en/topics/law/feed.atom") || has(p, "ar/topics/law/feed.atom") {
		t.Error("a topic has a feed where it has no posts, or none where it has")
	}
	for path, want := range map[string]int{
		"ar/index.html": 4, "en/posts/index.html": 4, "en/topics/law/index.html": 3, "ar/topics/law/index.html": 0,
		"en/networks/x/index.html": 0,
	} {
		v, err := page(t, p, path).Input.View()
		if err != nil {
			t.Fatal(err)
		}
		var links []site.FeedLink
		switch v := v.(type) {
		case site.HomePage:
			links = v.Feeds
		case site.ListPage:
			links = v.Feeds
		}
		if len(links) != want {
			t.Errorf("%s offers %v, want %d", path, links, want)
		}
		for _, l := range links {
			if !has(p, strings.TrimPrefix(l.Href, "/hub/")) {
				t.Errorf("%s offers %s, which is not there", path, l.Href)
			}
		}
	}
}

// Readers know an item by its id: a renamed post is not announced again.
func TestItemsKeepTheirIdentity(t *testing.T) {
	hub := func(name, aliases string) string {
		return settings + post(name+".en.md", "date: 2026-11-01\naliases: ["+aliases+"]\n")
	}
	want := "https://example.org/hub/en/posts/first/"
	for _, h := range []string{hub("first", ""), hub("a-second", "first"), hub("third", "first, a-second")} {
		if got := feedAt(t, plan(t, h, site.Options{}), "en/").Items[0].ID; got != want {
			t.Errorf("the item is %s, want %s", got, want)
		}
	}
}

func TestAFeedHoldsTheNewest(t *testing.T) {
	hub := strings.Replace(settings, "page_size: 2", "page_size: 99", 1)
	for i := range 60 {
		day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i)
		hub += post(fmt.Sprintf("p%d.en.md", i), "date: "+day.Format(time.DateOnly)+"\ntopics: [cloud]\n")
	}
	p := plan(t, hub, site.Options{})
	for _, path := range []string{"en/", "en/topics/cloud/"} {
		if got := feedAt(t, p, path).titles(); len(got) != 50 || got[0] != "p59.en.md" || got[49] != "p10.en.md" {
			t.Errorf("the feed of %s has %d posts, from %s to %s", path, len(got), got[0], got[len(got)-1])
		}
	}
	if got := feedAt(t, p, "ar/"); len(got.Items) != 0 {
		t.Errorf("the Arabic feed, which waits for its first post, tells of %v", got.titles())
	}
}

// Away from its page a relative address leads nowhere.
func TestBriefingsCanBeReadAnywhere(t *testing.T) {
	hub := settings + "-- content/posts/p.en.md --\n---\ntitle: P\ndate: 2026-11-01\n---\n" +
		"[root](/en/about/?a=1&b=2) [near](../q/) [part](#why) [out](https://example.net/?a&b) " +
		"[mail](mailto:a@b.c) a.[^1]\n\n" +
		"![pic](/media/x.png) `<a href=\"code\">`\n\n## Why\n\n[^1]: Note.\n"
	got := feedAt(t, plan(t, hub, site.Options{}), "en/").Items[0].HTML
	const base = "https://example.org/hub/en/"
	for _, want := range []string{
		base + "about/?a=1&amp;b=2", base + "posts/q/", base + "posts/p/#h-why", "https://example.net/?a&amp;b",
		"mailto:a@b.c", base + "posts/p/#fn:1", base + "posts/p/#fnref:1",
	} {
		if !strings.Contains(got, `<a href="`+want+`"`) {
			t.Errorf("nothing leads to %s", want)
		}
	}
	if !strings.Contains(got, `<img src="https://example.org/hub/media/x.png"`) ||
		!strings.Contains(got, "&lt;a href=&quot;code&quot;&gt;") {
		t.Errorf("the briefing is %s", got)
	}
	if strings.Contains(got, "Share it") {
		t.Error("a post without a link is offered to be shared")
	}
}

// Feed readers load what an item shows: only what the hub has itself.
func TestFeedsShowNothingFromElsewhere(t *testing.T) {
	digest := strings.Repeat("ab", 32)
	hub := settings + post("p.en.md", "date: 2026-11-01\n"+
		"media: [{url: 'https://tracker.example.net/p.png', alt: P, sha256: '"+digest+"'}]\n")
	if got := feedAt(t, plan(t, hub, site.Options{}), "en/").Items[0].HTML; strings.Contains(got, "<img") {
		t.Errorf("the item shows %s", got)
	}
}

// A feed is written again when something it tells of has changed, and only then.
func TestKeysOfFeeds(t *testing.T) {
	hub := settings + post("a.en.md", "date: 2026-11-01\ntopics: [cloud]\n") +
		post("b.en.md", "date: 2026-11-02\ntopics: [law]\n") + post("c.ar.md", "date: 2026-11-03\n")
	before := keys(plan(t, hub, site.Options{}))
	after := keys(plan(t, strings.Replace(hub, "title: a.en.md", "title: New", 1), site.Options{}))
	for path, changes := range map[string]bool{
		"en/feed.atom": true, "en/feed.rss": true, "en/feed.json": true, "en/topics/cloud/feed.atom": true,
		"en/calendar.ics": true, "en/topics/law/feed.atom": false, "ar/feed.json": false, "ar/calendar.ics": false,
		"sitemap.xml": false, "robots.txt": false,
	} {
		if changed := before[path] != after[path]; changed != changes || after[path] == [32]byte{} {
			t.Errorf("the key of %s changed: %v, want %v", path, changed, changes)
		}
	}
}
