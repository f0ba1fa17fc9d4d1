package site

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"unicode"
)

// A Program is an expression of RE2 as its compiler leaves it, ready to be run. Browsers
// have other expressions, which mean other things here and there and can take for ever on
// a text; a program means the same everywhere and takes time in proportion to the text.
// site/static/pattern.js runs it.
//
//	{
//	  "start": 1,               // the step to begin with
//	  "classes": [[97, 122]],   // sets of characters: from, to, from, to …
//	  "steps": [
//	    {"take": 0, "to": 2},   // one character of that class, then step 2
//	    {"try": [3, 4]},        // step 3 or, where that comes to nothing, step 4
//	    {"at": 4, "to": 5},     // all that these bits ask for, then step 5: 1 the start of a line,
//	                            // 2 its end, 4 the start of the text, 8 its end, 16 the edge of a
//	                            // word in ASCII, 32 no such edge
//	    {"found": true},        // the expression has been found
//	    {}                      // it has not
//	  ]
//	}
type Program struct {
	Start   int      `json:"start"`
	Classes [][]rune `json:"classes"`
	Steps   []Step   `json:"steps"`
}

// A Step does one of four things; a step that does none fails.
type Step struct {
	Take  *int  `json:"take,omitempty"`
	Try   []int `json:"try,omitempty"`
	At    int   `json:"at,omitempty"`
	To    int   `json:"to,omitempty"`
	Found bool  `json:"found,omitempty"`
}

// newProgram compiles an expression as package regexp does.
func newProgram(pattern string) (*Program, error) {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil, fmt.Errorf("compile %q: %w", pattern, err)
	}
	compiled, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return nil, fmt.Errorf("compile %q: %w", pattern, err)
	}
	p := &Program{Start: compiled.Start, Classes: [][]rune{}, Steps: make([]Step, len(compiled.Inst))}
	for i := range compiled.Inst {
		p.Steps[i] = p.step(&compiled.Inst[i])
	}
	return p, nil
}

func (p *Program) step(i *syntax.Inst) Step {
	out := int(i.Out)
	switch i.Op {
	case syntax.InstMatch:
		return Step{Found: true}
	case syntax.InstFail:
		return Step{}
	case syntax.InstAlt, syntax.InstAltMatch:
		return Step{Try: []int{out, int(i.Arg)}}
	case syntax.InstCapture, syntax.InstNop:
		return Step{Try: []int{out}}
	case syntax.InstEmptyWidth:
		return Step{At: int(i.Arg), To: out}
	default:
		return Step{Take: p.class(characters(i)), To: out}
	}
}

// class returns the place of a class among all, each of which is there once.
func (p *Program) class(ranges []rune) *int {
	at := slices.IndexFunc(p.Classes, func(other []rune) bool { return slices.Equal(other, ranges) })
	if at < 0 {
		at = len(p.Classes)
		p.Classes = append(p.Classes, ranges)
	}
	return &at
}

// characters are those that an instruction takes, as ranges in order.
func characters(i *syntax.Inst) []rune {
	switch {
	case i.Op == syntax.InstRuneAny:
		return []rune{0, unicode.MaxRune}
	case i.Op == syntax.InstRuneAnyNotNL:
		return []rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}
	case len(i.Rune) == 1:
		return single(i.Rune[0], syntax.Flags(i.Arg)&syntax.FoldCase != 0)
	default:
		return i.Rune
	}
}

// single is one character, with those that differ from it in case only.
func single(r rune, fold bool) []rune {
	all := []rune{r}
	for other := unicode.SimpleFold(r); fold && other != r; other = unicode.SimpleFold(other) {
		all = append(all, other)
	}
	slices.Sort(all)
	var ranges []rune
	for _, one := range all {
		ranges = append(ranges, one, one)
	}
	return ranges
}
