package feed_test

import (
	"bytes"
	"cmp"
	"html"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"github.com/portevoix/portevoix/internal/feed"
)

var paris = time.FixedZone("", 3600)

// news is a feed with an item that has everything, one that was taken back, and one
// that has next to nothing.
func news() feed.Feed {
	return feed.Feed{
		Title: "Le relais · Nuage", Description: "Ce qu’il y a à partager", Lang: "fr", Author: "Le relais",
		Home: "https://example.org/hub/fr/topics/cloud/",
		Self: "https://example.org/hub/fr/topics/cloud/feed.xml",
		Items: []feed.Item{{
			ID:         "https://example.org/hub/fr/posts/oslo/",
			Title:      "Retiré : Oslo",
			URL:        "https://example.org/hub/fr/posts/oslo/",
			HTML:       "<p>Ce texte a été retiré.</p>",
			Categories: []feed.Category{{ID: "cloud", Name: "Nuage"}},
			Published:  time.Date(2026, 11, 1, 9, 0, 0, 0, paris),
			Updated:    time.Date(2026, 11, 22, 0, 30, 0, 0, paris),
		}, {
			ID:         "https://example.org/hub/fr/posts/old-rabat/",
			Title:      "Rabat & nous : 3 < 4, « l’été »",
			URL:        "https://example.org/hub/fr/posts/rabat/",
			Related:    "https://www.example.com/news?a=1&b=2#top",
			Summary:    "Plus de <b>place</b> & moins d’eau",
			HTML:       `<p>Pourquoi <a href="https://example.org/?a=1&amp;b=2">cela</a> compte : 3 &lt; 4.</p>`,
			Categories: []feed.Category{{ID: "cloud", Name: "Nuage"}, {ID: "people", Name: "Gens & métiers"}},
			Published:  time.Date(2026, 11, 20, 0, 0, 0, 0, paris),
			Updated:    time.Date(2026, 11, 20, 0, 0, 0, 0, paris),
		}, {
			ID:      "https://example.org/hub/fr/posts/bare/",
			Title:   "Bare",
			URL:     "https://example.org/hub/fr/posts/bare/",
			Updated: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC),
		}},
	}
}

// forms are all ways to write a feed.
var forms = []struct {
	name  string // as gofeed calls it
	write func(*feed.Feed) ([]byte, error)
}{
	{"atom", (*feed.Feed).Atom},
	{"rss", (*feed.Feed).RSS},
	{"json", (*feed.Feed).JSON},
}

func parse(t testing.TB, form string, data []byte) *gofeed.Feed {
	t.Helper()
	parsed, err := gofeed.NewParser().Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s cannot be read: %v\n%s", form, err, data)
	}
	if parsed.FeedType != form {
		t.Fatalf("%s is read as %s", form, parsed.FeedType)
	}
	return parsed
}

// What is written is what a reader reads, field by field.
func TestReadersReadWhatWasWritten(t *testing.T) {
	for _, form := range forms {
		t.Run(form.name, func(t *testing.T) {
			want := news()
			data, err := form.write(&want)
			if err != nil {
				t.Fatal(err)
			}
			got := parse(t, form.name, data)
			equal(t, "title", got.Title, want.Title)
			equal(t, "description", got.Description, want.Description)
			equal(t, "language", got.Language, want.Lang)
			equal(t, "home", got.Link, want.Home)
			equal(t, "own address", got.FeedLink, want.Self)
			if len(got.Items) != len(want.Items) {
				t.Fatalf("there are %d items, want %d", len(got.Items), len(want.Items))
			}
			for i, item := range want.Items {
				sameItem(t, form.name, got.Items[i], item)
			}
		})
	}
}

func sameItem(t *testing.T, form string, got *gofeed.Item, want feed.Item) {
	t.Helper()
	equal(t, "id", got.GUID, want.ID)
	equal(t, "title of "+want.ID, got.Title, want.Title)
	equal(t, "address of "+want.ID, got.Link, want.URL)
	equal(t, "content of "+want.ID, got.Content, want.HTML)
	summary := got.Description
	if form == "rss" { // where it is HTML
		summary = html.UnescapeString(summary)
	}
	equal(t, "summary of "+want.ID, summary, want.Summary)
	if want.Related != "" && form == "json" && !slices.Contains(got.Links, want.Related) {
		t.Errorf("%s leads to %v, want %s among them", want.ID, got.Links, want.Related)
	}
	var names []string
	for _, c := range want.Categories {
		names = append(names, c.Name)
	}
	equal(t, "categories of "+want.ID, strings.Join(got.Categories, ", "), strings.Join(names, ", "))
	updated := got.UpdatedParsed
	if form == "rss" {
		at, err := time.Parse(time.RFC3339, got.Extensions["atom"]["updated"][0].Value)
		if err != nil {
			t.Fatal(err)
		}
		updated = &at
	}
	if !updated.Equal(want.Updated) {
		t.Errorf("%s is of %v, want %v", want.ID, updated, want.Updated)
	}
	published := want.Published
	if published.IsZero() && form == "atom" {
		published = want.Updated // gofeed fills it in
	}
	if at := cmp.Or(got.PublishedParsed, &time.Time{}); !at.Equal(published) {
		t.Errorf("%s was published on %v, want %v", want.ID, at, published)
	}
}

func equal(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("the %s is %q, want %q", what, got, want)
	}
}

// A feed is as new as its newest item, and one that is still empty has a date too.
func TestAFeedIsAsNewAsItsNewestItem(t *testing.T) {
	full, empty := news(), feed.Feed{}
	if got, want := full.Updated(), full.Items[0].Updated; !got.Equal(want) || got.Location() != time.UTC {
		t.Errorf("the feed is of %v, want %v in UTC", got, want)
	}
	if got := empty.Updated(); got.Unix() != 0 {
		t.Errorf("a feed without items is of %v", got)
	}
}

// Whatever people write, readers can read it, and nothing of it becomes markup.
func FuzzHostileText(f *testing.F) {
	f.Add("]]><script>alert(1)</script>")
	f.Add("</content></entry>&lt;&#0;&nbsp;<!--")
	f.Add("\x00\x0b\x1f\ufffe\uffff\xff\xed\xa0\x80")
	f.Add("\u2028\u2029\u202e \r\n\t")
	f.Fuzz(func(t *testing.T, text string) {
		hostile := feed.Feed{
			Title: text, Description: text, Lang: "en", Author: text,
			Home: "https://example.org/", Self: "https://example.org/feed",
			Items: []feed.Item{{
				ID: "https://example.org/a", Title: text, URL: "https://example.org/a", Summary: text,
				HTML: text, Categories: []feed.Category{{ID: text, Name: text}}, Updated: time.Unix(1e9, 0),
			}},
		}
		for _, form := range forms {
			data, err := form.write(&hostile)
			if err != nil {
				t.Fatal(err)
			}
			if form.name == "json" {
				checkJSON(t, data)
			} else {
				checkXML(t, data)
			}
			if form.name == "json" && bytes.ContainsAny(data, "<>\u2028\u2029") {
				t.Errorf("the JSON could not stand in a page: %s", data)
			}
			got := parse(t, form.name, data)
			if len(got.Items) != 1 || got.Items[0].GUID != "https://example.org/a" {
				t.Errorf("%s became %+v", form.name, got.Items)
			}
		}
	})
}
