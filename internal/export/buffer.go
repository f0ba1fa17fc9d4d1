package export

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/site"
)

var bufferHeader = []string{"Text", "Image URL", "Tags", "Posting Time"}

const (
	bufferRows  = 100     // posts in a file
	bufferImage = 5 << 20 // bytes of an image
)

// A Remainder is the shares that a file for Buffer was not given.
type Remainder struct {
	TooLong int // for the network, with the link
	TooLate int // their post would be over by then
	TooMany int // for one file
	Frozen  int // may not be shared at that time
	Bare    int // have no image, and the network shows nothing else
}

// Buffer writes the shares of a selection for one channel of Buffer: first the first
// text of every post, then the second. Buffer is handed nothing beside the words, so on
// networks with a composer the link stands inside them.
func Buffer(w io.Writer, hub *site.Hub, s Selection, when Schedule) (Remainder, error) {
	settings, err := forWordsAlone(hub.Settings, s.Network)
	if err != nil {
		return Remainder{}, err
	}
	offers, err := s.offers(hub, settings)
	if err != nil {
		return Remainder{}, err
	}
	slices.SortStableFunc(offers, func(a, b offer) int { return cmp.Compare(a.turn, b.turn) })
	n, _ := settings.Network(s.Network)
	rows, left := [][]string{bufferHeader}, Remainder{}
	for _, o := range offers {
		at, image := when.at(len(rows)-1), picture(hub.Settings, o.edition)
		switch {
		case image == "" && n.Carries() == network.Nothing:
			left.Bare++
		case !o.Fits:
			left.TooLong++
		case len(rows) > bufferRows:
			left.TooMany++
		case !o.post.End().IsZero() && !at.Before(o.post.End()):
			left.TooLate++
		case o.frozen(hub.Settings, at):
			left.Frozen++
		default:
			rows = append(rows, []string{o.Text, image, "", at.Format(minute)})
		}
	}
	return left, csv.NewWriter(w).WriteAll(rows)
}

// forWordsAlone are the settings of a hub with one network, to which nothing but words
// is handed.
func forWordsAlone(s *config.Settings, name string) (*config.Settings, error) {
	n, ok := s.Network(name)
	if !ok {
		return nil, fmt.Errorf("the hub does not offer the network %q", name)
	}
	if n.NeedsImage() {
		return nil, fmt.Errorf("%s has boards: Buffer wants one for each post, and the hub knows none", n.Title)
	}
	if n.Carries() != network.Nothing {
		n.Intent = wordsAlone
	}
	alone := *s
	alone.Networks = []network.Network{n}
	return &alone, nil
}

var wordsAlone = network.MustIntent("https://publish.buffer.com/?text={text}")

// picture is the address of the first image that Buffer takes; empty: none.
func picture(s *config.Settings, e *content.Edition) string {
	for _, m := range e.Media {
		buffers := m.Type == "image/jpeg" || m.Type == "image/png"
		if m.Kind != content.MediaImage || !buffers || m.Size > bufferImage {
			continue
		}
		if m.URL != "" {
			return m.URL
		}
		return s.BaseURL + share.MediaPath(m.Stored)
	}
	return ""
}

// Tomorrow is nine o'clock of the next day in a zone.
func Tomorrow(now time.Time, zone *time.Location) time.Time {
	return Morning(now.In(zone), zone).AddDate(0, 0, 1)
}

// Morning is nine o'clock of a day in a zone, also when clocks change that night.
func Morning(day time.Time, zone *time.Location) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, 9, 0, 0, 0, zone)
}
