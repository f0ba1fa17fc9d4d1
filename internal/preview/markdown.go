package preview

import (
	"fmt"
	"strings"

	"github.com/portevoix/portevoix/internal/markdown"
)

// legend explains the signs in blocks.
const legend = "In texts, ↪ continues the line above."

// writeMarkdown writes sheets below each other.
func writeMarkdown(b *strings.Builder, sheets []Sheet) {
	sheets = shared(sheets)
	if len(sheets) == 0 {
		b.WriteString("Nothing to share.\n")
		return
	}
	b.WriteString(legend + "\n")
	for _, s := range sheets {
		b.WriteString(change{now: &s}.section(nil).markdown)
	}
}

const (
	// CommentLimit is how long a comment on GitHub can be, in characters, and so in bytes,
	// with some room for the mark by which it is found again.
	CommentLimit = 65_000
	// LeastLimit is what a comment needs that says no more than what it has no room for.
	LeastLimit = 4_096
)

const heading = "## What would be handed over\n"

// Markdown writes a comparison as one comment of a pull request. Nothing of a post is
// markup. It has at most limit bytes, of which LeastLimit are needed: a post in a language
// that finds no room is left out as a whole, and named at the end.
func (c *Comparison) Markdown(limit int) string {
	var sections []section
	var b strings.Builder
	b.WriteString(heading + "\n" + c.summary())
	size := b.Len()
	for _, ch := range c.changes {
		s := ch.section(c)
		sections = append(sections, s)
		size += len(s.markdown)
	}
	if size > limit {
		limit -= noteRoom
	}
	var missing []string
	for _, s := range sections {
		if b.Len()+len(s.markdown) > limit {
			missing = append(missing, s.name)
			continue
		}
		b.WriteString(s.markdown)
	}
	b.WriteString(c.note(missing))
	return b.String()
}

// summary says how many changes there are, and which posts can't be shown.
func (c *Comparison) summary() string {
	added, gone := 0, 0
	for _, ch := range c.changes {
		switch {
		case ch.now == nil:
			gone++
		case ch.before == nil && !c.wasBroken(ch.now.post):
			added++
		}
	}
	var b strings.Builder
	if len(c.changes) == 0 {
		fmt.Fprintf(&b, "Nothing that is handed over differs from %s.\n", markdown.Code(c.since))
	} else {
		fmt.Fprintf(&b, "Compared with %s, posts counted in each language: %d new, %d changed, %d gone. %s "+
			"In differences, - is gone, + is new, and ¶ in them ends a line.\n",
			markdown.Code(c.since), added, len(c.changes)-added-gone, gone, legend)
	}
	if len(c.broken) > 0 {
		fmt.Fprintf(&b, "\nLeft out for their mistakes, which portevoix check tells: %s.\n", listed(c.broken))
	}
	return b.String()
}

// note says what there was no room for.
func (c *Comparison) note(missing []string) string {
	if len(missing) == 0 {
		return ""
	}
	return fmt.Sprintf("\n---\n\nThere was no room for %s. %s prints everything; so does the summary of the job, "+
		"where one was written.\n", listed(missing), markdown.Code("portevoix preview --since "+c.since))
}

const (
	listRoom = 1_000          // bytes of the names in a list
	noteRoom = listRoom + 500 // bytes of a note
)

// listed names things, as many as there is room for.
func listed(names []string) string {
	var b strings.Builder
	for i, name := range names {
		code := markdown.Code(name)
		if b.Len()+len(code) > listRoom {
			fmt.Fprintf(&b, "and %d more", len(names)-i)
			break
		}
		b.WriteString(code)
		if i < len(names)-1 {
			b.WriteString(", ")
		}
	}
	return b.String()
}
