package check

import (
	"io"
	"io/fs"

	"github.com/portevoix/portevoix/internal/problem"
)

// Formats are what Write can write.
var Formats = []string{"text", "json", "github", "sarif"}

// A Place says where the hub stands, for formats that are read elsewhere.
type Place struct {
	Hub    fs.FS  // its files: sarif counts columns in characters
	Folder string // of the hub in its repository, slash-separated; empty: its root
}

// Write writes problems in one of Formats.
func Write(w io.Writer, format string, list problem.List, at Place) error { return nil }

// Explain writes every rule with its reason and its example.
func Explain(w io.Writer) error { return nil }
