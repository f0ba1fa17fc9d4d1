package check

import (
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
)

// A Place says where the hub stands, for formats that are read elsewhere.
type Place struct {
	Hub    fs.FS  // its files: sarif counts columns in characters, not in bytes
	Folder string // of the hub in its repository, slash-separated; empty: its root
	All    string // where to read what github has no room for; empty: portevoix check
}

// format is a way to write problems.
type format struct {
	name  string
	write func(io.Writer, problem.List, Place) error
}

var formats = []format{
	{"text", writeText},
	{"json", writeJSON},
	{"github", writeGitHub},
	{"sarif", writeSARIF},
}

// Formats are the names of what Write can write.
func Formats() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// Write writes problems, sorted as they are in the list: text for people; json, an
// array of objects with the keys file line column rule severity message; github,
// workflow commands that become annotations, as many as are shown; sarif, SARIF 2.1.0.
func Write(w io.Writer, format string, list problem.List, at Place) error {
	for _, f := range formats {
		if f.name == format {
			return f.write(w, list, at)
		}
	}
	return fmt.Errorf("unknown format %q, want one of %s", format, strings.Join(Formats(), ", "))
}
