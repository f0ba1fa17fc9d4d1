// Package markdown writes other people's words into Markdown as GitHub and GitLab read it,
// so that they are shown and do nothing.
//
// Words are always code: in code there is no mention that calls somebody, no link to an
// issue, no address that becomes a link, no HTML, no image to be fetched and no emphasis.
// Escaping would not do, because mentions and references are looked for in what is left
// when escapes are gone. What nobody could see is written out; see Visible. All that is
// not code is the caller's own words.
package markdown

import (
	"strings"
)

// Code writes words as code in a line. A line break in them is written as \n.
func Code(words string) string {
	words = strings.ReplaceAll(Visible(words), "\n", `\n`)
	if words == "" {
		return "` `"
	}
	mark, longest := "`", longestRun(words)
	if longest > 0 || words[0] == ' ' && words[len(words)-1] == ' ' {
		mark, words = strings.Repeat("`", 1+longest), " "+words+" "
	}
	if strings.Trim(words, " ") == "" {
		words = " " // no reader takes spaces from code that is nothing else
	}
	return mark + words + mark
}

// Block writes a text as a block of code. Language is how it is coloured: text, diff.
func Block(language, text string) string {
	text = strings.TrimSuffix(Visible(text), "\n")
	mark := strings.Repeat("`", max(3, 1+longestRun(text)))
	return mark + language + "\n" + text + "\n" + mark + "\n"
}

// Cell writes words as code in a table. Readers differ on what a | in code means there,
// so it stands outside.
func Cell(words string) string {
	var b strings.Builder
	for i, part := range strings.Split(words, "|") {
		if i > 0 {
			b.WriteString("&#124;")
		}
		if part != "" {
			b.WriteString(Code(part))
		}
	}
	return b.String()
}

// Row writes a line of a table. Its cells are made by Cell, or the caller's own.
func Row(cells ...string) string { return "| " + strings.Join(cells, " | ") + " |\n" }

// Head writes the first lines of a table.
func Head(names ...string) string {
	return Row(names...) + "|" + strings.Repeat("---|", len(names)) + "\n"
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
