package main

import (
	"errors"
	"fmt"
)

// errProblems ends a command that found something wrong with the hub and has said so.
var errProblems = errors.New("problems found")

// hinted is an error with what to do about it.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

// usage is an error of the command line that shows only when the hub is known.
type usage struct{ hinted }

func usagef(hint, format string, args ...any) error {
	return usage{hinted{fmt.Errorf(format, args...), hint}}
}

// complain says an error, and the hint nearest to its cause.
func (p *program) complain(err error) {
	fmt.Fprintf(p.Stderr, "portevoix: %s %v\n", p.paint(red, "error:"), err)
	if hint := hintOf(err); hint != "" {
		fmt.Fprintf(p.Stderr, "portevoix: %s %s\n", p.paint(bold, "hint:"), hint)
	}
}

func hintOf(err error) string {
	hint := ""
	for ; err != nil; err = errors.Unwrap(err) {
		switch e := err.(type) {
		case hinted:
			hint = e.hint
		case usage:
			hint = e.hint
		}
	}
	return hint
}
