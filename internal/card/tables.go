package card

import (
	"bytes"
	"encoding/binary"
)

// A directory says where a kind of font file lists its tables.
// https://learn.microsoft.com/typography/opentype/spec/otff#table-directory
// https://www.w3.org/TR/WOFF/#TableDirectory
type directory struct {
	count  int  // where the number of entries stands, 16 bits
	first  int  // where the first entry stands
	size   int  // of an entry
	offset int  // in an entry: where the table stands in the file, 32 bits, and how long it is there, 32 more
	packed bool // then follows how long it is unpacked, 32 more
}

var (
	sfnt = directory{count: 4, first: 12, size: 16, offset: 8}
	woff = directory{count: 12, first: 44, size: 20, offset: 4, packed: true}
)

// unpacked is how long all tables of a font may be, in bytes: the largest fonts have a
// third of it.
const unpacked = 96 << 20

// whole reports whether all tables that a font lists lie in its file, and are no longer
// than those of fonts. go-text makes room for what is listed before it reads it.
func whole(data []byte) bool {
	d := sfnt
	if bytes.HasPrefix(data, []byte("wOFF")) {
		d = woff
	}
	if len(data) < d.first {
		return false
	}
	entries, left := data[d.first:], uint64(unpacked)
	for range binary.BigEndian.Uint16(data[d.count:]) {
		if len(entries) < d.size {
			return false
		}
		offset, length, long := d.entry(entries)
		if offset+length > uint64(len(data)) || long > left {
			return false
		}
		left -= long
		entries = entries[d.size:]
	}
	return true
}

// entry is where a table stands, how long it is there, and how long unpacked.
func (d directory) entry(data []byte) (offset, length, long uint64) {
	at := func(i int) uint64 { return uint64(binary.BigEndian.Uint32(data[d.offset+4*i:])) }
	if d.packed {
		return at(0), at(1), at(2)
	}
	return at(0), at(1), at(1)
}
