// Package problem holds what is wrong with a hub, as values.
//
// Reading, planning and checking never print and never exit: they return a
// List. Each Problem names a place in a file, the rule that found it, what was
// found and, in Cure, what the writer can do about it.
package problem

import (
	"cmp"
	"fmt"
	"slices"
)

// A Severity says what a problem means for the build.
type Severity int

const (
	Error   Severity = iota // the build stops, or leaves the file out
	Warning                 // worth mending before the merge
	Note                    // worth knowing
)

var severities = [...]string{"error", "warning", "note"}

func (s Severity) String() string { return severities[s] }

// MarshalText writes the severity as error, warning or note.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// A Position is a place in a file of the hub. Line and Column count from 1,
// Column in bytes. A zero Line means the file as a whole.
type Position struct {
	File   string // slash-separated, relative to the hub
	Line   int
	Column int
}

// A Problem is one finding.
type Problem struct {
	Position
	Rule     string
	Severity Severity
	Message  string // what was found and what is wanted
	Cure     string // what to do, empty where the message says it all
}

// Errorf returns an Error of the rule at a position.
func Errorf(at Position, rule, format string, args ...any) Problem {
	return Problem{Position: at, Rule: rule, Severity: Error, Message: fmt.Sprintf(format, args...)}
}

// Warningf returns a Warning of the rule at a position.
func Warningf(at Position, rule, format string, args ...any) Problem {
	return Problem{Position: at, Rule: rule, Severity: Warning, Message: fmt.Sprintf(format, args...)}
}

// Notef returns a Note of the rule at a position.
func Notef(at Position, rule, format string, args ...any) Problem {
	return Problem{Position: at, Rule: rule, Severity: Note, Message: fmt.Sprintf(format, args...)}
}

// WithCure returns the problem with its cure.
func (p Problem) WithCure(format string, args ...any) Problem {
	p.Cure = fmt.Sprintf(format, args...)
	return p
}

// Text is the message with its cure, for formats that have one field for both.
func (p Problem) Text() string {
	if p.Cure == "" {
		return p.Message
	}
	return p.Message + "; " + p.Cure
}

func (p Problem) String() string {
	return fmt.Sprintf("%s: %s [%s]", p.Position, p.Text(), p.Rule)
}

// String is file:line:column, without the parts that are not known.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// A List is any number of problems.
type List []Problem

// Sort orders the list by place, rule and message, and drops doubles, so that
// the same hub always gives the same report.
func (l *List) Sort() {
	slices.SortFunc(*l, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Message, b.Message), cmp.Compare(a.Cure, b.Cure))
	})
	*l = slices.Compact(*l)
}

// Count returns how many problems of a severity the list holds.
func (l List) Count(s Severity) int {
	n := 0
	for _, p := range l {
		if p.Severity == s {
			n++
		}
	}
	return n
}

// HasErrors reports whether any problem is an Error.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }
