package feed

import (
	"encoding/xml"
	"time"
)

// AtomType is the media type of Atom.
const AtomType = "application/atom+xml"

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr,omitempty"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	Updated  string      `xml:"updated"`
	Author   string      `xml:"author>name"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published,omitempty"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Content    atomContent    `xml:"content"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",chardata"`
}

// Atom writes the feed as Atom.
func (f *Feed) Atom() ([]byte, error) {
	a := atomFeed{
		Lang: f.Lang, ID: f.Self, Title: f.Title, Subtitle: f.Description,
		Updated: rfc3339(f.Updated()), Author: f.Author,
		Links: []atomLink{
			{Rel: "self", Type: AtomType, Href: f.Self},
			{Rel: "alternate", Type: "text/html", Href: f.Home},
		},
		Entries: written(f.Items, (*Item).atom),
	}
	return document(a)
}

func (item *Item) atom() atomEntry {
	e := atomEntry{
		ID: item.ID, Title: item.Title,
		Updated: rfc3339(item.Updated), Published: rfc3339(item.Published),
		Links:   []atomLink{{Rel: "alternate", Type: "text/html", Href: item.URL}},
		Summary: item.Summary, Content: atomContent{"html", item.HTML},
	}
	if item.Related != "" {
		e.Links = append(e.Links, atomLink{Rel: "related", Href: item.Related})
	}
	for _, c := range item.Categories {
		e.Categories = append(e.Categories, atomCategory{c.ID, c.Name})
	}
	return e
}

// rfc3339 is a date as Atom and JSON Feed have it.
func rfc3339(t time.Time) string { return formatted(t, time.RFC3339) }

// document is an XML file.
func document(root any) ([]byte, error) {
	data, err := xml.MarshalIndent(root, "", "  ")
	return append(append([]byte(xml.Header), data...), '\n'), err
}
