package main

import (
	"fmt"
	"io"
)

// An escape is a way of writing on a terminal.
type escape string

const (
	red       escape = "\x1b[1;31m"
	bold      escape = "\x1b[1m"
	plain     escape = "\x1b[0m"
	eraseLine escape = "\r\x1b[K"
)

// fancy reports whether standard error is a terminal that can move its cursor.
func (p *program) fancy() bool {
	return p.IsTerminal(p.Stderr) && p.Getenv("TERM") != "dumb"
}

// paint writes text in a colour where colours are wanted: see no-color.org.
func (p *program) paint(e escape, text string) string {
	if !p.fancy() || p.Getenv("NO_COLOR") != "" {
		return text
	}
	return string(e) + text + string(plain)
}

// log takes what is worth reading, but not asked for.
func (p *program) log() io.Writer {
	if p.quiet {
		return io.Discard
	}
	return p.Stderr
}

// say says what is good to know, but no result.
func (p *program) say(text string) {
	fmt.Fprintln(p.log(), text)
}
