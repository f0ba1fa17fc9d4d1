package site_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/site"
)

// What nobody may know yet is in no page, not even as an entry of the navigation.
func TestNothingTellsOfWhatIsToCome(t *testing.T) {
	base := settings + post("p.en.md", "")
	for name, more := range map[string]string{
		"an embargoed post":                post("secret.en.md", "publish: 2027-02-01\naliases: [codename]\n"),
		"one taken back before its time":   post("secret.en.md", "publish: 2027-02-01\nstatus: withdrawn\n"),
		"one taken back before it was out": post("secret.en.md", "publish: 2026-11-01\nwithdrawn: {on: 2026-10-20}\n"),
		"a campaign to come":               "-- content/campaigns/secret.en.md --\n---\ntitle: Secret\nstart: 2027-01-01\n---\n",
		"a campaign whose second language knows when": "-- content/campaigns/secret.en.md --\n---\ntitle: Secret\n---\n" +
			"-- content/campaigns/secret.ar.md --\n---\ntitle: Secret\nstart: 2027-01-01\n---\n",
	} {
		t.Run(name, func(t *testing.T) {
			with, without := plan(t, base+more, site.Options{}), plan(t, base, site.Options{})
			if !slices.Equal(paths(with), paths(without)) {
				t.Errorf("there are the pages %v, without it %v", paths(with), paths(without))
			}
			before, after := keys(without), keys(with)
			for url, key := range after {
				if key != before[url] {
					t.Errorf("%s is another page", url)
				}
			}
			if status := view[site.Raw](t, with, "status.json"); bytes.Contains(status, []byte("secret")) {
				t.Errorf("status.json reads %s", status)
			}
		})
	}
}

// What is handed over does not change when a campaign begins: it was approved with the
// campaign's hashtag.
func TestSharesDoNotWaitForTheirCampaign(t *testing.T) {
	hub := settings + "-- content/campaigns/c.en.md --\n---\ntitle: C\nstart: 2027-01-01\nhashtag: Sea\n---\n" +
		post("p.en.md", "campaign: c\n")
	groups := view[site.PostPage](t, plan(t, hub, site.Options{}), "en/posts/p/index.html").Groups
	text := groups[0].Texts[0]
	if !strings.Contains(text.Words, "#Sea") || !strings.Contains(text.Opening[0].Href, "utm_campaign%3Dc%26") {
		t.Errorf("the post hands over %q by %s", text.Words, text.Opening[0].Href)
	}
}

func TestAnotherLanguageIsAnotherPage(t *testing.T) {
	about := func(lang string) string { return "-- content/about." + lang + ".md --\n---\ntitle: About\n---\n" }
	en, ar := keys(plan(t, settings+about("en"), site.Options{})), keys(plan(t, settings+about("ar"), site.Options{}))
	if en["en/about/"] == ar["en/about/"] {
		t.Error("a text that is now in another language gives the same page")
	}
}

func TestAnEntryMayBearTheNameOfItsSection(t *testing.T) {
	p := plan(t, settings+"-- guidelines/guidelines.en.md --\n---\ntitle: G\n---\n", site.Options{})
	if !has(p, "en/guidelines/guidelines/index.html") {
		t.Error("the guideline has no page of its own")
	}
}

func TestWordsKeepTheAuthorsOwnLink(t *testing.T) {
	hub := settings + "-- content/posts/p.en.md --\n---\ntitle: P\nlink: https://w3.org/x\n" +
		"share: {linkedin: ['Read this: https://w3.org/x', 'Read this: https://w3.org/x']}\n---\n"
	groups := view[site.PostPage](t, plan(t, hub, site.Options{}), "en/posts/p/index.html").Groups
	if len(groups) != 1 || len(groups[0].Texts) != 1 || len(groups[0].Heading.View().([]site.Network)) != 1 {
		t.Fatalf("a text that stands twice is shown as %+v", groups)
	}
	if words := groups[0].Texts[0].Words; words != "Read this: https://w3.org/x" {
		t.Errorf("the words are %q", words)
	}
}
