package portevoix_test

import (
	"bytes"
	"encoding/xml"
	"path"
	"slices"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
)

// feeds are the parsed feeds of a site, by path.
func (w website) feeds(t *testing.T) map[string]*gofeed.Feed {
	t.Helper()
	parsed := map[string]*gofeed.Feed{}
	for name, data := range w {
		if !strings.HasPrefix(path.Base(name), "feed.") {
			continue
		}
		feed, err := gofeed.NewParser().Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		parsed[name] = feed
	}
	return parsed
}

// contents are the parsed contents of a feed's items.
func contents(t *testing.T, feed *gofeed.Feed) []*html.Node {
	t.Helper()
	var list []*html.Node
	for _, item := range feed.Items {
		content, err := html.Parse(strings.NewReader(item.Content))
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, content)
	}
	return list
}

// A reader of any feed gets to where it says, and sees it wherever it is read: every
// address is whole, and those of the hub are there.
func TestExampleFeeds(t *testing.T) {
	w, _ := buildHub(t, exampleHub(t))
	pages := w.pages(t)
	pictures := 0
	for name, feed := range w.feeds(t) {
		if len(feed.Items) == 0 || feed.Title == "" || feed.UpdatedParsed == nil {
			t.Errorf("%s has %d items, the title %q and the date %q", name, len(feed.Items), feed.Title, feed.Updated)
		}
		if own := at(name).String(); feed.FeedLink != own {
			t.Errorf("%s calls itself %s, want %s", name, feed.FeedLink, own)
		}
		w.resolve(t, name, feed.Link, pages)
		for _, item := range feed.Items {
			w.resolve(t, name, item.Link, pages)
			if item.UpdatedParsed != nil && item.UpdatedParsed.After(today) {
				t.Errorf("%s: %s is of %s, which is to come", name, item.Title, item.Updated)
			}
		}
		for _, content := range contents(t, feed) {
			pictures += len(elements(content, "img"))
			for n := range content.Descendants() {
				for _, address := range addresses(n) {
					if !strings.Contains(address, ":") {
						t.Errorf("%s leads to %s: from where?", name, address)
					}
					w.resolve(t, name, address, pages)
				}
			}
		}
	}
	if pictures == 0 {
		t.Error("no feed shows a picture of a post")
	}
}

func TestExampleCalendars(t *testing.T) {
	w, _ := buildHub(t, exampleHub(t))
	pages := w.pages(t)
	for _, lang := range spoken {
		name := lang + "/calendar.ics"
		calendar, err := ics.ParseCalendar(bytes.NewReader(w[name]))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var ids []string
		for _, event := range calendar.Events() {
			ids = append(ids, event.Id())
			w.resolve(t, name, event.GetProperty(ics.ComponentPropertyUrl).Value, pages)
			if _, err := event.GetDtStampTime(); err != nil {
				t.Errorf("%s: %s: %v", name, event.Id(), err)
			}
		}
		slices.Sort(ids)
		if all := len(ids); all < 20 || len(slices.Compact(ids)) != all {
			t.Errorf("%s has %d events, %d of them different", name, all, len(slices.Compact(ids)))
		}
	}
}

// The sitemap lists every page but those that no search should find: at wrong and former
// addresses, and what is over.
func TestExampleSitemap(t *testing.T) {
	w, _ := buildHub(t, exampleHub(t))
	pages := w.pages(t)
	var set struct {
		URLs []struct {
			Location string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(w["sitemap.xml"], &set); err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, u := range set.URLs {
		w.resolve(t, "sitemap.xml", u.Location, pages)
		listed[u.Location] = true
	}
	for name, page := range pages {
		over := slices.ContainsFunc(elements(page, "div", "p"), saysStop)
		want := name != "404.html" && name != "index.html" && !moves(page) && !over
		if listed[at(name).String()] != want {
			t.Errorf("%s is listed: %v, want %v", name, !want, want)
		}
	}
}

// saysStop reports whether an element says that a post is not to be shared; what stands
// ready in a template does not say so yet.
func saysStop(n *html.Node) bool {
	for above := range n.Ancestors() {
		if above.Data == "template" {
			return false
		}
	}
	return attribute(n, "class") == "stop"
}

func elements(page *html.Node, names ...string) []*html.Node {
	var list []*html.Node
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && slices.Contains(names, n.Data) {
			list = append(list, n)
		}
	}
	return list
}

// A reader shows what a feed holds as its own: it must be as harmless as a page.
func TestHostileTextStaysTextInFeeds(t *testing.T) {
	read := 0
	for _, text := range hostile {
		t.Run(text, func(t *testing.T) {
			w, _ := buildHub(t, hostileHub(t, text))
			for name, feed := range w.feeds(t) {
				for _, content := range contents(t, feed) {
					read++
					for n := range content.Descendants() {
						for _, danger := range dangers(n) {
							t.Errorf("%s: %s", name, danger)
						}
					}
				}
			}
		})
	}
	if read < 3*len(hostile) {
		t.Errorf("only %d items were read: does the hub have any news?", read)
	}
}
