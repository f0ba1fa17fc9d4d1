package preview

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/markdown"
	"github.com/portevoix/portevoix/internal/share"
)

// A group is networks that are handed the same words of a text, which were the same.
type group []handover

// groups gathers handovers, in order.
func groups(list []handover) []group {
	var all []group
	for _, h := range list {
		at := slices.IndexFunc(all, func(g group) bool { return g[0].together(h) })
		if at < 0 {
			all = append(all, group{h})
		} else {
			all[at] = append(all[at], h)
		}
	}
	return all
}

func (h handover) together(other handover) bool {
	if h.Name != other.Name || h.number != other.number || !sameWords(h.words, other.words) {
		return false
	}
	if h.was == nil || other.was == nil {
		return h.was == other.was
	}
	return h.was.Name == other.was.Name && sameWords(h.was.words, other.was.words)
}

// sameWords reports whether texts read alike: some networks are handed none of the marks
// that keep a hashtag's # on its side.
func sameWords(a, b string) bool {
	return strings.ReplaceAll(a, "\u200e", "") == strings.ReplaceAll(b, "\u200e", "")
}

// retagged reports whether a link has other tags, or leads elsewhere, than it did.
func (h handover) retagged() bool {
	return h.was != nil && (h.was.leads() != h.leads() || h.was.Link != h.Link)
}

// became says what became of a text.
func (g group) became() string {
	switch h := g[0]; {
	case h.was == nil:
		return "new"
	case h.was.words != h.words && h.was.Name != h.Name:
		return "changed, was " + markdown.Code(h.was.Name)
	case h.was.words != h.words:
		return "changed"
	case slices.ContainsFunc(g, handover.retagged):
		return "unchanged words, other links"
	}
	return "unchanged"
}

func writeGroup(b *strings.Builder, g group, compared bool) {
	h := g[0]
	fmt.Fprintf(b, "\n#### Text %d %s for %s", h.number, markdown.Code(h.Name), g.networks())
	if compared {
		b.WriteString(": " + g.became())
	}
	b.WriteString("\n\n" + markdown.Block("text", wrapped(h.words)) + "\n")
	writeNetworks(b, g)
	if h.was != nil {
		if block := difference(h.was.words, h.words); block != "" {
			b.WriteString("\nWhat changed:\n\n" + block)
		}
	}
}

// networks names a few, or says how many there are.
func (g group) networks() string {
	if len(g) > 3 {
		return fmt.Sprintf("%d networks", len(g))
	}
	var names []string
	for _, h := range g {
		names = append(names, h.shown)
	}
	return strings.Join(names, ", ")
}

// writeNetworks says of each network how it counts, what it receives, and the tags of its
// link.
func writeNetworks(b *strings.Builder, g group) {
	keys, retagged := tagKeys(g), slices.ContainsFunc(g, handover.retagged)
	head := []string{"network", "length", "disclosure", "receives"}
	for _, key := range keys {
		head = append(head, markdown.Cell(key))
	}
	through := slices.ContainsFunc(g, func(h handover) bool { return h.Target != "" })
	if through {
		head = append(head, "handed over as")
	}
	if retagged {
		head = append(head, "before")
	}
	b.WriteString(markdown.Head(head...))
	for _, h := range g {
		row := []string{h.shown, h.length(), forms[h.disclosed], h.receives.String()}
		for _, key := range keys {
			row = append(row, markdown.Cell(valueOf(h.leads(), key)))
		}
		if through {
			row = append(row, markdown.Cell(h.Link))
		}
		if retagged {
			row = append(row, linkBefore(h))
		}
		b.WriteString(markdown.Row(row...))
	}
}

var forms = [...]string{share.None: "none", share.Short: "short", share.Long: "long"}

// writeRemoved names the texts that are no longer there, each with its networks.
func writeRemoved(b *strings.Builder, removed []Entry) {
	if len(removed) == 0 {
		return
	}
	b.WriteString("\nRemoved:\n\n")
	for len(removed) > 0 {
		first := removed[0]
		same := func(e Entry) bool { return e.Name == first.Name && e.number == first.number }
		var networks []string
		for _, e := range removed {
			if same(e) {
				networks = append(networks, e.shown)
			}
		}
		fmt.Fprintf(b, "- Text %d %s: %s\n", first.number, markdown.Code(first.Name), strings.Join(networks, ", "))
		removed = slices.DeleteFunc(slices.Clone(removed), same)
	}
}
