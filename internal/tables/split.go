package tables

import (
	"regexp"
	"strings"
	"time"
)

// A span is a part of a text before it is read: comments, then lines of cells.
type span struct {
	comments []string
	line     int // on which the text begins, from 1
	text     string
}

// split cuts a text before each group of comments. A line that starts with # is a comment
// above the first row, and after an empty line; below a row it is a row like any other,
// since a campaign may be named #launch.
func split(text string) []span {
	s := splitter{}
	for start := 0; start < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			end = start + n + 1
		}
		s.line++
		s.take(text, start, end)
		start = end
	}
	s.finish()
	return s.spans
}

// A splitter takes lines one after the other.
type splitter struct {
	spans  []span
	now    span
	line   int
	from   int  // where the text of the span in hand begins
	quoted bool // the line before ended within quotes
	empty  bool // the line before was empty
}

func (s *splitter) take(text string, start, end int) {
	line := text[start:end]
	if !s.quoted {
		bare := strings.Trim(line, ",;\t\" \r\n")
		switch {
		case bare == "":
			s.empty = true
			return
		case bare[0] == '#' && (s.now.line == 0 || s.empty):
			if s.now.line > 0 {
				s.finish()
			}
			s.now.comments = append(s.now.comments, bare)
			return
		case s.now.line == 0:
			s.now.line, s.from = s.line, start
		}
	}
	if strings.Count(line, `"`)%2 == 1 {
		s.quoted = !s.quoted
	}
	s.empty = false
	s.now.text = text[s.from:end]
}

func (s *splitter) finish() {
	s.spans = append(s.spans, s.now)
	s.now = span{}
}

// ending is a day at the end of a comment, or two: Start date: 20260501, and
// 20260501-20260531. Words are translated, so only the place tells.
var ending = regexp.MustCompile(`(?:^|[^0-9])(?:([0-9]{8})\s*[-–]\s*)?([0-9]{8})$`)

// days are the first and the last day that comments name; "" where they name none, or
// more than two.
func days(comments []string) (first, last string) {
	var found []string
	for _, comment := range comments {
		if match := ending.FindStringSubmatch(comment); match != nil {
			for _, written := range match[1:] {
				if t, err := time.Parse("20060102", written); err == nil {
					found = append(found, t.Format(time.DateOnly))
				}
			}
		}
	}
	if len(found) != 2 || found[0] > found[1] {
		return "", ""
	}
	return found[0], found[1]
}
