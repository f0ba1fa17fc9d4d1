package site_test

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/site"
)

// A listing is what search engines read of a page.
type listing struct {
	Location   string `xml:"loc"`
	Modified   string `xml:"lastmod"`
	Alternates []struct {
		Lang string `xml:"hreflang,attr"`
		Href string `xml:"href,attr"`
	} `xml:"http://www.w3.org/1999/xhtml link"`
}

func sitemapOf(t *testing.T, p *site.Plan) map[string]listing {
	t.Helper()
	var set struct {
		XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []listing `xml:"url"`
	}
	if err := xml.Unmarshal(view[site.Raw](t, p, "sitemap.xml"), &set); err != nil {
		t.Fatal(err)
	}
	byPath := map[string]listing{}
	for _, l := range set.URLs {
		byPath[strings.TrimPrefix(l.Location, "https://example.org/hub/")] = l
	}
	if len(byPath) != len(set.URLs) {
		t.Error("an address stands twice")
	}
	return byPath
}

const manyPages = "-- guidelines/g.en.md --\n---\ntitle: G\nupdated: 2026-10-01\n---\n" +
	"-- content/about.en.md --\n---\ntitle: About\n---\n"

func TestSitemapListsWhatMayBeFound(t *testing.T) {
	hub := settings + manyPages +
		post("a.en.md", "date: 2026-11-02\naliases: [old]\n") + post("a.ar.md", "translated_from: {lang: en}\n") +
		post("b.en.md", "") +
		post("gone.en.md", "status: withdrawn\n") + post("over.en.md", "expires: 2026-11-01\n") +
		post("later.en.md", "publish: 2027-01-01\n")
	got := sitemapOf(t, plan(t, hub, site.Options{}))
	for path, want := range map[string]string{
		"en/":              "|en ar",
		"en/posts/":        "|en ar",
		"en/about/":        "|en ar",
		"ar/posts/a/":      "2026-11-02T00:00:00Z|en ar",
		"en/posts/b/":      "|",
		"en/guidelines/g/": "2026-10-01T00:00:00Z|",
	} {
		l, ok := got[path]
		var langs []string
		for _, a := range l.Alternates {
			langs = append(langs, a.Lang)
			if want := "https://example.org/hub/" + a.Lang + strings.TrimPrefix(path, path[:2]); a.Href != want {
				t.Errorf("%s has the alternate %s, want %s", path, a.Href, want)
			}
		}
		if found := l.Modified + "|" + strings.Join(langs, " "); !ok || found != want {
			t.Errorf("%s is listed as %q (%v), want %q", path, found, ok, want)
		}
	}
	for _, path := range []string{"", "404.html", "en/posts/old/", "en/posts/gone/", "en/posts/over/", "en/posts/later/"} {
		if _, ok := got[path]; ok {
			t.Errorf("%q is listed", path)
		}
	}
}

func TestRobotsAreToldWhereToLook(t *testing.T) {
	p := plan(t, settings, site.Options{})
	want := "User-agent: *\nDisallow:\n\nSitemap: https://example.org/hub/sitemap.xml\n"
	if got := string(view[site.Raw](t, p, "robots.txt")); got != want {
		t.Errorf("robots.txt is %q, want %q", got, want)
	}
	inside := plan(t, settings+"visibility: internal\n", site.Options{})
	if has(inside, "robots.txt") || has(inside, "sitemap.xml") {
		t.Error("an internal hub tells robots where its pages are")
	}
	if home := view[site.HomePage](t, inside, "en/index.html"); !home.Hub.Internal {
		t.Error("the pages of an internal hub do not ask robots to stay away")
	}
}

// No file of a sitemap holds more than 50,000 addresses.
func TestLargeSitemapsAreCut(t *testing.T) {
	hub := read(t, strings.Replace(settings, "page_size: 2", "page_size: 1", 1))
	for i := range 25_000 { // each with a page in one language, and a page of the list in two
		id := fmt.Sprintf("p%05d", i)
		d := content.Document{ID: id, Lang: "en", Title: id, Source: &content.Source{}}
		p := &content.Post{ID: id, Editions: []*content.Edition{{Document: d}}}
		hub.Library.Posts = append(hub.Library.Posts, p)
	}
	p, problems := hub.Plan(site.Options{Now: now})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	var index struct {
		XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Parts   []listing `xml:"sitemap"`
	}
	if err := xml.Unmarshal(view[site.Raw](t, p, "sitemap.xml"), &index); err != nil {
		t.Fatal(err)
	}
	var sizes []int
	for _, part := range index.Parts {
		file := view[site.Raw](t, p, strings.TrimPrefix(part.Location, "https://example.org/hub/"))
		sizes = append(sizes, strings.Count(string(file), "<url>"))
		if len(file) > 50_000_000 {
			t.Errorf("%s has %d bytes", part.Location, len(file))
		}
	}
	if len(sizes) != 2 || sizes[0] != 50_000 || sizes[1] == 0 {
		t.Errorf("the parts list %v pages", sizes)
	}
	if slices.Contains(paths(p), "sitemap-3.xml") {
		t.Error("there is a part that the index does not name")
	}
}
