package site_test

import (
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/site"
)

// Each language is told in its own words where its file has them, else in the original's,
// marked as what they are.
func TestAWithdrawalIsToldInEachLanguage(t *testing.T) {
	hub := settings + post("gone.en.md", "withdrawn: {on: 2026-11-18, reason: Wrong, answer: Sorry}\n") +
		post("gone.ar.md", "translated_from: {lang: en}\nwithdrawn: {reason: خطأ}\n")
	p := plan(t, hub, site.Options{})
	told := view[site.PostPage](t, p, "ar/posts/gone/index.html").Withdrawn
	if told.Reason.Words != "خطأ" || told.Reason.Lang != "ar" || told.Answer.Words != "Sorry" || told.Answer.Lang != "en" {
		t.Errorf("in Arabic it is told by %+v and %+v", told.Reason, told.Answer)
	}
	if told.On.IsZero() {
		t.Error("since when is written in one file, and holds for both")
	}
	feed := feedAt(t, p, "ar/").Items[0].HTML
	if !strings.Contains(feed, "<p>خطأ</p>") || !strings.Contains(feed, `<p lang="en" dir="ltr">Sorry</p>`) {
		t.Errorf("the Arabic feed says %s", feed)
	}
	if english := view[site.PostPage](t, p, "en/posts/gone/index.html").Withdrawn.Reason; english.Words != "Wrong" {
		t.Errorf("in English it is told by %+v", english)
	}
}

// Colleagues are sent on to a post that they can share, and learn of no other.
func TestOnlyALivePostStandsInstead(t *testing.T) {
	for more, shown := range map[string]bool{
		"":                              true,
		"expires: 2026-12-01\n":         true,
		"publish: 2027-01-01\n":         false,
		"status: draft\n":               false,
		"expires: 2026-11-01\n":         false,
		"status: withdrawn\n":           false,
		"withdrawn: {on: 2026-11-20}\n": false,
		"publish: 2026-11-01\nwithdrawn: {on: 2026-10-20}\n": false,
	} {
		hub := settings + post("gone.en.md", takenBack) + post("live.en.md", more)
		p := plan(t, hub, site.Options{})
		v := view[site.PostPage](t, p, "en/posts/gone/index.html").Withdrawn
		if (v.Replacement != nil) != shown {
			t.Errorf("with %q the page names %v", more, v.Replacement)
		}
		items := feedAt(t, p, "en/").Items
		if item := items[len(items)-1]; strings.Contains(item.HTML, "live") != shown {
			t.Errorf("with %q the feed says %s", more, item.HTML)
		}
		preview := plan(t, hub, site.Options{Preview: true})
		if view[site.PostPage](t, preview, "en/posts/gone/index.html").Withdrawn.Replacement == nil {
			t.Errorf("with %q a preview names none", more)
		}
	}
}
