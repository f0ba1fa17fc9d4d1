// Package preview shows what will be handed over: every share of a post, as a network
// will receive it, and what goes with it: the card that networks will make of the shared
// page, as far as check --external has asked, media, claims, dates. Compare says what of
// that a change makes different, text by text and word by word.
//
// What differs is told from the version last approved, where there is one, else from a
// revision. A packet is the same for reviewers without an account: one HTML file that holds
// its look and its pictures, runs no script and asks for nothing. All that it says itself is
// a message in site/languages; what posts say is text in it, in their language and direction.
package preview

import (
	"cmp"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/targets"
)

// A Sheet is a post in a language, with all that is handed over of it.
type Sheet struct {
	Entries []Entry // in order of networks, then texts; none: the post is read, not shared

	post     *content.Post
	edition  *content.Edition
	settings *config.Settings
	state    content.State
	approval approvals.Status // of what is written, where it was asked for
	handed   share.Canonical  // as approvals cover it
	freezes  []config.Freeze  // that stop something of it now
	target   *targets.Target  // what stands at the link; nil: not known
}

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
	Link    string       `json:"link"`             // as handed over
	Target  string       `json:"target,omitempty"` // where it leads, tagged; empty: the link is it
	URL     string       `json:"url"`              // share intent; empty: copy only

	number    int    // of the text, from 1, as on screen
	words     string // the text without the link at its end
	shown     string // name of the network on screen
	receives  receipt
	fits      bool
	disclosed share.Form
}

// Sheets returns posts in the order they are named, by id, alias or file; drafts and posts
// whose time has not come too. Where none is named it is every live post. A post that was
// left out for its mistakes has none: reading the hub has told of them.
func Sheets(hub *site.Hub, now time.Time, names ...string) ([]Sheet, error) {
	posts, err := hub.Choose(now, names...)
	if err != nil {
		return nil, err
	}
	known := knownTargets(hub)
	offer, _ := approvals.For(hub.Files, hub.Library, hub.Settings, now) // a build says what can't be read
	var sheets []Sheet
	for _, p := range posts {
		for _, e := range p.Editions {
			s := newSheet(hub, p, e, known, now)
			s.approval = offer.Standings[approvals.Key{Post: p.ID, Lang: e.Lang}].Status
			sheets = append(sheets, s)
		}
	}
	return sheets, nil
}

func knownTargets(hub *site.Hub) targets.Known {
	known, _ := targets.Read(hub.Files) // check says where it can't be read
	return known
}

func newSheet(hub *site.Hub, p *content.Post, e *content.Edition, known targets.Known, now time.Time) Sheet {
	s := Sheet{post: p, edition: e, settings: hub.Settings, state: p.State(now)}
	if t, ok := known.Of(e.Link); ok {
		s.target = &t
	}
	s.handed, _ = share.CanonicalOf(hub.Settings, hub.Library, p, e.Lang, false)
	number := map[string]int{}
	for _, handed := range share.Of(hub.Settings, hub.Library, p, e.Lang) {
		number[handed.Network]++
		s.Entries = append(s.Entries, newEntry(hub, handed, number[handed.Network]))
	}
	s.freezes = s.frozen(now)
	return s
}

func newEntry(hub *site.Hub, s share.Share, number int) Entry {
	n, _ := hub.Settings.Network(s.Network)
	e := Entry{
		Post: s.Post, Lang: s.Lang, Network: s.Network, Name: s.Name, Text: s.Text,
		Count: s.Count, Limit: s.Limit, Unit: s.Unit, Link: s.Link, URL: s.URL,
		number: number, words: s.Text, shown: n.Title, receives: receipt(n.Carries()),
		fits: s.Fits, disclosed: s.Disclosed,
	}
	if s.Target != s.Link {
		e.Target = s.Target
	}
	if n.LinkInText() {
		e.words = strings.TrimRight(strings.TrimSuffix(s.Text, s.Link), "\n")
		e.receives = linkInside
	}
	return e
}

// leads is where the link leads, with its tags.
func (e Entry) leads() string { return cmp.Or(e.Target, e.Link) }

// A receipt is what a composer is handed.
type receipt int

const linkInside = receipt(network.TextAndLink) + 1

func (r receipt) String() string {
	return [...]string{
		network.Nothing:     "nothing: the text is copied",
		network.LinkOnly:    "the link: the text is copied",
		network.TextAndLink: "the text and the link",
		linkInside:          "the text, the link as its last line",
	}[r]
}
