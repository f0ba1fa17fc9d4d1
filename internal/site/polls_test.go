package site_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/site"
)

const poll = settings + `-- content/polls/tea.en.md --
---
title: Tea or coffee?
answers: [{text: Tea, votes: 8}, {text: Coffee, votes: 5}]
link: https://forms.example.org/tea
opens: 2026-11-10
closes: 2026-11-30
aliases: [drinks]
---
`

func pollAt(t *testing.T, archive, day string) *site.Plan {
	t.Helper()
	now, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return plan(t, archive, site.Options{Now: now})
}

// Before it opens no file tells of a poll; then it is asked, then its result is shown.
func TestPollInItsTime(t *testing.T) {
	before := pollAt(t, poll, "2026-11-09")
	for _, path := range paths(before) {
		if strings.Contains(path, "polls") {
			t.Errorf("before it opens there is %s", path)
		}
	}
	if next := before.Report.NextChange; next == nil || next.Format(time.DateOnly) != "2026-11-10" {
		t.Errorf("the next change is %v, want the day it opens", next)
	}

	open := pollAt(t, poll, "2026-11-10")
	v := view[site.PollPage](t, open, "en/polls/tea/index.html")
	if v.State != "open" || v.Result != nil || v.Form == nil || v.Form.Name != "forms.example.org" {
		t.Errorf("while it is open found %+v", v)
	}
	if diff := cmp.Diff([]string{"Tea", "Coffee"}, v.Answers); diff != "" {
		t.Error(diff)
	}
	if next := open.Report.NextChange; next == nil || next.Format(time.DateOnly) != "2026-12-01" {
		t.Errorf("the next change is %v, want the day after it closes", next)
	}
	for _, path := range []string{"en/polls/index.html", "ar/polls/index.html", "en/polls/drinks/index.html"} {
		if !has(open, path) {
			t.Errorf("there is no %s", path)
		}
	}

	closed := pollAt(t, poll, "2026-12-01")
	v = view[site.PollPage](t, closed, "en/polls/tea/index.html")
	want := &site.PollResult{Votes: 13, Bars: []site.PollBar{{Text: "Tea", Votes: 8}, {Text: "Coffee", Votes: 5}}}
	if diff := cmp.Diff(want, v.Result); diff != "" || v.Form != nil {
		t.Errorf("when it is over: %s and the form %v", diff, v.Form)
	}
	index := view[site.IndexPage](t, closed, "ar/polls/index.html")
	if len(index.Series) != 1 || index.Series[0].Name != "منتهية" || index.Series[0].Items[0].Title.Foreign == "" {
		t.Errorf("the Arabic list is %+v", index.Series)
	}
	if page(t, open, "en/polls/tea/index.html").Key() == page(t, closed, "en/polls/tea/index.html").Key() {
		t.Error("the page is not made again when the poll closes")
	}
}

// A poll to come leaves no trace: every page is the same without its file.
func TestPollToCome(t *testing.T) {
	with, without := pollAt(t, poll, "2026-11-09"), pollAt(t, settings, "2026-11-09")
	if diff := cmp.Diff(paths(without), paths(with)); diff != "" {
		t.Fatal(diff)
	}
	for i, p := range with.Pages {
		if p.Key() != without.Pages[i].Key() {
			t.Errorf("%s is another page", p.Path)
		}
	}
	preview := plan(t, poll, site.Options{Now: time.Date(2026, 11, 9, 0, 0, 0, 0, time.UTC), Preview: true})
	if v := view[site.PollPage](t, preview, "en/polls/tea/index.html"); v.State != "to-come" {
		t.Errorf("in a preview it is %s", v.State)
	}
}

// What few people said is theirs; what nobody counted is no result.
func TestPollOfFew(t *testing.T) {
	few := strings.Replace(poll, "votes: 8", "votes: 1", 1)
	v := view[site.PollPage](t, pollAt(t, few, "2026-12-01"), "en/polls/tea/index.html")
	if v.Result == nil || v.Result.Votes != 0 || v.Result.Bars != nil {
		t.Errorf("the page of a poll knows what one person said: %+v", v.Result)
	}
	uncounted := strings.Replace(poll, "[{text: Tea, votes: 8}, {text: Coffee, votes: 5}]", "[Tea, Coffee]", 1)
	v = view[site.PollPage](t, pollAt(t, uncounted, "2026-12-01"), "en/polls/tea/index.html")
	if v.Result != nil {
		t.Errorf("the page of a poll that nobody counted knows %+v", v.Result)
	}
}

// Who counts in one language changes the page in the other.
func TestPollCountedElsewhere(t *testing.T) {
	uncounted := poll + "-- content/polls/tea.ar.md --\n---\ntitle: شاي\nanswers: [شاي, قهوة]\n---\n"
	counted := strings.Replace(uncounted, "votes: 8", "votes: 40", 1)
	path := "ar/polls/tea/index.html"
	one, other := pollAt(t, uncounted, "2026-12-01"), pollAt(t, counted, "2026-12-01")
	if page(t, one, path).Key() == page(t, other, path).Key() {
		t.Error("the page is not made again when the count changes")
	}
	if v := view[site.PollPage](t, other, path); v.Result.Bars[0] != (site.PollBar{Text: "شاي", Votes: 40}) {
		t.Errorf("found %+v", v.Result.Bars[0])
	}
}
