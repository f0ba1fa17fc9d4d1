package export

import (
	"io"
	"strconv"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/spreadsheet"
)

var tableHeader = []string{
	"post", "lang", "network", "name", "text", "count", "limit", "link", "url", "publish", "expires",
}

// Table writes the shares of a selection for people, a row each. Limit is empty where
// there is none, url (the share intent) where the text is copied; publish is when the
// post could first be shared, expires the last moment it can, both empty where nobody
// has said.
func Table(w io.Writer, hub *site.Hub, s Selection, delimiter rune) error {
	offers, err := s.offers(hub, hub.Settings)
	if err != nil {
		return err
	}
	rows := [][]string{tableHeader}
	for _, o := range offers {
		rows = append(rows, o.row())
	}
	return spreadsheet.Write(w, delimiter, rows)
}

func (o offer) row() []string {
	limit := ""
	if o.Limit > 0 {
		limit = strconv.Itoa(o.Limit)
	}
	return []string{
		o.Post, o.Lang, o.Network, o.Name, o.Text, strconv.Itoa(o.Count), limit, o.Link, o.URL,
		day(o.post.Publish), day(content.LastMoment(o.post.End())),
	}
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(minute)
}
