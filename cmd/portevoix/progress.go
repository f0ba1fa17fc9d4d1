package main

import (
	"fmt"
	"time"
)

// patience is how long work may take before progress is shown.
const patience = time.Second

// A progress tells how far the work is, once it takes longer than a second: on a
// terminal in one line that is erased at the end, elsewhere a line now and then.
type progress struct {
	*program
	what  string
	next  time.Time // not shown before
	shown bool
}

func (p *program) progress(what string) *progress {
	return &progress{program: p, what: what, next: p.Now().Add(patience)}
}

// step shows how far the work is, but not too often.
func (p *progress) step(done, total int) {
	now := p.Now()
	if p.quiet || now.Before(p.next) {
		return
	}
	p.shown = true
	line := fmt.Sprintf("%s: %d of %d", p.what, done, total)
	if p.fancy() {
		p.next = now.Add(patience / 10)
		fmt.Fprint(p.Stderr, string(eraseLine)+line)
		return
	}
	p.next = now.Add(10 * patience)
	fmt.Fprintln(p.Stderr, line)
}

// end erases the line.
func (p *progress) end() {
	if p.shown && p.fancy() {
		fmt.Fprint(p.Stderr, string(eraseLine))
	}
}
