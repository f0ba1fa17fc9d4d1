// Package export writes the texts of posts for other tools: Buffer for tools that
// schedule posts, Table for people and their spreadsheets, Dates for calendars.
//
// Only posts that are offered now leave the hub, and nothing that a freeze stops now or
// when it would be sent. What is written is what share.Of hands over, with hashtags and
// disclosure.
//
// Buffer's file has the header
//
//	Text,Image URL,Tags,Posting Time
//
// and is for one channel. Tags are Buffer's own labels, so they stay empty; times are
// YYYY-MM-DD HH:mm in the hub's zone, which has to be the channel's; at most 100 posts go
// into one file. Nothing in it is altered for spreadsheets: it is made to be read by a
// program.
//
// A table is UTF-8 with a byte-order mark, which Excel needs to see it. A cell that a
// spreadsheet would take for a formula begins with an apostrophe. A spreadsheet takes a
// file for a table by its delimiter: in French that is the semicolon.
package export

import (
	"fmt"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/site"
)

// A Selection says what is exported.
type Selection struct {
	Now     time.Time
	Posts   []string // by id, alias or file; empty: every live one
	Lang    string   // empty: all
	Network string   // empty: all
}

// posts are those of a selection. One that is named and is not offered now is refused.
func (s Selection) posts(hub *site.Hub) ([]*content.Post, error) {
	posts, err := hub.Choose(s.Now, s.Posts...)
	if err != nil {
		return nil, err
	}
	for _, p := range posts {
		if why := s.refusal(p); why != "" {
			return nil, fmt.Errorf("post %q %s", p.ID, why)
		}
	}
	return posts, nil
}

// refusal says why a post must not leave the hub, in the words of the language that is
// exported; empty: it may.
func (s Selection) refusal(p *content.Post) string {
	switch p.State(s.Now) {
	case content.Withdrawn:
		if reason, _ := p.Reason(s.Lang); reason != "" {
			return "is withdrawn: " + reason
		}
		return "is withdrawn"
	case content.Draft:
		return "is a draft"
	case content.Embargoed:
		return "may not be shared before " + p.Publish.Format(minute)
	case content.Expired:
		return "was offered until " + content.LastMoment(p.End()).Format(minute)
	}
	return ""
}

// minute is how times are written, in the hub's zone.
const minute = "2006-01-02 15:04"

// An offer is a share with the post it is of.
type offer struct {
	share.Share
	post    *content.Post
	edition *content.Edition
	turn    int // which text of its edition and network it is, from 0
}

// offers are the shares of a selection, composed with some settings.
func (s Selection) offers(hub *site.Hub, settings *config.Settings) ([]offer, error) {
	posts, err := s.posts(hub)
	if err != nil {
		return nil, err
	}
	var list []offer
	for _, p := range posts {
		for _, e := range p.Editions {
			if s.Lang == "" || s.Lang == e.Lang {
				for _, o := range s.edition(p, e, share.Of(settings, hub.Library, p, e.Lang)) {
					if !o.frozen(hub.Settings, s.Now) {
						list = append(list, o)
					}
				}
			}
		}
	}
	return list, nil
}

// frozen reports whether a freeze stops the offer at a moment.
func (o offer) frozen(settings *config.Settings, at time.Time) bool {
	return settings.Frozen(at, o.Network, o.Lang, o.post.Entity, o.post.Topics)
}

// edition makes offers of the shares of an edition.
func (s Selection) edition(p *content.Post, e *content.Edition, shares []share.Share) []offer {
	var list []offer
	turns := map[string]int{}
	for _, one := range shares {
		if s.Network == "" || s.Network == one.Network {
			list = append(list, offer{one, p, e, turns[one.Network]})
			turns[one.Network]++
		}
	}
	return list
}

// Dates returns the calendar of a selection in its language.
func Dates(hub *site.Hub, s Selection) ([]byte, error) {
	posts, err := s.posts(hub)
	if err != nil {
		return nil, err
	}
	return hub.Calendar(s.Lang, s.Now, posts)
}
