// Package feed writes news as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1.
//
//	f := feed.Feed{Title: "The hub", Home: "https://example.org/en/", Items: items}
//	f.Self = "https://example.org/en/feed.atom"
//	data, err := f.Atom()
//
// The three say the same, as far as each can: RSS has no date of change of its own, so
// it borrows Atom's. Dates are in UTC; a feed is as new as its newest item, and nothing
// in it depends on when it is written.
//
// Titles, summaries and names are plain text. Whatever they or the HTML hold, what is
// written can be read: characters that XML forbids become U+FFFD.
//
// An item that is taken back stays, under its ID, and says so: readers have kept it and
// show what it says now. A tombstone (RFC 6721) beside it would be passed over by most
// readers, and by the others hide the very notice.
package feed

import "time"

// A Feed is news of one kind in one language.
type Feed struct {
	Title       string
	Description string // empty: the title
	Lang        string
	Author      string
	Home        string // absolute address of the page it goes with
	Self        string // absolute address of the feed, and its identity
	Items       []Item // newest first
}

// An Item is one piece of news.
type Item struct {
	ID         string // absolute address that never changes, whatever else does
	Title      string
	URL        string // absolute address of its page
	Related    string // absolute address of what it is about; empty: nothing else
	Summary    string
	HTML       string // the whole of it, with absolute addresses
	Categories []Category
	Published  time.Time
	Updated    time.Time // never zero
}

// A Category is what an item is about.
type Category struct{ ID, Name string }

// beginning is the date of a feed that holds nothing yet.
var beginning = time.Unix(0, 0).UTC()

// Updated is the date of the newest item.
func (f *Feed) Updated() time.Time {
	newest := beginning
	for _, item := range f.Items {
		if item.Updated.After(newest) {
			newest = item.Updated.UTC()
		}
	}
	return newest
}

// written is each item as a form has it, none as an empty list.
func written[T any](items []Item, write func(*Item) T) []T {
	list := make([]T, len(items))
	for i := range items {
		list[i] = write(&items[i])
	}
	return list
}

// topics are the names of the categories.
func (item *Item) topics() []string {
	var names []string
	for _, c := range item.Categories {
		names = append(names, c.Name)
	}
	return names
}

// formatted is a date in UTC; none is empty.
func formatted(t time.Time, layout string) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(layout)
}

func (f *Feed) description() string {
	if f.Description == "" {
		return f.Title
	}
	return f.Description
}
