package content

import (
	"bytes"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

// A Source is a file as it was read. It is shared between readings by a Cache and
// never changes.
type Source struct {
	Path             string // slash-separated, relative to the hub
	Data             []byte
	Digest           [32]byte  // SHA-256 of Data
	matter           yaml.Text // Data[start:end], the front matter
	start, end, body int       // offsets in Data
}

// At returns the position of the value at a path of keys (string) and indices
// (int) in the front matter, or of the nearest value that holds it.
func (s *Source) At(path ...any) problem.Position {
	if s == nil {
		return problem.Position{}
	}
	return s.matter.At(path...)
}

// WordsAt returns the position of words in the value at a path, or where it begins.
func (s *Source) WordsAt(words string, path ...any) problem.Position {
	return s.matter.WordsAt(words, path...)
}

// AtBody returns the position of a byte of the body.
func (s *Source) AtBody(offset int) problem.Position {
	if s == nil {
		return problem.Position{}
	}
	before := s.Data[:min(s.body+offset, len(s.Data))]
	start := bytes.LastIndexByte(before, '\n') + 1
	line := 1 + bytes.Count(before, []byte("\n"))
	return problem.Position{File: s.Path, Line: line, Column: 1 + len(before) - start}
}

// KeyAt returns the position of the key at a path, rather than of its value.
func (s *Source) KeyAt(path ...any) problem.Position { return s.matter.KeyAt(path...) }
