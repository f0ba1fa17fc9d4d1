package preview

import (
	"fmt"
	"strings"
)

// writeText writes each share below its post and language. Every line of a text stands
// behind a bar, so that none can be taken for ours.
func writeText(b *strings.Builder, entries []Entry) {
	if len(entries) == 0 {
		b.WriteString("nothing to share\n")
	}
	for i, edition := range editions(entries) {
		if i > 0 {
			b.WriteByte('\n')
		}
		first := edition[0]
		fmt.Fprintf(b, "%s [%s] %s (%s)\n", first.Post, first.Lang, printable(first.title), first.state)
		for _, e := range edition {
			fmt.Fprintf(b, "\n  %s, text %s: %s\n", e.shown, e.Name, e.length())
			for line := range strings.SplitSeq(printable(e.Text), "\n") {
				b.WriteString(strings.TrimRight("  | "+line, " ") + "\n")
			}
			fmt.Fprintf(b, "  receives %s\n  link  %s\n", e.receives, printable(e.Link))
			cardText(b, e)
			if e.URL != "" {
				fmt.Fprintf(b, "  opens %s\n", printable(e.URL))
			}
		}
	}
}
