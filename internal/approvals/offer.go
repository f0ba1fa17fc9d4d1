package approvals

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
)

// rebuild makes an edition of what was approved. What the approval does not cover is as
// it is written today; publish, expires and edit of the post, rights to its media and the
// end of its claims become as strict as they were.
func rebuild(p *content.Post, written *content.Edition, entry Entry, zone *time.Location) (*content.Edition, error) {
	c, err := entry.canonical()
	if err != nil {
		return nil, err
	}
	if err := tighten(p, c, entry.Claims.In(zone), zone); err != nil {
		return nil, err
	}
	e := *written
	e.Title, e.Link, e.Hashtags = c.Title, c.Link, c.Hashtags
	e.Kept = &content.Kept{Hashtags: c.Hashtags}
	if d := c.Disclosure; d != nil {
		e.Kept.Long, e.Kept.Short = d.Long, d.Short
	}
	e.Share, e.Media = texts(c), nil
	for _, m := range entry.Media {
		e.Media = append(e.Media, m.offered(written))
	}
	if c.Briefing != nil {
		e.Body = []byte(*c.Briefing)
	}
	e.Source = source(written, entry)
	return &e, nil
}

// offered is the medium as it is shown while a newer version waits: no longer than either
// version may show it.
func (m Medium) offered(written *content.Edition) content.Media {
	shown := m.media()
	for _, w := range written.Media {
		if w.URL == shown.URL && w.Digest == shown.Digest {
			shown.Rights.Until = sooner(shown.Rights.Until, w.Rights.Until)
		}
	}
	return shown
}

// source stands for both: what is approved, and what is written beside it. A page made
// of it is another one when either changes.
func source(written *content.Edition, entry Entry) *content.Source {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %x", entry.Digest, written.Source.Digest))
	return &content.Source{Path: written.Source.Path, Digest: sum}
}

// texts puts each text back under its networks.
func texts(c share.Canonical) map[string][]content.Text {
	all := map[string][]content.Text{}
	for _, t := range c.Texts {
		for _, network := range t.Networks {
			all[network] = append(all[network], content.Text{
				Name: t.Name, Body: t.Text, Network: network, Index: len(all[network]),
			})
		}
	}
	return all
}

// strictness is how far words may be changed, the strictest last.
var strictness = []content.Edit{content.Free, content.Around, content.Locked}

// tighten takes over what is stricter in an approved version than in the post.
func tighten(p *content.Post, c share.Canonical, claims time.Time, zone *time.Location) error {
	publish, err := instant(c.Publish, zone)
	if err != nil {
		return err
	}
	expires, err := instant(c.Expires, zone)
	if err != nil {
		return err
	}
	if publish.After(p.Publish) {
		p.Publish = publish
	}
	p.Expires = sooner(sooner(p.Expires, expires), claims)
	if edit := content.Edit(c.Edit); slices.Index(strictness, edit) > slices.Index(strictness, p.Edit) {
		p.Edit = edit
	}
	return nil
}

// instant reads a moment of a canonical form as the hub's clocks show it.
func instant(text string, zone *time.Location) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339Nano, text)
	return t.In(zone), err
}
