package metrics

import (
	"fmt"
	"strings"
)

// migrations turn the files of a month into those of the next version: migrations[v] reads
// version v. A change of what the files hold raises schema and adds the step here.
var migrations = map[int]func(texts) (texts, error){}

// migrate brings the files of a month up to today's version. What is written next is of
// that version, too.
func migrate(t texts) (texts, error) {
	if t.origins == nil {
		return t, nil
	}
	first, _, _ := strings.Cut(string(t.origins), "\n")
	h, err := decodeHead(first)
	if err != nil {
		return t, nil // it is told with its place by what reads it
	}
	for v := h.V; v != schema; v++ {
		step, known := migrations[v]
		if !known {
			return t, fmt.Errorf("the file is of version %d, this program knows %d", h.V, schema)
		}
		if t, err = step(t); err != nil {
			return t, fmt.Errorf("bring the file from version %d to %d: %w", v, v+1, err)
		}
	}
	return t, nil
}
