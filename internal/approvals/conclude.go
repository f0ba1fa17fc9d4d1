package approvals

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/github"
)

// conclude keeps an edition that is approved, and why another is not. The newest words on
// some bytes are all that count: what was kept of them before ends.
func (c *collector) conclude(v Verdict, s step, after *snapshot, p *content.Post, e *content.Edition) error {
	forms := after.forms[Key{p.ID, e.Lang}]
	f := forms[0]
	same := func(known Entry) bool { return known.isOne(forms) }
	if v.Approvals == nil {
		c.reasons[f.digest] = v.Reason
		if v.Against {
			c.end(s, same)
		}
		return nil
	}
	entry := Entry{
		Approvals: v.Approvals, At: v.At, Commit: s.last().Hash, Digest: f.digest, Form: json.RawMessage(f.bytes),
		Lang: e.Lang, Media: []Medium{}, Post: p.ID, Scope: scopeOf(p, e), Until: v.Until, V: entrySchema,
	}
	if s.pull != nil {
		entry.Pull = s.pull.Pull.Number
	}
	for _, m := range e.Media {
		entry.Media = append(entry.Media, newMedium(m))
	}
	for _, claim := range e.Claims {
		entry.Claims = sooner(entry.Claims, claim.Until.UTC())
	}
	again := func(known Entry) bool {
		return known.Ended == "" && known.Digest == entry.Digest && reflect.DeepEqual(known.Approvals, entry.Approvals)
	}
	if slices.ContainsFunc(c.found.Ledger.Entries, again) {
		return nil
	}
	c.end(s, same)
	c.found.Ledger.Entries = append(c.found.Ledger.Entries, entry)
	return c.keep(after, e)
}

// keep takes along the files of an approved edition.
func (c *collector) keep(at *snapshot, e *content.Edition) error {
	for _, m := range e.Media {
		for _, stored := range m.Files() {
			data, err := at.read(stored)
			if err != nil {
				return err
			}
			c.found.Media[newFile(stored).path()] = data
		}
	}
	return nil
}

// open lists what is not approved of the newest commit, at its time. What was taken back
// needs no approval.
func (c *collector) open() error {
	c.found.Open = []Open{}
	if len(c.Branch) == 0 {
		return nil
	}
	now, err := c.at(c.found.state.Commit)
	if err != nil {
		return err
	}
	moment := c.Branch[len(c.Branch)-1].Time
	for _, p := range now.posts {
		for _, e := range p.Editions {
			forms := now.forms[Key{p.ID, e.Lang}]
			_, approved := c.found.Ledger.approving(forms, func(e Entry) bool { return !e.over(moment) })
			switch {
			case withdrawn(p):
			case approved:
				c.found.Approved++
			default:
				c.found.Open = append(c.found.Open, Open{forms[0].digest, e.Lang, p.ID, c.reason(forms)})
			}
		}
	}
	c.found.state.Open = c.found.Open
	return nil
}

// reason says why an edition is not approved.
func (c *collector) reason(forms []form) string {
	if reason, known := c.reasons[forms[0].digest]; known {
		return reason
	}
	if _, once := c.found.Ledger.approving(forms, func(Entry) bool { return true }); once {
		return "its approval has run out"
	}
	return "nobody approved it"
}

// at reads the hub at a commit.
func (c *collector) at(commit string) (*snapshot, error) {
	if s, known := c.snapshots[commit]; known {
		return s, nil
	}
	files, err := c.Files(c.ctx, commit)
	if err != nil {
		return nil, err
	}
	s := readSnapshot(files)
	c.snapshots[commit] = s
	return s, nil
}

// forget lets go of all snapshots but one: the next step stands on it.
func (c *collector) forget(but string) {
	maps.DeleteFunc(c.snapshots, func(commit string, _ *snapshot) bool { return commit != but })
	clear(c.marked)
}

// had reports whether an edition had the same bytes at a commit. One that is gone had
// not; one that can't be read now is an error, lest approvals get lost for it.
func (c *collector) had(commit string, ids []string, lang string, forms []form) bool {
	if commit == "" {
		return false
	}
	s, err := c.at(commit)
	if err != nil && !errors.Is(err, github.ErrNotFound) {
		c.failed = errors.Join(c.failed, fmt.Errorf("read the reviewed commit %s: %w", commit, err))
	}
	return err == nil && s.hasAny(ids, lang, forms)
}

// hasAny reports whether the post has one of the forms at the snapshot.
func (s *snapshot) hasAny(ids []string, lang string, forms []form) bool {
	return slices.ContainsFunc(forms, func(f form) bool { return s.has(ids, lang, f.digest) })
}
