package feed

import (
	"encoding/xml"
	"html"
	"time"
)

// RSSType is the media type of RSS.
const RSSType = "application/rss+xml"

type rss struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	Content string     `xml:"xmlns:content,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	Description string    `xml:"description"`
	Language    string    `xml:"language,omitempty"`
	Built       string    `xml:"lastBuildDate"`
	Self        atomLink  `xml:"atom:link"`
	Items       []rssItem `xml:"item"`
}

type rssItem struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	GUID        rssGUID  `xml:"guid"`
	Published   string   `xml:"pubDate,omitempty"`
	Updated     string   `xml:"atom:updated"`
	Categories  []string `xml:"category"`
	Description string   `xml:"description,omitempty"` // HTML
	HTML        string   `xml:"content:encoded"`
}

type rssGUID struct {
	PermaLink bool   `xml:"isPermaLink,attr"`
	ID        string `xml:",chardata"`
}

// RSS writes the feed as RSS 2.0, with content:encoded and atom:link.
func (f *Feed) RSS() ([]byte, error) {
	channel := rssChannel{
		Title: f.Title, Link: f.Home, Description: f.description(), Language: f.Lang,
		Built: rfc822(f.Updated()), Self: atomLink{Rel: "self", Type: RSSType, Href: f.Self},
		Items: written(f.Items, (*Item).rss),
	}
	return document(rss{
		Version: "2.0", Channel: channel,
		Atom: "http://www.w3.org/2005/Atom", Content: "http://purl.org/rss/1.0/modules/content/",
	})
}

func (item *Item) rss() rssItem {
	return rssItem{
		Title: item.Title, Link: item.URL, GUID: rssGUID{ID: item.ID},
		Published: rfc822(item.Published), Updated: rfc3339(item.Updated),
		Description: html.EscapeString(item.Summary), HTML: item.HTML,
		Categories: item.topics(),
	}
}

// rfc822 is a date as RSS has it.
func rfc822(t time.Time) string { return formatted(t, time.RFC1123Z) }
