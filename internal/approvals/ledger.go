package approvals

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// A Ledger is all that was approved, sorted by post, language, time.
type Ledger struct {
	Entries []Entry
	files   fs.FS // of the hub: approved media stand there
}

// Read reads a hub's ledger; where there is none it is empty. One line that is not whole
// makes the ledger an error: which approvals it stood for nobody knows.
func Read(files fs.FS) (*Ledger, error) {
	l := &Ledger{files: files}
	data, err := fs.ReadFile(files, ledgerFile)
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read approvals: %w", err)
	}
	number := 0
	for line := range bytes.Lines(data) {
		number++
		e, err := decodeEntry(line)
		if err != nil {
			return nil, fmt.Errorf("read approvals: %s:%d: %w", ledgerFile, number, err)
		}
		l.Entries = append(l.Entries, e)
	}
	if !slices.IsSortedFunc(l.Entries, inOrder) {
		return nil, fmt.Errorf("read approvals: %s: its lines are not in order", ledgerFile)
	}
	return l, nil
}

// Encode writes the ledger: equal bytes for equal entries.
func (l *Ledger) Encode() ([]byte, error) {
	var out bytes.Buffer
	for _, e := range l.Entries {
		line, err := e.encode()
		if err != nil {
			return nil, err
		}
		out.Write(line)
	}
	return out.Bytes(), nil
}

func (l *Ledger) sort() { slices.SortStableFunc(l.Entries, inOrder) }

func inOrder(a, b Entry) int {
	return cmp.Or(cmp.Compare(a.Post, b.Post), cmp.Compare(a.Lang, b.Lang), a.At.Compare(b.At),
		cmp.Compare(a.Digest, b.Digest), cmp.Compare(a.Commit, b.Commit))
}

// approving returns the newest entry for any of some forms.
func (l *Ledger) approving(forms []form, fits func(Entry) bool) (best Entry, found bool) {
	for _, e := range l.Entries {
		if e.isOne(forms) && fits(e) && (!found || !e.At.Before(best.At)) {
			best, found = e, true
		}
	}
	return best, found
}

// isOne reports whether the entry is for one of some forms.
func (e Entry) isOne(forms []form) bool {
	return slices.ContainsFunc(forms, func(f form) bool { return f.digest == e.Digest })
}

// last returns the newest entry of an edition under any of its post's ids.
func (l *Ledger) last(ids []string, lang string, fits func(Entry) bool) (best Entry, found bool) {
	for _, e := range l.Entries {
		if e.Lang == lang && slices.Contains(ids, e.Post) && fits(e) && (!found || !e.At.Before(best.At)) {
			best, found = e, true
		}
	}
	return best, found
}

// complete says which file of an entry is missing, or is not what was approved.
func (l *Ledger) complete(e Entry) error {
	for _, m := range e.Media {
		shown := m.media()
		for _, f := range shown.Files() {
			data, err := fs.ReadFile(l.files, f.Path)
			if err != nil {
				return fmt.Errorf("read approved file of %s: %w", e.Post, err)
			}
			if sha256.Sum256(data) != f.Digest {
				return fmt.Errorf("read approved file of %s: %s is not what was approved", e.Post, f.Path)
			}
		}
	}
	return nil
}
