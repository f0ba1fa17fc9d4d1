package render_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// tags are what the meta elements of a page say to networks.
func tags(t *testing.T, page string) map[string]string {
	t.Helper()
	parsed, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for n := range parsed.Descendants() {
		if n.Type != html.ElementNode || n.Data != "meta" {
			continue
		}
		attributes := map[string]string{}
		for _, a := range n.Attr {
			attributes[a.Key] = a.Val
		}
		if name := attributes["property"] + attributes["name"]; strings.ContainsRune(name, ':') {
			found[name] = attributes["content"]
		}
	}
	return found
}

func TestNetworksAreTold(t *testing.T) {
	made := rendered(t, nil)
	got := tags(t, made["en/posts/one/"])
	for name, want := range map[string]string{
		"og:type":             "article",
		"og:url":              "https://example.org/hub/en/posts/one/",
		"og:title":            `A <b>title</b> & "more"`,
		"og:description":      "What it is about",
		"og:site_name":        "Test",
		"og:locale":           "en_US",
		"og:locale:alternate": "",
		"og:image:type":       "image/png",
		"og:image:width":      "1200",
		"og:image:height":     "630",
		"og:image:alt":        "Test · example.org/hub",
		"twitter:card":        "summary_large_image",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
	card, below := strings.CutPrefix(got["og:image"], "https://example.org/hub/")
	if !below || !strings.HasPrefix(made[card], "\x89PNG") {
		t.Errorf("the image is at %q, where there is none", got["og:image"])
	}
	if home := tags(t, made["ar/"]); home["og:type"] != "website" || home["og:locale:alternate"] != "en_US" {
		t.Errorf("the Arabic home page says %v", home)
	}
}

// A page that is none of its own has nothing to show.
func TestNetworksAreNotToldOfOtherPages(t *testing.T) {
	aliased := strings.Replace(post, "summary:", "aliases: [old]\nsummary:", 1)
	made := rendered(t, map[string]string{"content/posts/one.en.md": aliased})
	for _, page := range []string{"404.html", "en/posts/old/"} {
		if made[page] == "" {
			t.Fatalf("there is no %s", page)
		}
		if got := tags(t, made[page]); len(got) > 0 {
			t.Errorf("%s says %v", page, got)
		}
	}
}
