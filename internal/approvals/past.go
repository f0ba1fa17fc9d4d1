package approvals

import (
	"bytes"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// Collected reports whether a hub has a ledger, though an empty one.
func Collected(hub fs.FS) bool {
	_, err := fs.Stat(hub, ledgerFile)
	return err == nil
}

// EndedBy is how many entries were ended by some steps of the branch.
func (l *Ledger) EndedBy(steps func(commit string) bool) int {
	n := 0
	for _, e := range l.Entries {
		if e.Ended != "" && steps(e.Ended) {
			n++
		}
	}
	return n
}

// Before returns site/data with the ledger as it was before some steps of the branch:
// what one of them ended still counts, as long as its time was not over.
func (l *Ledger) Before(steps func(commit string) bool, data fs.FS) (fs.FS, error) {
	then := Ledger{Entries: slices.Clone(l.Entries)}
	for i, e := range then.Entries {
		if e.Ended != "" && steps(e.Ended) {
			then.Entries[i].Ended = ""
		}
	}
	lines, err := then.Encode()
	return withLedger{data, lines}, err
}

// withLedger is site/data with another ledger.
type withLedger struct {
	fs.FS
	lines []byte
}

func (w withLedger) Open(name string) (fs.File, error) {
	f, err := w.FS.Open(name)
	if err != nil || name != strings.TrimPrefix(ledgerFile, "site/data/") {
		return f, err
	}
	return ledgerThen{f, bytes.NewReader(w.lines)}, nil
}

// A ledgerThen is the ledger's file with other lines.
type ledgerThen struct {
	fs.File
	lines io.Reader
}

func (f ledgerThen) Read(p []byte) (int, error) { return f.lines.Read(p) }
