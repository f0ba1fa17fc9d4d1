package git

import (
	"regexp"
	"strings"
)

// A Trailer is a line such as "Approved-by: Legal <legal@example.org>" at a message's end.
type Trailer struct{ Key, Value string }

// trailerLine is a key and a value (git-interpret-trailers).
var trailerLine = regexp.MustCompile(`^([A-Za-z0-9-]+)[ \t]*:[ \t]*(.*)$`)

// message takes a commit's message apart: the first paragraph on one line, and the
// trailers. They are the last paragraph, if it is not the first and every line of it is
// a trailer or goes on with one by white space in front. Git is more generous, with
// paragraphs that hold something else as well; what stands for an approval must not be
// found in prose.
func message(text string) (subject string, trailers []Trailer) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	paragraphs := splitParagraphs(text)
	if len(paragraphs) == 0 {
		return "", nil
	}
	subject = strings.Join(paragraphs[0], " ")
	if len(paragraphs) == 1 {
		return subject, nil
	}
	for _, line := range paragraphs[len(paragraphs)-1] {
		match := trailerLine.FindStringSubmatch(line)
		goesOn := len(trailers) > 0 && (line[0] == ' ' || line[0] == '\t')
		switch {
		case goesOn:
			trailers[len(trailers)-1].Value += " " + strings.TrimSpace(line)
		case match == nil:
			return subject, nil
		default:
			trailers = append(trailers, Trailer{match[1], strings.TrimSpace(match[2])})
		}
	}
	return subject, trailers
}

// splitParagraphs lists the lines of each paragraph.
func splitParagraphs(text string) [][]string {
	var paragraphs [][]string
	open := false
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(line, " \t")
		switch {
		case line == "":
			open = false
		case open:
			last := &paragraphs[len(paragraphs)-1]
			*last = append(*last, line)
		default:
			paragraphs, open = append(paragraphs, []string{line}), true
		}
	}
	return paragraphs
}
