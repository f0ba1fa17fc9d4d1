package preview

import (
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
)

// A fact is something that a post says of itself, other than its texts.
type fact struct{ name, value string }

// facts are all of them that are written, in the order of a file. Of a list each item is
// one.
func (s Sheet) facts() []fact {
	p, e := s.post, s.edition
	list := []fact{
		{"id", p.ID}, {"title", e.Title}, {"summary", e.Summary}, {"link", e.Link},
		{"status", string(p.Status)}, {"publish", s.from(p.Publish)}, {"expires", s.until(p.Expires)},
		{"campaign", p.Campaign}, {"kind", string(p.Kind)}, {"entity", p.Entity}, {"owner", p.Owner},
		{"disclosure", s.disclosure()}, {"edit", string(p.Edit)},
	}
	list = addFacts(list, "topic", p.Topics)
	list = addFacts(list, "audience", p.Audience)
	list = addFacts(list, "hashtag", s.handed.Hashtags)
	list = addFacts(list, "starter", e.Starters)
	for i := range e.Media {
		list = append(list, fact{"media", s.mediaLine(&e.Media[i])})
	}
	for _, c := range e.Claims {
		list = append(list, fact{"claim", joined(c.Text,
			labelled("evidence", c.Evidence), labelled("owner", c.Owner), s.until(c.Until))})
	}
	for _, a := range e.Actions {
		list = append(list, fact{"action", joined(string(a.Kind), a.On, a.URL)})
	}
	if w := p.Withdrawn; w != nil {
		answer, _ := p.Answer(e.Lang)
		list = append(list, fact{"withdrawn", joined(s.from(w.On), s.reason(), answer, w.Replacement)})
	}
	return written(list)
}

// reason is why the post was taken back.
func (s Sheet) reason() string {
	reason, _ := s.post.Reason(s.edition.Lang)
	return reason
}

// disclosure is the name of what is disclosed.
func (s Sheet) disclosure() string { return share.DisclosureName(s.settings, s.post) }

func addFacts(list []fact, name string, values []string) []fact {
	for _, v := range values {
		list = append(list, fact{name, v})
	}
	return list
}

func written(facts []fact) []fact {
	var list []fact
	for _, f := range facts {
		if f.value != "" {
			list = append(list, f)
		}
	}
	return list
}

// mediaLine names a medium, what it looks like and what is in it.
func (s Sheet) mediaLine(m *content.Media) string {
	parts := []string{m.Name(), labelled("alt", m.Alt), s.rights(m.Rights), labelled("SHA-256", short(m.Digest))}
	if m.Poster != nil {
		parts = append(parts, labelled("poster", short(m.Poster.Digest)))
	}
	for _, c := range m.Captions {
		parts = append(parts, labelled("captions in "+c.Lang, short(c.Digest)))
	}
	return joined(parts...)
}

// short is enough of a digest to see that two differ.
func short(digest [32]byte) string { return hex.EncodeToString(digest[:8]) + "…" }

// rights says why a medium may be used, who is in it, and how long.
func (s Sheet) rights(r content.Rights) string {
	return joined(labelled("rights", r.Source), labelled("people", strings.Join(r.People, " and ")),
		labelled("release", r.Release), s.until(r.Until))
}

// measures says what a medium is and how large.
func measures(m *content.Media) string {
	size := ""
	if m.Width > 0 {
		size = fmt.Sprintf("%d×%d", m.Width, m.Height)
	}
	bytes := ""
	switch {
	case m.URL != "":
		bytes = "elsewhere"
	case m.Size >= 1<<20:
		bytes = fmt.Sprintf("%.1f MB", float64(m.Size)/(1<<20))
	default:
		bytes = fmt.Sprintf("%.1f KB", float64(m.Size)/(1<<10))
	}
	return joined(string(m.Kind), size, bytes)
}

func labelled(name, value string) string {
	if value == "" {
		return ""
	}
	return name + ": " + value
}

func joined(parts ...string) string { return joinedBy("; ", parts...) }

// joinedBy puts words between parts, of those that say something.
func joinedBy(words string, parts ...string) string {
	var list []string
	for _, p := range parts {
		if p != "" {
			list = append(list, p)
		}
	}
	return strings.Join(list, words)
}

// from words the first moment of something, where the hub is; empty: at once.
func (s Sheet) from(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(s.settings.Zone)
	return "from " + t.Format("2006-01-02 15:04") + ", " + s.settings.Zone.String()
}

// until words the first moment after something, which most often is the end of a day.
func (s Sheet) until(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(s.settings.Zone)
	if content.StartsDay(t) {
		return "until the end of " + t.AddDate(0, 0, -1).Format(time.DateOnly) + ", " + s.settings.Zone.String()
	}
	return "until " + t.Format("2006-01-02 15:04") + ", " + s.settings.Zone.String()
}
