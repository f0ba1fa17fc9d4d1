package approvals

import (
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
	return otherLedger{data, strings.TrimPrefix(ledgerFile, "site/data/"), lines}, err
}
