package preview

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/markdown"
)

// A section is Markdown about a post in a language.
type section struct{ name, markdown string }

// section writes a sheet and, where it was compared with what it was, what changed.
func (ch change) section(c *Comparison) section {
	var b strings.Builder
	s := ch.either()
	name := s.post.ID + " in " + s.edition.Lang
	if ch.now == nil {
		ch.writeGone(&b)
		return section{name, b.String()}
	}
	fmt.Fprintf(&b, "\n### %s in %s: %s\n\n",
		markdown.Code(s.post.ID), markdown.Code(s.edition.Lang), markdown.Code(s.edition.Title))
	if c != nil {
		b.WriteString(joinedBy(" ", ch.became(c), ch.basis(c)) + "\n\n")
	}
	s.writeFacts(&b)
	s.writeMedia(&b)
	s.writeClaims(&b)
	if c != nil {
		ch.writeDifferences(&b)
	}
	list, removed := ch.handovers()
	for _, g := range groups(list) {
		writeGroup(&b, g, c != nil)
	}
	writeRemoved(&b, removed)
	return section{name, b.String()}
}

// became says what became of a post in a language.
func (ch change) became(c *Comparison) string {
	switch {
	case ch.before == nil && c.wasBroken(ch.now.post):
		return "Not compared: before, it had mistakes and could not be read."
	case ch.before == nil:
		return "New."
	case ch.rewritten():
		return "Changed."
	}
	return "Changed by the settings, its campaign or the file of another language: its own is as it was."
}

// basis says what the differences of a change are from, where approvals are asked for.
func (ch change) basis(c *Comparison) string {
	v := ch.approved
	switch {
	case v != nil && v.Same && v.Over:
		return "It was approved as it is, and that has ended: " + v.told() + "."
	case v != nil && v.Same:
		return "It was approved as it is: " + v.told() + "."
	case v != nil:
		return "Differences are from the version that was last approved: " + v.told() + "."
	case c.require && ch.before != nil:
		return "No version of it was approved: differences are from " + markdown.Code(c.since) + "."
	case c.require:
		return "No version of it was approved."
	}
	return ""
}

// told says when a version was approved, how long that holds, and where.
func (v *version) told() string {
	pull := ""
	if v.Pull > 0 {
		pull = "in pull request " + markdown.Code("#"+strconv.Itoa(v.Pull))
	}
	on := "on " + v.At.In(v.settings.Zone).Format(time.DateOnly)
	return joinedBy(", ", on, v.until(v.Until), pull)
}

// writeGone tells of what is no longer there.
func (ch change) writeGone(b *strings.Builder) {
	s := ch.before
	fmt.Fprintf(b, "\n### %s in %s is gone\n\nIt was %s: %s\n",
		markdown.Code(s.post.ID), markdown.Code(s.edition.Lang), s.state, markdown.Code(s.edition.Title))
	if s.state == content.Live {
		b.WriteString("\nWhoever shared it will follow the link: bring it back, withdrawn with a reason.\n")
	}
}

// writeFacts says what holds for all texts.
func (s Sheet) writeFacts(b *strings.Builder) {
	item := func(name, value string) {
		if value != "" {
			fmt.Fprintf(b, "- %s: %s\n", name, value)
		}
	}
	coded := func(name, value string) {
		if value != "" {
			item(name, markdown.Code(value))
		}
	}
	item("State", s.state.String())
	item("Offered", joined(cmp.Or(s.from(s.post.Publish), "at once"), cmp.Or(s.until(s.post.End()), "without an end")))
	if w := s.post.Withdrawn; w != nil {
		coded("Withdrawn", joined(s.from(w.On), s.reason()))
	}
	for _, f := range s.freezes {
		coded("Not to be shared for now", s.freeze(f))
	}
	if s.edition.Link == "" {
		item("Link", "none: it is read, not shared")
	}
	coded("Link", s.edition.Link)
	if card := s.card(); card != nil {
		item("Card", fmt.Sprintf("%s with %s, asked on %s", markdown.Code(card[0]), markdown.Code(card[1]),
			s.target.Checked.Format("2006-01-02")))
	}
	coded("Disclosure", s.disclosure())
	item("Colleagues may change the texts", edits[s.post.Edit])
}

var edits = map[content.Edit]string{
	content.Free: "freely", content.Around: "around the approved words", content.Locked: "not at all",
}

func (s Sheet) writeMedia(b *strings.Builder) {
	if len(s.edition.Media) == 0 {
		return
	}
	b.WriteString("\n" + markdown.Head("media", "what", "alternative text", "rights"))
	for i := range s.edition.Media {
		m := &s.edition.Media[i]
		b.WriteString(markdown.Row(markdown.Cell(m.Name()), measures(m), orNone(m.Alt), orNone(s.rights(m.Rights))))
	}
}

func (s Sheet) writeClaims(b *strings.Builder) {
	if len(s.edition.Claims) == 0 {
		return
	}
	b.WriteString("\n" + markdown.Head("claim", "evidence", "owner", "holds"))
	for _, c := range s.edition.Claims {
		b.WriteString(markdown.Row(markdown.Cell(c.Text), orNone(c.Evidence), orNone(c.Owner), orNone(s.until(c.Until))))
	}
}

func orNone(words string) string {
	if words == "" {
		return "none"
	}
	return markdown.Cell(words)
}

// writeDifferences shows what changed beside the texts.
func (ch change) writeDifferences(b *strings.Builder) {
	base := ch.base()
	if base == nil {
		return
	}
	if block := differentFacts(base.facts(), ch.now.facts()); block != "" {
		b.WriteString("\nWhat changed beside the texts:\n\n" + block)
	}
	was, is := unixLines(base.edition.Body), unixLines(ch.now.edition.Body)
	if block := difference(string(was), string(is)); block != "" {
		b.WriteString("\nWhat changed in the briefing, which is not handed over:\n\n" + block)
	}
}
