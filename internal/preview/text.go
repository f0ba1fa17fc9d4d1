package preview

import (
	"fmt"
	"strings"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/markdown"
)

// writeText writes each share below its post and language. Every line of a text stands
// behind a bar, so that none can be taken for ours.
func writeText(b *strings.Builder, sheets []Sheet) {
	sheets = shared(sheets)
	if len(sheets) == 0 {
		b.WriteString("nothing to share\n")
	}
	for i, s := range sheets {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(b, "%s [%s] %s (%s)\n", s.post.ID, s.edition.Lang, markdown.Visible(s.edition.Title), s.stands())
		for _, f := range s.freezes {
			fmt.Fprintf(b, "not to be shared for now: %s\n", markdown.Visible(s.freeze(f)))
		}
		for _, e := range s.Entries {
			fmt.Fprintf(b, "\n  %s, text %s: %s\n", e.shown, e.Name, e.length())
			for line := range strings.SplitSeq(markdown.Visible(e.Text), "\n") {
				b.WriteString(strings.TrimRight("  | "+line, " ") + "\n")
			}
			fmt.Fprintf(b, "  receives %s\n  link  %s\n", e.receives, markdown.Visible(e.Link))
			if e.Target != "" {
				fmt.Fprintf(b, "  leads %s\n", markdown.Visible(e.Target))
			}
			s.writeCard(b)
			if e.URL != "" {
				fmt.Fprintf(b, "  opens %s\n", markdown.Visible(e.URL))
			}
		}
	}
}

// writeCard writes the lines of a card below each other.
func (s Sheet) writeCard(b *strings.Builder) {
	head := "  card  "
	for _, line := range s.card() {
		b.WriteString(head + markdown.Visible(line) + "\n")
		head = "        "
	}
}

// stands says where a post stands: what nobody approved is not live, whatever its dates.
func (s Sheet) stands() string {
	switch {
	case s.state == content.Live && s.approval == approvals.Withheld:
		return "waits for approval"
	case s.state == content.Live && s.approval == approvals.Waiting:
		return "waits for approval; an earlier version is live"
	}
	return s.state.String()
}
