package feed

import (
	"encoding/json"
)

// JSONType is the media type of JSON Feed.
const JSONType = "application/feed+json"

type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	Home        string       `json:"home_page_url"`
	Self        string       `json:"feed_url"`
	Description string       `json:"description,omitempty"`
	Language    string       `json:"language,omitempty"`
	Authors     []jsonAuthor `json:"authors,omitempty"`
	Items       []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonItem struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Related   string   `json:"external_url,omitempty"`
	Title     string   `json:"title"`
	Summary   string   `json:"summary,omitempty"`
	HTML      string   `json:"content_html"`
	Published string   `json:"date_published,omitempty"`
	Updated   string   `json:"date_modified"`
	Tags      []string `json:"tags,omitempty"`
}

// JSON writes the feed as JSON Feed 1.1.
func (f *Feed) JSON() ([]byte, error) {
	j := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, Home: f.Home, Self: f.Self,
		Description: f.Description, Language: f.Lang, Items: written(f.Items, (*Item).json),
	}
	if f.Author != "" {
		j.Authors = []jsonAuthor{{f.Author}}
	}
	data, err := json.MarshalIndent(j, "", "  ")
	return append(data, '\n'), err
}

func (item *Item) json() jsonItem {
	return jsonItem{
		ID: item.ID, URL: item.URL, Related: item.Related, Title: item.Title, Summary: item.Summary,
		HTML: item.HTML, Published: rfc3339(item.Published), Updated: rfc3339(item.Updated),
		Tags: item.topics(),
	}
}
