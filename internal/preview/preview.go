// Package preview shows what will be handed over: every share of a post as a network
// will receive it.
package preview

import (
	"io"
	"time"

	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/site"
)

// An Entry is one share.
type Entry struct {
	Post    string       `json:"post"`
	Lang    string       `json:"lang"`
	Network string       `json:"network"`
	Name    string       `json:"name"` // of the text
	Text    string       `json:"text"`
	Count   int          `json:"count"`
	Limit   int          `json:"limit"` // 0: none
	Unit    network.Unit `json:"unit"`
	Link    string       `json:"link"`
	URL     string       `json:"url"` // share intent; empty: copy only

	title string
	over  bool // more than the network takes
}

// Formats are what Write can write.
var Formats = []string{"text", "markdown", "json"}

// Entries returns the shares of posts, by id or alias: drafts and posts whose time
// has not come too. Without ids it is those of every live post.
func Entries(hub *site.Hub, now time.Time, ids ...string) ([]Entry, error) { return nil, nil }

// Write writes entries in one of Formats.
func Write(w io.Writer, format string, entries []Entry) error { return nil }
