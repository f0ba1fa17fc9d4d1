package sources

import (
	"hash/maphash"

	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/weblog"
)

// visitors are who came on a day, and when last: as hashes with a key that nobody knows and
// that is gone with them.
type visitors struct {
	seed  maphash.Seed
	last  map[uint64]int64
	limit int // how many there may be before those are let go who left
}

func newVisitors() visitors {
	return visitors{seed: maphash.MakeSeed(), last: map[uint64]int64{}, limit: minVisitors}
}

const (
	visitEnds   = 30 * 60 // seconds
	minVisitors = 1024
)

// come tells whether a visit of some tags begins, or goes on.
func (v *visitors) come(r *weblog.Request, of share.Attribution) (begins bool) {
	key := v.key(r, of)
	before, known := v.last[key]
	v.last[key] = max(before, r.Time)
	if len(v.last) > v.limit {
		v.letGo(r.Time)
	}
	return !known || r.Time-before > visitEnds
}

// letGo forgets whose visit is over. Lines may be late by as long as a visit.
func (v *visitors) letGo(now int64) {
	for key, last := range v.last {
		if now-last > 2*visitEnds {
			delete(v.last, key)
		}
	}
	v.limit = 2*len(v.last) + minVisitors
}

func (v *visitors) key(r *weblog.Request, of share.Attribution) uint64 {
	var h maphash.Hash
	h.SetSeed(v.seed)
	for _, part := range [][]byte{r.Client, r.Forwarded, r.Agent} {
		_, _ = h.Write(part)
		_ = h.WriteByte(0)
	}
	maphash.WriteComparable(&h, of)
	return h.Sum64()
}
