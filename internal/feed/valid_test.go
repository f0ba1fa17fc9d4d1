package feed_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/mail"
	"net/url"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/feed"
)

// An element is any element of XML.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []element  `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (e element) all(name string) []element {
	var list []element
	for _, c := range e.Children {
		if c.XMLName.Local == name {
			list = append(list, c)
		}
	}
	return list
}

// one is the only child of that name.
func (e element) one(t *testing.T, name string) element {
	t.Helper()
	found := e.all(name)
	if len(found) != 1 {
		t.Errorf("%s has %d %s, want 1", e.XMLName.Local, len(found), name)
		return element{}
	}
	return found[0]
}

func (e element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// checkXML holds a file against XML 1.0: one root, balanced, no forbidden character.
func checkXML(t *testing.T, data []byte) element {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	var root element
	if err := d.Decode(&root); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	for {
		switch token, err := d.Token(); {
		case errors.Is(err, io.EOF):
			return root
		case err != nil:
			t.Fatal(err)
		default:
			if _, element := token.(xml.StartElement); element {
				t.Fatalf("there is a second root: %v", token)
			}
		}
	}
}

func checkAddress(t *testing.T, what, address string) {
	t.Helper()
	if u, err := url.Parse(address); err != nil || u.Scheme != "https" || u.Host == "" {
		t.Errorf("%s is %q, want an absolute address", what, address)
	}
}

func checkDate(t *testing.T, what, date string) {
	t.Helper()
	if _, err := time.Parse(time.RFC3339, date); err != nil {
		t.Errorf("%s is %q, want a date of RFC 3339", what, date)
	}
}

// An identity is of one item only.
func checkUnique(t *testing.T, ids []string) {
	t.Helper()
	seen := map[string]bool{}
	for _, id := range ids {
		checkAddress(t, "an id", id)
		if seen[id] {
			t.Errorf("two items are %s", id)
		}
		seen[id] = true
	}
}

// TestAtomKeepsToItsRFC holds the rules of RFC 4287, sections 4.1.1 and 4.1.2.
func TestAtomKeepsToItsRFC(t *testing.T) {
	full := news()
	for name, f := range map[string]feed.Feed{
		"full": full, "empty": {Title: "T", Author: "A", Home: full.Home, Self: full.Self},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := f.Atom()
			if err != nil {
				t.Fatal(err)
			}
			root := checkXML(t, data)
			if root.XMLName != (xml.Name{Space: "http://www.w3.org/2005/Atom", Local: "feed"}) {
				t.Errorf("the root is %v", root.XMLName)
			}
			checkAtomHead(t, root)
			root.one(t, "author").one(t, "name")
			var ids []string
			for _, entry := range root.all("entry") {
				checkAtomHead(t, entry)
				ids = append(ids, entry.one(t, "id").Text)
				content := entry.one(t, "content")
				if content.attr("type") != "html" || len(content.Children) > 0 {
					t.Errorf("the content is no escaped HTML: %+v", content)
				}
				for _, c := range entry.all("category") {
					if c.attr("term") == "" {
						t.Error("a category has no term")
					}
				}
			}
			checkUnique(t, ids)
		})
	}
}

// What gofeed does not tell of Atom: what an item is about, and the names of topics that
// stay when they are called something else.
func TestAtomNamesTargetAndTopics(t *testing.T) {
	f := news()
	data, err := f.Atom()
	if err != nil {
		t.Fatal(err)
	}
	entry, want := checkXML(t, data).all("entry")[1], f.Items[1]
	related := entry.all("link")[1]
	if related.attr("rel") != "related" || related.attr("href") != want.Related {
		t.Errorf("the second link is %+v, want that to %s", related, want.Related)
	}
	if c := entry.all("category")[1]; c.attr("term") != "people" || c.attr("label") != "Gens & métiers" {
		t.Errorf("the second topic is %+v", c)
	}
}

// checkAtomHead checks what a feed and its entries have in common.
func checkAtomHead(t *testing.T, e element) {
	t.Helper()
	checkAddress(t, "the id", e.one(t, "id").Text)
	if e.one(t, "title").Text == "" {
		t.Error("the title is empty")
	}
	checkDate(t, "updated", e.one(t, "updated").Text)
	for _, published := range e.all("published") {
		checkDate(t, "published", published.Text)
	}
	relations := map[string]int{}
	for _, link := range e.all("link") {
		checkAddress(t, "a link", link.attr("href"))
		relations[link.attr("rel")]++
	}
	if relations["alternate"] != 1 || relations["self"] > 1 {
		t.Errorf("the links of %s are %v", e.XMLName.Local, relations)
	}
}

// TestRSSKeepsToItsRules holds those of the RSS 2.0 specification and of its advisory
// board: dates of RFC 822 with four digits of the year, guids, atom:link.
func TestRSSKeepsToItsRules(t *testing.T) {
	full := news()
	empty := feed.Feed{Title: "T", Home: full.Home, Self: full.Self}
	for name, f := range map[string]feed.Feed{"full": full, "empty": empty} {
		t.Run(name, func(t *testing.T) {
			data, err := f.RSS()
			if err != nil {
				t.Fatal(err)
			}
			root := checkXML(t, data)
			if root.XMLName.Local != "rss" || root.attr("version") != "2.0" {
				t.Errorf("the root is %+v", root)
			}
			channel := root.one(t, "channel")
			for _, required := range []string{"title", "description"} {
				if channel.one(t, required).Text == "" {
					t.Errorf("the %s is empty", required)
				}
			}
			checkLinks(t, channel)
			checkRFC822(t, channel.one(t, "lastBuildDate").Text)
			var ids []string
			for _, item := range channel.all("item") {
				item.one(t, "title")
				checkAddress(t, "a link", item.one(t, "link").Text)
				guid := item.one(t, "guid")
				if guid.attr("isPermaLink") != "false" {
					t.Error("a guid would be taken for an address")
				}
				ids = append(ids, guid.Text)
				for _, date := range item.all("pubDate") {
					checkRFC822(t, date.Text)
				}
				if item.one(t, "encoded").XMLName.Space != "http://purl.org/rss/1.0/modules/content/" {
					t.Error("content:encoded is of no known space")
				}
			}
			checkUnique(t, ids)
		})
	}
}

// checkLinks wants the channel's own link and atom's to the feed itself.
func checkLinks(t *testing.T, channel element) {
	t.Helper()
	links := channel.all("link")
	if len(links) != 2 || links[1].XMLName.Space != "http://www.w3.org/2005/Atom" {
		t.Fatalf("the links of the channel are %+v", links)
	}
	checkAddress(t, "the link", links[0].Text)
	checkAddress(t, "the link to itself", links[1].attr("href"))
	if links[1].attr("rel") != "self" || links[1].attr("type") != feed.RSSType {
		t.Errorf("the link to itself is %+v", links[1])
	}
}

func checkRFC822(t *testing.T, date string) {
	t.Helper()
	if _, err := mail.ParseDate(date); err != nil || len(date) != len(time.RFC1123Z) {
		t.Errorf("found the date %q: %v", date, err)
	}
}

func TestJSONKeepsToItsRules(t *testing.T) {
	full := news()
	empty := feed.Feed{Title: "T", Home: full.Home, Self: full.Self}
	for name, f := range map[string]feed.Feed{"full": full, "empty": empty} {
		t.Run(name, func(t *testing.T) {
			data, err := f.JSON()
			if err != nil {
				t.Fatal(err)
			}
			checkJSON(t, data)
		})
	}
}

// checkJSON holds a file against JSON Feed 1.1: what is required, and its types.
func checkJSON(t *testing.T, data []byte) {
	t.Helper()
	var f struct {
		Version string  `json:"version"`
		Title   *string `json:"title"`
		Home    string  `json:"home_page_url"`
		Self    string  `json:"feed_url"`
		Items   []struct {
			ID, URL  string
			HTML     *string `json:"content_html"`
			Modified string  `json:"date_modified"`
		}
	}
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	if f.Version != "https://jsonfeed.org/version/1.1" || f.Title == nil || f.Items == nil {
		t.Errorf("something that is required is missing: %s", data)
	}
	checkAddress(t, "home_page_url", f.Home)
	checkAddress(t, "feed_url", f.Self)
	var ids []string
	for _, item := range f.Items {
		ids = append(ids, item.ID)
		checkAddress(t, "url", item.URL)
		checkDate(t, "date_modified", item.Modified)
		if item.HTML == nil {
			t.Errorf("%s has no content", item.ID)
		}
	}
	checkUnique(t, ids)
}
