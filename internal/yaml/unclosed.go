package yaml

import (
	"bytes"
	"fmt"
	"regexp"

	lib "go.yaml.in/yaml/v4"

	"github.com/portevoix/portevoix/internal/problem"
)

// problem words a mistake and places it where it was made rather than where it was
// noticed: what is not closed is mended where it opens.
func (t Text) problem(e *lib.LoadError, rule string) problem.Problem {
	found, cure := explain(e.Message)
	p := problem.Problem{Position: t.place(e.Mark.Line, e.Mark.Column), Rule: rule, Message: found, Cure: cure}
	noticed := offset(t.Data, e.Mark.Line, e.Mark.Column)
	switch {
	case e.Mark.Line == 0:
		p.Position = t.at(t.unmarked(e.Message))
	case unclosed[e.Message] && e.ContextMark.Line > 0 && e.ContextMark.Line < e.Mark.Line:
		p.Position = t.place(e.ContextMark.Line, e.ContextMark.Column)
	case e.Message == noContent && len(bytes.TrimSpace(t.Data[noticed:])) == 0:
		p.Position = t.at(max(0, bytes.LastIndexAny(t.Data[:noticed], "[{")))
	case e.Message == noKey:
		t.endsEarly(&p, noticed)
	}
	return p
}

// unclosed are the library's words for an end that is missing.
var unclosed = map[string]bool{
	endOfStream: true, documentMark: true, noCommaOrBracket: true, noCommaOrBrace: true,
}

var quoteOpens = regexp.MustCompile(`(?m)(?:^|[:,\[{-])[ \t]*(["'])`)

// endsEarly tells of a text whose quotes end before it does, with one of the quotes
// inside it or the opening ones of the next value.
func (t Text) endsEarly(p *problem.Problem, noticed int) {
	before := bytes.TrimRight(t.Data[:noticed], " \t")
	if len(before) == 0 {
		return
	}
	opening, closing := -1, len(before)-1
	for _, at := range quoteOpens.FindAllSubmatchIndex(before[:closing], -1) {
		if before[at[2]] == before[closing] {
			opening = at[2]
		}
	}
	if quote := before[closing]; opening >= 0 {
		p.Position = t.at(opening)
		p.Message = fmt.Sprintf("the text ends at the %c on line %d, with more behind it", quote, t.at(closing).Line)
		p.Cure = "close the quotes where the text ends, and write " + inside[quote] + " for one inside it"
	}
}

// inside is how a text in quotes holds those quotes.
var inside = map[byte]string{'"': `\"`, '\'': "''"}
