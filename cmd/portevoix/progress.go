package main

import (
	"fmt"
	"time"
)

// patience is how long work may take before progress is shown.
const patience = time.Second

// A progress tells how far the work is, once it takes long: on a terminal, after a
// second, in one line that is erased at the end; elsewhere in a line every ten seconds.
type progress struct {
	*program
	what  string
	every time.Duration
	next  time.Time // not shown before
	shown bool
}

func (p *program) progress(what string) *progress {
	if p.fancy() {
		return &progress{program: p, what: what, every: patience / 10, next: p.Now().Add(patience)}
	}
	return &progress{program: p, what: what, every: 10 * patience, next: p.Now().Add(10 * patience)}
}

// step shows how far the work is, but not too often.
func (p *progress) step(done, total int) {
	now := p.Now()
	if p.quiet || now.Before(p.next) {
		return
	}
	p.shown, p.next = true, now.Add(p.every)
	line := fmt.Sprintf("%s: %d of %d", p.what, done, total)
	if p.fancy() {
		fmt.Fprint(p.Stderr, string(eraseLine)+line)
		return
	}
	fmt.Fprintln(p.Stderr, line)
}

// end erases the line.
func (p *progress) end() {
	if p.shown && p.fancy() {
		fmt.Fprint(p.Stderr, string(eraseLine))
	}
}
