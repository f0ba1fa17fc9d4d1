// Package build writes a hub's site into a folder.
package build

import (
	"io/fs"
	"time"

	"github.com/portevoix/portevoix/internal/problem"
)

// Options say what is built, where and for when.
type Options struct {
	Output    string                // folder of the site; made when missing
	Dir       string                // the hub's folder, which Output must not be, hold or disturb; empty: not on disk
	BaseURL   string                // instead of the one in the settings; empty: that one
	Now       time.Time             // for when the site is built
	KeepGoing bool                  // leave out what has errors instead of stopping
	Program   string                // identifies the program: pages of another one are made again
	Progress  func(done, total int) // files looked at so far; one call at a time; nil: none
}

// Run builds the site. The error says that the output could not be written; what is
// wrong with the hub is in the list.
func Run(program, hub fs.FS, o Options) (Report, problem.List, error) {
	return Report{}, nil, nil
}
