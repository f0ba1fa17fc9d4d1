package approvals

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/share"
)

// An Entry is an approved share and what proves it. Its fields stand in the order of
// their keys.
type Entry struct {
	Approvals []Approval      `json:"approvals"`
	At        time.Time       `json:"at"`              // of the last approval
	Claims    time.Time       `json:"claims,omitzero"` // when the first of its claims runs out; zero: never
	Commit    string          `json:"commit"`          // the step of the branch
	Digest    string          `json:"digest"`          // SHA-256 of Form
	Ended     string          `json:"ended,omitempty"` // the step by which it counts no longer: the post was taken back, held, or approved anew
	Form      json.RawMessage `json:"form"`            // what was approved, canonical
	Lang      string          `json:"lang"`
	Media     []Medium        `json:"media"` // how to show it: the digest covers its files, addresses and words alone
	Post      string          `json:"post"`
	Pull      int             `json:"pull"` // 0: none
	Scope     Scope           `json:"scope"`
	Until     time.Time       `json:"until"` // the first moment it no longer holds; zero: for ever
	V         int             `json:"v"`
}

// An Approval is one person's.
type Approval struct {
	Account  int64     `json:"account,omitempty"` // GitHub's number of whoever reviewed; 0: none
	At       time.Time `json:"at"`
	By       string    `json:"by"`       // login or address
	Evidence string    `json:"evidence"` // address, commit, or file
	Source   string    `json:"source"`
	Teams    []string  `json:"teams"` // sorted
}

// A Scope is what decides which rules a post comes under.
type Scope struct {
	Entity string   `json:"entity"`
	Files  []string `json:"files"`
	Topics []string `json:"topics"` // sorted
}

const entrySchema = 1

// holds reports whether the entry counts at a moment. One that is dated later does not
// yet: a clock was wrong.
func (e Entry) holds(now time.Time) bool { return !e.At.After(now) && !e.over(now) }

func (e Entry) over(now time.Time) bool {
	return e.Ended != "" || !e.Until.IsZero() && !now.Before(e.Until)
}

// teams are all that approved.
func (e Entry) teams() []string {
	var all []string
	for _, a := range e.Approvals {
		all = append(all, a.Teams...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// media are what the digest covers of the entry's media.
func (e Entry) media() []share.CanonicalMedia {
	all := []share.CanonicalMedia{}
	for _, m := range e.Media {
		all = append(all, share.CanonicalOfMedia(m.media())...)
	}
	return all
}

// canonical is what was approved.
func (e Entry) canonical() (share.Canonical, error) { return share.ParseCanonical(e.Form) }

// encode writes the entry on one line.
func (e Entry) encode() ([]byte, error) {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(e); err != nil {
		return nil, fmt.Errorf("write the approval of %s.%s: %w", e.Post, e.Lang, err)
	}
	return line.Bytes(), nil
}

// decodeEntry reads a line, and proves that it is whole: the digest is that of the form,
// and the form that of the post.
func decodeEntry(line []byte) (Entry, error) {
	var e Entry
	if err := decodeStrictly(line, &e); err != nil {
		return Entry{}, err
	}
	if e.V != entrySchema {
		return Entry{}, fmt.Errorf("schema %d is not %d, the one this program knows", e.V, entrySchema)
	}
	form, err := e.canonical()
	if err != nil {
		return Entry{}, err
	}
	switch sum := sha256.Sum256(e.Form); {
	case hex.EncodeToString(sum[:]) != e.Digest:
		return Entry{}, errors.New("the digest is not that of what was approved")
	case form.Post != e.Post || form.Lang != e.Lang:
		return Entry{}, errors.New("what was approved is another post")
	case !slices.Equal(form.Media, e.media()):
		return Entry{}, errors.New("its media are not those that were approved")
	case len(e.Approvals) == 0 || e.At.IsZero():
		return Entry{}, errors.New("it says not who approved, or when")
	}
	return e, nil
}

func decodeStrictly(data []byte, v any) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(v); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows it")
	}
	return nil
}
