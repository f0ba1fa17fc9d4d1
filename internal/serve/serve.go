// Package serve shows a hub while it is being written.
package serve

import (
	"context"
	"io"
	"io/fs"
	"time"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

// Options say what is served and where.
type Options struct {
	Dir       string                           // the hub's folder
	Program   fs.FS                            // templates, words and assets that every hub has
	ProgramID string                           // identifies the program
	Addr      string                           // host and port: localhost:1313
	Now       func() time.Time                 // the time at which the hub is shown
	Log       io.Writer                        // told of every change, in lines
	Ready     func(url string)                 // called once pages can be asked for; nil: nobody
	Check     func(hub *site.Hub) problem.List // more to look for after each change; nil: nothing
}

// Run serves the hub until the context ends.
func Run(ctx context.Context, o Options) error {
	return nil
}
