package site_test

import (
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/site"
)

// A page is made again when something it shows has changed, and only then.
func TestKeys(t *testing.T) {
	const campaign = "-- content/campaigns/c.en.md --\n---\ntitle: C\nhashtag: C\n---\n"
	base := settings + campaign + post("a.en.md", "campaign: c\ntopics: [cloud]\n") + post("b.en.md", "date: 2026-01-01\n")

	tests := []struct {
		name      string
		old, new  string
		changed   []string
		unchanged []string
	}{
		{
			"a post's words", "title: a.en.md", "title: New",
			[]string{"en/posts/a/", "en/posts/", "ar/posts/", "en/topics/cloud/", "en/"},
			[]string{"en/posts/b/", "404.html"},
		},
		{
			"a post's briefing", "Briefing.", "Better.",
			[]string{"en/posts/a/"},
			[]string{"404.html"},
		},
		{
			"a campaign", "hashtag: C", "hashtag: D",
			[]string{"en/posts/a/", "en/campaigns/c/", "en/campaigns/"},
			[]string{"en/posts/b/", "404.html"},
		},
		{
			"a post's state", "campaign: c\n", "campaign: c\nexpires: 2026-01-01\n",
			[]string{"en/posts/a/", "en/posts/", "en/"},
			[]string{"en/posts/b/"},
		},
		{
			"the settings", "title: Test", "title: Other",
			[]string{"en/posts/a/", "en/posts/b/", "404.html", "ar/"},
			[]string{"_headers"},
		},
	}
	before := keys(plan(t, base, site.Options{}))
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			edited := strings.Replace(base, test.old, test.new, 1)
			if edited == base {
				t.Fatalf("the hub has no %q", test.old)
			}
			after := keys(plan(t, edited, site.Options{}))
			for _, url := range test.changed {
				if before[url] == after[url] {
					t.Errorf("%s keeps its key", url)
				}
			}
			for _, url := range test.unchanged {
				if before[url] != after[url] || after[url] == [32]byte{} {
					t.Errorf("%s gets another key", url)
				}
			}
		})
	}
}

func TestTimeReachesPagesAsStatesOnly(t *testing.T) {
	hub := settings + post("a.en.md", "expires: 2026-12-31\n")
	before := keys(plan(t, hub, site.Options{}))
	after := keys(plan(t, hub, site.Options{Now: now.AddDate(0, 0, 3)}))
	for url := range before {
		if changed := before[url] != after[url]; changed != (url == "status.json") {
			t.Errorf("three days later the key of %s changed: %v", url, changed)
		}
	}
}

// The card of a post bears the logo of whom it speaks for, also where the folder of the
// assets does not tell one logo from another.
func TestKeyOfAPostWithACard(t *testing.T) {
	hub := settings + "entities: {lyon: {name: Lyon, brand: {color: '#123456', logo: lyon.png}}}\n" +
		"-- content/posts/p.en.md --\n---\ntitle: P\nentity: lyon\n---\n" + post("other.en.md", "entity: lyon\n")
	planned := func(c color.Color) map[string][32]byte {
		logo := image.NewRGBA(image.Rect(0, 0, 40, 20))
		logo.Set(0, 0, c)
		var file strings.Builder
		if err := png.Encode(&file, logo); err != nil {
			t.Fatal(err)
		}
		return keys(plan(t, hub+"-- site/static/lyon.png --\n"+file.String(), site.Options{Assets: "assets/dev"}))
	}
	before, after := planned(color.Black), planned(color.White)
	if before["en/posts/p/"] == after["en/posts/p/"] {
		t.Error("the page with the card keeps its key")
	}
	if before["en/posts/other/"] != after["en/posts/other/"] {
		t.Error("a page whose link has a picture of its own gets another key")
	}
}

func keys(p *site.Plan) map[string][32]byte {
	m := map[string][32]byte{}
	for _, page := range p.Pages {
		m[page.URL()] = page.Key()
	}
	return m
}
