package audit

import (
	"path"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/site"
)

// An edition is a post in a language as a hub offered it by its clock.
type edition struct {
	hub     *stand
	offered approvals.Offer
	post    *content.Post
	edition *content.Edition
	clock   time.Time
	zone    *time.Location
}

// offer takes it down; keep puts a file of the hub into the archive.
func (e edition) offer(keep func(folder, name string) (string, error)) (Offer, error) {
	s, p := e.hub.Settings, e.post
	handed, _ := share.CanonicalOf(s, e.offered.Library, p, e.edition.Lang, false)
	o := Offer{
		Post: p.ID, Lang: e.edition.Lang, Title: e.edition.Title, Link: e.edition.Link,
		Campaign: p.Campaign, Entity: p.Entity,
		Topics: site.Listed(p.Topics), Hashtags: site.Listed(handed.Hashtags), Edit: string(p.Edit),
		Texts: e.texts(), Media: []Medium{}, Briefing: strings.TrimSpace(string(e.edition.Body)),
	}
	if d := handed.Disclosure; d != nil {
		o.Long, o.Short = d.Long, d.Short
	}
	for _, m := range e.edition.Media {
		medium, err := e.medium(m, keep)
		if err != nil {
			return Offer{}, err
		}
		o.Media = append(o.Media, medium)
	}
	var err error
	o.Approvals, err = e.approvals(keep)
	return o, err
}

// texts are those that could be shared: none on a network that was stopped for a time.
func (e edition) texts() []Text {
	list := []Text{}
	for _, one := range share.Of(e.hub.Settings, e.offered.Library, e.post, e.edition.Lang) {
		if !e.hub.Settings.Frozen(e.clock, one.Network, one.Lang, e.post.Entity, e.post.Topics) {
			list = append(list, Text{one.Network, one.Name, one.Text, one.Link})
		}
	}
	return list
}

// stopped reports whether none of its texts could be shared, though it has some.
func (e edition) stopped() bool {
	return len(e.texts()) == 0 && len(share.Of(e.hub.Settings, e.offered.Library, e.post, e.edition.Lang)) > 0
}

func (e edition) medium(m content.Media, keep func(folder, name string) (string, error)) (Medium, error) {
	medium := Medium{Kind: string(m.Kind), URL: m.URL, Alt: m.Alt, Beside: []string{}}
	var err error
	if m.URL == "" {
		if medium.File, err = keep("media", m.Path); err != nil {
			return medium, err
		}
	}
	var beside []string
	if m.Poster != nil {
		beside = append(beside, m.Poster.Path)
	}
	for _, c := range m.Captions {
		beside = append(beside, c.Path)
	}
	for _, name := range beside {
		kept, err := keep("media", name)
		if err != nil {
			return medium, err
		}
		medium.Beside = append(medium.Beside, kept)
	}
	return medium, nil
}

// approvals are those for which it was offered, with the evidence that the hub keeps.
func (e edition) approvals(keep func(folder, name string) (string, error)) ([]approvals.Line, error) {
	standing := e.offered.Standings[approvals.Key{Post: e.post.ID, Lang: e.edition.Lang}]
	if e.hub.ledger == nil || standing.Status == approvals.Free {
		return []approvals.Line{}, nil
	}
	ids := append([]string{e.post.ID}, e.post.Aliases...)
	of := &approvals.Ledger{}
	for _, entry := range e.hub.ledger.Entries {
		if entry.Lang == e.edition.Lang && slices.Contains(ids, entry.Post) && entry.At.Equal(standing.On) {
			of.Entries = append(of.Entries, entry)
		}
	}
	lines, err := of.Lines(time.Time{}, time.Time{}, e.zone)
	if err != nil {
		return nil, err
	}
	for i, line := range lines {
		if line.Source == config.FromAttestations {
			if lines[i].Evidence, err = keep("evidence", line.Evidence); err != nil {
				return nil, err
			}
		}
	}
	return lines, nil
}

// harmless are endings that no browser runs anything of, whatever is in the file.
var harmless = []string{
	".jpg", ".jpeg", ".png", ".gif", ".webp", ".mp4", ".webm", ".pdf", ".vtt", ".txt", ".eml", ".msg", ".docx", ".odt",
}

// ending is that of a file in the archive: what came from outside is named as somebody
// outside chose.
func ending(name string) string {
	if ext := strings.ToLower(path.Ext(name)); slices.Contains(harmless, ext) {
		return ext
	}
	return ".txt"
}

// keep puts a file of the current hub into the archive, and returns its name there.
func (g *gatherer) keep(folder, name string) (string, error) {
	hub := g.current
	data, err := hub.readFile(name)
	if err != nil {
		return "", err
	}
	kept := folder + "/" + sumOf(data) + ending(name)
	if _, there := g.files[kept]; !there {
		g.files[kept] = func() ([]byte, error) { return hub.readFile(name) }
	}
	return kept, nil
}
