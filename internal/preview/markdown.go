package preview

import (
	"fmt"
	"slices"
	"strings"
)

// writeMarkdown writes each text once, with the networks that are handed these words.
// There is no table: GitHub and others differ on what ends a cell.
func writeMarkdown(b *strings.Builder, entries []Entry) {
	if len(entries) == 0 {
		b.WriteString("Nothing to share.\n")
	}
	for i, edition := range editions(entries) {
		if i > 0 {
			b.WriteByte('\n')
		}
		first := edition[0]
		fmt.Fprintf(b, "### %s in %s: %s\n\n", code(first.Post), code(first.Lang), code(first.title))
		fmt.Fprintf(b, "State: %s\n", first.state)
		cardMarkdown(b, first)
		for _, same := range sameWords(edition) {
			writeWords(b, same)
		}
	}
}

// sameWords gathers the entries of equal words, in order.
func sameWords(edition []Entry) [][]Entry {
	var groups [][]Entry
	for _, e := range edition {
		at := slices.IndexFunc(groups, func(g []Entry) bool { return g[0].Name == e.Name && g[0].Text == e.Text })
		if at < 0 {
			groups = append(groups, []Entry{e})
		} else {
			groups[at] = append(groups[at], e)
		}
	}
	return groups
}

func writeWords(b *strings.Builder, same []Entry) {
	text := printable(same[0].Text)
	mark := strings.Repeat("`", max(3, 1+longestRun(text)))
	fmt.Fprintf(b, "\nText %s\n\n%stext\n%s\n%s\n\n", code(same[0].Name), mark, text, mark)
	for _, e := range same {
		fmt.Fprintf(b, "- %s (%s) receives %s; %s\n", e.shown, e.length(), e.receives, code(e.Link))
	}
}

// code writes words as code, where GitHub knows no mention, link, HTML or emphasis.
func code(words string) string {
	words = strings.ReplaceAll(printable(words), "\n", " ")
	if strings.Trim(words, " ") == "" {
		return "` `"
	}
	mark := strings.Repeat("`", 1+longestRun(words))
	if mark == "`" {
		return mark + words + mark
	}
	return mark + " " + words + " " + mark
}

// longestRun is how many backticks stand in a row.
func longestRun(s string) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}
