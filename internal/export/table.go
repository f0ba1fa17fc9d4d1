package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/site"
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
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma = delimiter
	rows := [][]string{tableHeader}
	for _, o := range offers {
		rows = append(rows, o.row())
	}
	return out.WriteAll(rows)
}

func (o offer) row() []string {
	limit := ""
	if o.Limit > 0 {
		limit = strconv.Itoa(o.Limit)
	}
	row := []string{
		o.Post, o.Lang, o.Network, o.Name, o.Text, strconv.Itoa(o.Count), limit, o.Link, o.URL,
		day(o.post.Publish), day(content.LastMoment(o.post.End())),
	}
	for i, cell := range row {
		row[i] = harmless(cell)
	}
	return row
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(minute)
}

// harmless is a cell that no spreadsheet runs: one that it would take for a formula
// begins with an apostrophe, which makes it text. Spaces, quotes and what is not seen
// may stand before a formula; Japanese spreadsheets take wide signs too.
func harmless(cell string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(cell, passedOver))
	if strings.ContainsRune("=+-@＝＋－＠", first) || unicode.IsControl(first) {
		return "'" + cell
	}
	return cell
}

func passedOver(r rune) bool {
	return r == '"' || r == '\'' || unicode.Is(unicode.Zs, r) || unicode.Is(unicode.Cf, r)
}
