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

// frozen is a hub with a post of a topic, one of none, and some freezes.
func frozen(freezes string) string {
	return settings + "freezes:\n" + freezes +
		post("p.en.md", "topics: [cloud]\nstarters: [I think]\nexpires: 2027-06-30\n"+
			"actions: [{kind: repost, on: x, url: 'https://example.org/y'}, {kind: attend, url: 'https://example.org/z'}]\n") +
		post("other.en.md", "date: 2026-11-01\n")
}

func TestAFrozenPostHasNoWayToBeShared(t *testing.T) {
	p := plan(t, frozen("  - {id: f, until: 2026-11-30, topics: [cloud], reason: {en: Wait., ar: انتظر}}\n"), site.Options{})
	page := view[site.PostPage](t, p, "en/posts/p/index.html")
	if len(page.Groups)+len(page.Starters) > 0 || len(page.Actions) != 1 {
		t.Errorf("the page offers %v, %v and %v", page.Groups, page.Starters, page.Actions)
	}
	if page.Body == "" || !page.Card.Frozen || page.Card.Over {
		t.Errorf("the briefing is %q, the card %+v", page.Body, page.Card)
	}
	want := site.Freeze{Reason: site.Text{Words: "Wait.", Lang: "en", Dir: "ltr"}, Until: time.Date(2026, 11, 30, 23, 59, 59, 0, time.UTC), Whole: true}
	if len(page.Freezes) != 1 || page.Freezes[0] != want {
		t.Errorf("the page says %v, want %v", page.Freezes, want)
	}
	list := view[site.ListPage](t, p, "en/posts/index.html")
	badges := map[string]bool{}
	for _, part := range list.Cards {
		card := part.View().(site.Card)
		badges[card.Title.Words] = card.Frozen
	}
	if !badges["p.en.md"] || badges["other.en.md"] {
		t.Errorf("frozen are %v, want the post of the topic alone", badges)
	}
	if other := view[site.PostPage](t, p, "en/posts/other/index.html"); len(other.Groups) == 0 || len(other.Freezes) > 0 {
		t.Error("the freeze reaches a post that it is not about")
	}
}

func TestAFreezeOfANetworkStopsThatNetwork(t *testing.T) {
	p := plan(t, frozen("  - {id: f, networks: [x], reason: Wait.}\n"), site.Options{})
	page := view[site.PostPage](t, p, "en/posts/p/index.html")
	var ways []string
	for _, group := range page.Groups {
		for _, text := range group.Texts {
			for _, way := range slices.Concat(text.Opening, text.Pasting) {
				ways = append(ways, way.Name)
			}
		}
	}
	slices.Sort(ways)
	if got := fmt.Sprint(ways); got != "[bluesky instagram linkedin]" {
		t.Errorf("there are the ways %s", got)
	}
	if page.Card.Frozen || len(page.Freezes) != 1 || page.Freezes[0].Whole || len(page.Starters) != 1 || len(page.Actions) != 1 {
		t.Errorf("the page says %v and offers %v, %v", page.Freezes, page.Starters, page.Actions)
	}
}

func TestAFreezeOfALanguageOrAnotherCompanyStopsNothingElse(t *testing.T) {
	hub := frozen("  - {id: f, languages: [ar], reason: Wait.}\n  - {id: g, entities: [lyon], reason: Wait.}\nentities: {lyon: {name: L}}\n") +
		post("p.ar.md", "translated_from: {lang: en}\n")
	p := plan(t, hub, site.Options{})
	if en := view[site.PostPage](t, p, "en/posts/p/index.html"); len(en.Freezes) > 0 || len(en.Groups) == 0 {
		t.Errorf("the English page says %v", en.Freezes)
	}
	if ar := view[site.PostPage](t, p, "ar/posts/p/index.html"); len(ar.Freezes) != 1 || len(ar.Groups) > 0 {
		t.Errorf("the Arabic page says %v", ar.Freezes)
	}
}

// A freeze to come changes no page and leaves no trace in status.json. When it begins and
// ends, the pages that show what it is about are made again, no feed among them.
func TestFreezesReachPagesAsAState(t *testing.T) {
	const freeze = "  - {id: f, from: 2026-11-25, until: 2026-11-27, topics: [cloud], reason: Wait.}\n"
	at := func(day int) *site.Plan {
		return plan(t, frozen(freeze), site.Options{Now: time.Date(2026, 11, day, 0, 0, 0, 0, time.UTC)})
	}
	changed := func(a, b *site.Plan) string {
		var list []string
		before := keys(a)
		for url, key := range keys(b) {
			if before[url] != key {
				if strings.HasPrefix(url, "search/") { // files of the index, named after what is in them
					url = "search/"
				}
				list = append(list, url)
			}
		}
		slices.Sort(list)
		return strings.TrimSpace(strings.Join(slices.Compact(list), " ")) // the hub's own address is ""
	}
	before, begun, on, over := at(24), at(25), at(27), at(28)
	const about = "ar/ ar/networks/bluesky/ ar/networks/instagram/ ar/networks/linkedin/ ar/networks/x/ ar/posts/ ar/topics/cloud/ " +
		"en/ en/networks/bluesky/ en/networks/instagram/ en/networks/linkedin/ en/networks/x/ en/posts/ en/posts/p/ en/topics/cloud/ " +
		"search/ status.json"
	for _, test := range []struct{ when, got, want string }{
		{"as it comes nearer", changed(at(23), before), "status.json"},
		{"as it begins", changed(before, begun), about},
		{"while it holds", changed(begun, on), "status.json"},
		{"as it ends", changed(on, over), about},
		{"when it is over", changed(before, over), "status.json"},
	} {
		if test.got != test.want {
			t.Errorf("%s the files %q change, want %q", test.when, test.got, test.want)
		}
	}
	for _, test := range []struct {
		plan       *site.Plan
		next, hold string
	}{
		{before, "2026-11-25", "[]"}, {begun, "2026-11-28", "[f]"}, {on, "2026-11-28", "[f]"}, {over, "2027-07-01", "[]"},
	} {
		if r := test.plan.Report; r.NextChange.Format(time.DateOnly) != test.next || fmt.Sprint(r.Freezes) != test.hold {
			t.Errorf("on %v the next change is at %v, and %v hold", r.Now, r.NextChange, r.Freezes)
		}
	}
	if status := view[site.Raw](t, before, "status.json"); strings.Contains(string(status), "2026-11-25") {
		t.Errorf("before the freeze status.json reads %s", status)
	}
}

func TestStatusNamesWhatMayNotBeShared(t *testing.T) {
	hub := frozen("  - {id: f, until: 2026-11-30, networks: [x], reason: {en: Wait., ar: انتظر}}\n  - {id: g, reason: Wait.}\n") +
		post("over.en.md", "aliases: [was]\nexpires: 2026-11-20\n") + post("old.en.md", "expires: 2026-01-20\n")
	var s site.Status
	if err := json.Unmarshal(view[site.Raw](t, plan(t, hub, site.Options{}), "status.json"), &s); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(s.Expired); got != "[over was]" {
		t.Errorf("over are %s, want those that ended lately", got)
	}
	f, g := s.Freezes[0], s.Freezes[1]
	if f.Until.Format(time.DateOnly) != "2026-12-01" || fmt.Sprint(f.Networks, f.Topics, f.Reason) != "[x] [] map[ar:انتظر en:Wait.]" {
		t.Errorf("the first freeze is %+v", f)
	}
	if g.Until != nil || fmt.Sprint(g.Reason) != "map[ar:Wait. en:Wait.]" || s.NextChange.Format(time.DateOnly) != "2026-12-01" {
		t.Errorf("the second freeze is %+v, the next change at %v", g, s.NextChange)
	}
}

// A picture of a frozen post is shown, and not to be taken along.
func TestPicturesOfAFrozenPostStay(t *testing.T) {
	const media = "media: [{file: small.png, alt: A}]\n"
	for freeze, downloads := range map[string]bool{"": true, "freezes: [{id: f, networks: [x], reason: R}]\n": true, "freezes: [{id: f, reason: R}]\n": false} {
		p := planMedia(t, settings+freeze+post("p.en.md", media), site.Options{})
		shown := view[site.PostPage](t, p, "en/posts/p/index.html").Media
		if len(shown) != 1 || len(shown[0].Picture.Downloads) > 0 != downloads {
			t.Errorf("with %q the page shows %+v", freeze, shown)
		}
	}
}
