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

func TestEveryStateHasItsPlace(t *testing.T) {
	hub := settings + hushed + post("live.en.md", "") +
		post("gone.en.md", "status: withdrawn\nwithdrawn: {on: 2026-11-02, reason: A mistake, replacement: live}\n")

	tests := []struct {
		id               string
		page, inPreview  bool
		listed, previews bool // among the posts to share
		past             bool
	}{
		{id: "live", page: true, inPreview: true, listed: true, previews: true},
		{id: "draft", inPreview: true, previews: true},
		{id: "later", inPreview: true, previews: true},
		{id: "over", page: true, inPreview: true, past: true},
		{id: "gone", page: true, inPreview: true, past: true},
	}
	published := plan(t, strings.Replace(hub, "page_size: 2", "page_size: 9", 1), site.Options{})
	preview := plan(t, strings.Replace(hub, "page_size: 2", "page_size: 9", 1), site.Options{Preview: true})
	listed := titles(view[site.ListPage](t, published, "en/posts/index.html").Cards)
	previewed := titles(view[site.ListPage](t, preview, "en/posts/index.html").Cards)
	var past []string
	for _, p := range view[site.PastPage](t, published, "en/past/index.html").Posts {
		past = append(past, p.Title.Words)
	}
	for _, test := range tests {
		path, title := "en/posts/"+test.id+"/index.html", test.id+".en.md"
		for what, c := range map[string][2]bool{
			"has a page":                {has(published, path), test.page},
			"has a page in a preview":   {has(preview, path), test.inPreview},
			"is listed":                 {slices.Contains(listed, title), test.listed},
			"is listed in a preview":    {slices.Contains(previewed, title), test.previews},
			"is among those no more on": {slices.Contains(past, title), test.past},
		} {
			if c[0] != c[1] {
				t.Errorf("%s %s: %v, want %v", test.id, what, c[0], c[1])
			}
		}
	}

	gone := view[site.PostPage](t, published, "en/posts/gone/index.html")
	if gone.Withdrawn == nil || gone.Withdrawn.Reason.Words != "A mistake" || gone.Withdrawn.Replacement.Title.Words != "live.en.md" {
		t.Errorf("the withdrawn post says %+v", gone.Withdrawn)
	}
	if gone.Groups != nil || gone.Target != nil || gone.Body != "" {
		t.Error("the withdrawn post still has something to share")
	}
	if over := view[site.PostPage](t, published, "en/posts/over/index.html"); over.Groups != nil || over.Target != nil {
		t.Error("the expired post still has something to share")
	}
}

func TestReportAndStatus(t *testing.T) {
	hub := settings +
		post("live.en.md", "expires: 2026-11-30\n") +
		post("long.en.md", "expires: 2027-11-30\n") +
		post("later.en.md", "publish: 2026-11-24T08:00:00Z\n") +
		post("draft.en.md", "status: draft\n") +
		post("over.en.md", "expires: 2026-11-01\n") +
		post("gone.en.md", "status: withdrawn\naliases: [was]\n")
	p := plan(t, hub, site.Options{})

	r := p.Report
	got := fmt.Sprintln(r.Live, len(r.Embargoed), r.Drafts, r.Expired, r.Withdrawn, r.Expiring[0].Post, len(r.Expiring))
	if want := "2 1 1 [over] [gone] live 1\n"; got != want {
		t.Errorf("the report says %s, want %s", got, want)
	}
	if want := time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC); !r.NextChange.Equal(want) {
		t.Errorf("the next change is at %v, want when the post to come begins", r.NextChange)
	}

	var status site.Status
	if err := json.Unmarshal(view[site.Raw](t, p, "status.json"), &status); err != nil {
		t.Fatal(err)
	}
	if want := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC); !status.NextChange.Equal(want) {
		t.Errorf("status.json announces %v, want %v: a post to come must leave no trace", status.NextChange, want)
	}
	if !slices.Equal(status.Withdrawn, []string{"gone", "was"}) {
		t.Errorf("status.json withdraws %v, want the post under all its ids", status.Withdrawn)
	}
}

func TestHomeShowsAFewMostlyNotAboutUs(t *testing.T) {
	hub := settings
	for i, kind := range []string{"company", "company", "company", "industry", "industry", "people", "industry"} {
		hub += post(fmt.Sprintf("p%d.en.md", i), fmt.Sprintf("date: 2026-11-%02d\nkind: %s\n", 20-i, kind))
	}
	home := view[site.HomePage](t, plan(t, hub, site.Options{}), "en/index.html")
	want := []string{"p0.en.md", "p3.en.md", "p4.en.md", "p5.en.md", "p6.en.md"}
	if got := titles(home.Cards); !slices.Equal(got, want) {
		t.Errorf("the home page shows %v, want %v: one in five about the company", got, want)
	}

	hub = settings + post("a.en.md", "kind: company\n") + post("b.en.md", "kind: company\n")
	home = view[site.HomePage](t, plan(t, hub, site.Options{}), "en/index.html")
	if got := titles(home.Cards); len(got) != 2 {
		t.Errorf("a hub with nothing else shows %v, want both", got)
	}
}

func TestListsAreCutIntoPages(t *testing.T) {
	hub := settings
	for i := range 5 {
		hub += post(fmt.Sprintf("p%d.en.md", i), fmt.Sprintf("date: 2026-11-%02d\ntopics: [cloud]\n", 20-i))
	}
	p := plan(t, hub, site.Options{})
	for _, list := range []string{"posts/", "topics/cloud/", "networks/x/"} {
		middle := view[site.ListPage](t, p, "en/"+list+"page/2/index.html")
		if got := titles(middle.Cards); !slices.Equal(got, []string{"p2.en.md", "p3.en.md"}) {
			t.Errorf("page 2 of %s shows %v", list, got)
		}
		if middle.Prev != "/hub/en/"+list || middle.Next != "/hub/en/"+list+"page/3/" {
			t.Errorf("page 2 of %s leads to %q and %q", list, middle.Prev, middle.Next)
		}
		if last := view[site.ListPage](t, p, "en/"+list+"page/3/index.html"); last.Next != "" || len(last.Cards) != 1 {
			t.Errorf("page 3 of %s is not the last", list)
		}
	}
	for _, none := range []string{"en/topics/law/index.html", "en/posts/page/4/index.html", "en/posts/page/1/index.html"} {
		if has(p, none) {
			t.Errorf("the plan has %s, which would be empty or double", none)
		}
	}
}

func TestOtherLanguages(t *testing.T) {
	p := plan(t, settings+post("both.en.md", "")+post("both.ar.md", "translated_from: {lang: en}\n")+post("one.en.md", ""),
		site.Options{})

	if has(p, "ar/posts/one/index.html") {
		t.Error("a post has a page in a language it is not written in")
	}
	cards := view[site.ListPage](t, p, "ar/posts/index.html").Cards
	for _, part := range cards {
		card := part.View().(site.Card)
		switch card.Title.Words {
		case "one.en.md":
			if card.Title.Foreign != "English" || card.Title.Dir != "ltr" || card.Href != "/hub/en/posts/one/" {
				t.Errorf("the card of the English post reads %+v", card)
			}
		case "both.ar.md":
			if card.Title.Foreign != "" || card.Title.Dir != "rtl" || card.Href != "/hub/ar/posts/both/" {
				t.Errorf("the card of the Arabic post reads %+v", card)
			}
		default:
			t.Errorf("there is a card %q", card.Title.Words)
		}
	}

	languages := view[site.PostPage](t, p, "en/posts/one/index.html").Languages
	if ar := languages[1]; ar.Other || ar.Href != "/hub/ar/posts/" {
		t.Errorf("from a post without Arabic one gets to %+v, want the list", ar)
	}
	languages = view[site.PostPage](t, p, "en/posts/both/index.html").Languages
	if ar := languages[1]; !ar.Other || ar.Href != "/hub/ar/posts/both/" {
		t.Errorf("from a post with Arabic one gets to %+v, want the post", ar)
	}
}

func TestFormerAddressesLeadOn(t *testing.T) {
	p := plan(t, settings+post("new.en.md", "aliases: [old]\n")+post("hidden.en.md", "aliases: [secret]\nstatus: draft\n"),
		site.Options{})
	moved := view[site.MovedPage](t, p, "en/posts/old/index.html")
	if moved.MovesTo != "/hub/en/posts/new/" {
		t.Errorf("the old address leads to %q", moved.MovesTo)
	}
	if has(p, "en/posts/secret/index.html") {
		t.Error("the former address of a draft is in the plan")
	}
}

func TestTextsOfEqualNetworksStandTogether(t *testing.T) {
	hub := settings + "-- content/posts/p.en.md --\n---\ntitle: P\nlink: https://example.org/x\n" +
		"share: {any: [One, Two], linkedin: [Own]}\n---\n"
	groups := view[site.PostPage](t, plan(t, hub, site.Options{}), "en/posts/p/index.html").Groups
	var got []string
	for _, g := range groups {
		for _, text := range g.Texts {
			line := fmt.Sprintf("%d %s:", text.Number, text.Words)
			for _, l := range text.Opening {
				line += " " + l.Name
			}
			line += " |"
			for _, l := range text.Pasting {
				line += " " + l.Name
			}
			got = append(got, line)
		}
	}
	want := []string{"1 Own: | linkedin", "1 One: x bluesky | instagram", "2 Two: x bluesky | instagram"}
	if !slices.Equal(got, want) {
		t.Errorf("the groups are %q, want %q", got, want)
	}
}

func TestCampaignsBeginOnTheirDay(t *testing.T) {
	hub := settings + "-- content/campaigns/soon.en.md --\n---\ntitle: Soon\nstart: 2026-12-01\n---\n" +
		post("p.en.md", "campaign: soon\n")
	p := plan(t, hub, site.Options{})
	if has(p, "en/campaigns/soon/index.html") {
		t.Error("a campaign that has not begun has a page")
	}
	details := view[site.PostPage](t, p, "en/posts/p/index.html").Details.View().(site.Details)
	if details.Campaign != nil {
		t.Errorf("a post names the campaign %+v, which has not begun", details.Campaign)
	}
	if p := plan(t, hub, site.Options{Now: now.AddDate(0, 1, 0)}); !has(p, "en/campaigns/soon/index.html") {
		t.Error("a campaign that has begun has no page")
	}
}

func TestCollisionsAreFoundOnThePlan(t *testing.T) {
	hub := read(t, settings+"-- site/static/logo.svg --\n-- site/static/Logo.svg --\n")
	_, problems := hub.Plan(site.Options{Now: now})
	if len(problems) != 1 || problems[0].Rule != "collision" || !strings.Contains(problems[0].Message, "logo.svg") {
		t.Errorf("two files that differ in case give %v, want one collision", problems)
	}
}

func TestForeignSchemesReachNoPage(t *testing.T) {
	hub := settings + "-- content/posts/p.en.md --\n---\ntitle: P\nlink: 'javascript:alert(1)'\n" +
		"claims: [{text: C, evidence: 'data:text/html,x'}]\nactions: [{kind: follow, on: x, url: 'vbscript:x'}]\n---\n"
	page := view[site.PostPage](t, plan(t, hub, site.Options{}), "en/posts/p/index.html")
	if page.Target != nil || page.Claims[0].Evidence != "" || page.Actions != nil {
		t.Errorf("the page links to %v, %v, %v", page.Target, page.Claims, page.Actions)
	}
}

func TestAHubsOwnBrandWins(t *testing.T) {
	brand := func(hub string) string {
		p := plan(t, hub, site.Options{Assets: "assets/x"})
		return string(view[site.Raw](t, p, "assets/x/brand.css"))
	}
	if made := brand(settings + "brand: {color: \"#123456\"}\n"); !strings.Contains(made, "--brand: #123456;") {
		t.Errorf("the colours are %q", made)
	}
	own := brand(settings + "-- site/static/brand.css --\n:root { --brand: red }\n")
	if !strings.HasSuffix(own, "}\n:root { --brand: red }\n") || !strings.Contains(own, "--link: light-dark(#") {
		t.Errorf("the hub's own brand.css became %q", own)
	}
}

// A post ends with the rights of its picture: the page, the report and status.json know.
func TestRightsThatRunOutEndAPost(t *testing.T) {
	hub := settings + post("p.en.md", "expires: 2027-06-30\nclaims: [{text: C, until: 2026-11-25}]\n")
	before := plan(t, hub, site.Options{})
	end := time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC)
	if r := before.Report; r.NextChange == nil || !r.NextChange.Equal(end) || !r.Expiring[0].On.Equal(end) {
		t.Errorf("the report says %+v", r)
	}
	if status := view[site.Raw](t, before, "status.json"); !strings.Contains(string(status), `"2026-11-26T00:00:00Z"`) {
		t.Errorf("status.json reads %s", status)
	}
	after := plan(t, hub, site.Options{Now: end})
	if v := view[site.PostPage](t, after, "en/posts/p/index.html"); !v.Card.Over || len(v.Groups) > 0 {
		t.Errorf("the post is over: %v, with %d groups of texts", v.Card.Over, len(v.Groups))
	}
	if before, after := keys(before), keys(after); before["en/posts/p/"] == after["en/posts/p/"] {
		t.Error("the page would not be made again")
	}
}
