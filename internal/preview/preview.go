// Package preview shows what will be handed over: every share of a post, as a network
// will receive it, and the card it will make of the shared page, as far as check
// --external has asked.
package preview

import (
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/targets"
)

// An Entry is one share: a text of a post, in a language, for a network.
type Entry struct {
	Post    string       `json:"post"`
	Lang    string       `json:"lang"`
	Network string       `json:"network"`
	Name    string       `json:"name"` // of the text
	Text    string       `json:"text"` // exactly as it is handed over or copied
	Count   int          `json:"count"`
	Limit   int          `json:"limit"` // 0: none
	Unit    network.Unit `json:"unit"`
	Link    string       `json:"link"`
	URL     string       `json:"url"` // share intent; empty: copy only

	target   *targets.Target // what stands at the link; nil: not known
	title    string          // of the post
	state    content.State
	shown    string // name of the network on screen
	receives string
	fits     bool
}

// Entries returns the shares of posts in the order they are named, by id, alias or file;
// drafts and posts whose time has not come too. Where none is named it is those of
// every live post. A post without a link is read, not shared, and has none; nor has one
// that was left out for its mistakes, which reading the hub has told.
func Entries(hub *site.Hub, now time.Time, names ...string) ([]Entry, error) {
	posts, err := hub.Choose(now, names...)
	if err != nil {
		return nil, err
	}
	known, _ := targets.Read(hub.Files) // check says where it can't be read
	var entries []Entry
	for _, p := range posts {
		for _, e := range p.Editions {
			for _, s := range share.Of(hub.Settings, hub.Library, p, e.Lang) {
				entry := newEntry(hub, p, e, s, now)
				if t, ok := known.Of(e.Link); ok {
					entry.target = &t
				}
				entries = append(entries, entry)
			}
		}
	}
	return entries, nil
}

func newEntry(hub *site.Hub, p *content.Post, e *content.Edition, s share.Share, now time.Time) Entry {
	n, _ := hub.Settings.Network(s.Network)
	return Entry{
		Post: s.Post, Lang: s.Lang, Network: s.Network, Name: s.Name, Text: s.Text,
		Count: s.Count, Limit: s.Limit, Unit: s.Unit, Link: s.Link, URL: s.URL,
		title: e.Title, state: p.State(now), shown: n.Title, receives: receives[n.Carries()], fits: s.Fits,
	}
}

// receives says what a composer is handed.
var receives = [...]string{
	network.Nothing:     "nothing: the text is copied",
	network.LinkOnly:    "the link: the text is copied",
	network.TextAndLink: "the text and the link",
}
