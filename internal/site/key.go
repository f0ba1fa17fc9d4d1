package site

import (
	"crypto/sha256"
	"encoding/binary"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

type digest = [sha256.Size]byte

// A Key gathers what a page is made of. Every value is written with its length, so
// that no two lists of values give the same bytes.
type Key struct{ values []byte }

// usualKey is more than most keys take, in bytes.
const usualKey = 512

func newKey() *Key { return &Key{make([]byte, 0, usualKey)} }

func (k *Key) sum() digest { return sha256.Sum256(k.values) }

// Text adds strings.
func (k *Key) Text(values ...string) {
	k.Int(len(values))
	for _, v := range values {
		k.Int(len(v))
		k.values = append(k.values, v...)
	}
}

// Int adds a number.
func (k *Key) Int(n int) { k.values = binary.BigEndian.AppendUint64(k.values, uint64(n)) }

// Digest adds a digest.
func (k *Key) Digest(d digest) { k.values = append(k.values, d[:]...) }

// Time adds an instant, whatever its zone.
func (k *Key) Time(t time.Time) {
	if t.IsZero() {
		k.Int(0)
		return
	}
	k.Int(1)
	k.Int(int(t.Unix()))
}

// Post adds all that a post's files say, in every language.
func (k *Key) Post(p *content.Post, state content.State) {
	k.Text(p.ID, state.String())
	k.Int(len(p.Editions))
	for _, e := range p.Editions {
		k.Text(e.Lang)
		k.Digest(e.Source.Digest)
		k.Int(len(e.Media))
		for _, m := range e.Media {
			medium(k, m)
		}
	}
}

// medium adds the files of a medium; its words stand in the post's.
func medium(k *Key, m content.Media) {
	k.Digest(m.Digest)
	if m.Poster != nil {
		k.Digest(m.Poster.Digest)
	}
	k.Int(len(m.Captions))
	for _, c := range m.Captions {
		k.Digest(c.Digest)
	}
}

// entry adds all that the files of a campaign, guideline, lesson or library page
// say; nil is no entry.
func entry[T any](k *Key, e *content.Entry[T]) {
	if e == nil {
		k.Int(0)
		return
	}
	k.Text(e.ID)
	k.Int(len(e.Editions))
	for _, edition := range e.Editions {
		k.Text(edition.Lang)
		k.Digest(edition.Source.Digest)
	}
}
