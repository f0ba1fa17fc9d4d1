package preview

import (
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/markdown"
	"github.com/portevoix/portevoix/internal/worddiff"
)

// difference shows which words changed, as a block in which lines begin with - for what
// is gone, + for what is new and two spaces for what stays. The first column is ours, so
// no text can look like a change, and it is read without colours. It is empty where
// nothing that can be seen differs.
func difference(before, now string) string {
	parts := worddiff.Of(markdown.Visible(before), markdown.Visible(now))
	if !slices.ContainsFunc(parts, func(p worddiff.Part) bool { return p.Op != worddiff.Equal }) {
		return ""
	}
	var lines []string
	for i, p := range parts {
		if p.Op == worddiff.Equal {
			lines = append(lines, stays(p.Text, i == 0, i == len(parts)-1)...)
		} else {
			lines = append(lines, changes(p)...)
		}
	}
	return markdown.Block("diff", strings.Join(lines, "\n"))
}

var signs = [...]string{worddiff.Equal: "  ", worddiff.Delete: "- ", worddiff.Insert: "+ "}

// changes are the lines of what is gone or new, with a mark where a line of the text ends.
func changes(p worddiff.Part) []string {
	var list []string
	for line := range strings.Lines(p.Text) {
		words, ended := strings.CutSuffix(line, "\n")
		words = seen(words)
		if ended {
			words += endMark
		}
		for _, piece := range wrap(words) {
			list = append(list, signs[p.Op]+piece)
		}
	}
	return list
}

// stays are the lines of what stays near a change. A line that a change stands in ends
// there, too, so what is left of it needs no line of its own.
func stays(text string, first, last bool) []string {
	if !first {
		text = strings.TrimPrefix(text, "\n")
	}
	if text = strings.TrimSuffix(text, "\n"); text == "" {
		return nil
	}
	var list []string
	for line := range strings.SplitSeq(text, "\n") {
		for _, piece := range wrap(strings.TrimSpace(line)) {
			list = append(list, strings.TrimRight(signs[worddiff.Equal]+piece, " "))
		}
	}
	return shortened(list, first, last)
}

// seen takes the white space from the ends of words, or shows it where there is nothing
// else.
func seen(words string) string {
	if trimmed := strings.TrimSpace(words); trimmed != "" {
		return trimmed
	}
	return strings.ReplaceAll(words, " ", "␣")
}

// kept is how many lines of what stays are shown beside a change.
const kept = 2

// shortened leaves out what is far from any change.
func shortened(lines []string, first, last bool) []string {
	before, after := kept, kept // after the change before it, and before the one after it
	if first {
		before = 0
	}
	if last {
		after = 0
	}
	if len(lines) <= before+after+1 {
		return lines
	}
	return append(append(lines[:before:before], "  …"), lines[len(lines)-after:]...)
}
