package preview

import (
	"fmt"
	"strings"

	"github.com/portevoix/portevoix/internal/targets"
)

// card is what a network will make of the shared page, line by line, as far as it was
// asked: title, then image. It is nil where nothing is known, or there is no page.
func (e Entry) card() []string {
	t := e.target
	if t == nil || t.Failed() {
		return nil
	}
	title, picture := t.Title, "no image"
	if title == "" {
		title = "no title"
	}
	if p := t.Image; p != nil {
		picture = p.URL + size(p)
	}
	return []string{title, picture}
}

func size(p *targets.Picture) string {
	switch {
	case p.Error != "":
		return ", which can't be shown: " + p.Error
	case p.Width > 0:
		return fmt.Sprintf(", %d×%d", p.Width, p.Height)
	}
	return ""
}

// cardText writes the lines of a card below each other.
func cardText(b *strings.Builder, e Entry) {
	head := "  card  "
	for _, line := range e.card() {
		b.WriteString(head + printable(line) + "\n")
		head = "        "
	}
}

// cardMarkdown writes a card once for a post: all its networks share one page.
func cardMarkdown(b *strings.Builder, e Entry) {
	if lines := e.card(); lines != nil {
		fmt.Fprintf(b, "\nCard: %s with %s, asked on %s\n",
			code(lines[0]), code(lines[1]), e.target.Checked.Format("2006-01-02"))
	}
}
