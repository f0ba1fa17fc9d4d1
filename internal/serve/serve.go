// Package serve shows a hub while it is being written.
//
// The site is the one a build makes, and besides the drafts and the posts whose time
// has not come, marked so. It is read again when a file changes; pages are rendered
// when they are asked for, and nothing is written. An open page reloads itself:
//
//	/_portevoix/events      server-sent events: the state of the hub, at each change
//	/_portevoix/reload.js   reloads a page that shows another state
//	/_portevoix/panel.css   look of the panel that names what is wrong with the hub
//
// While the hub has errors, the panel stands on every page. What cannot be shown as
// it is now is shown as it last was without errors.
//
// Pages come with the headers of a real host. Requests must name this computer, so
// that no page from elsewhere can read drafts by a name that it makes lead here.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"os"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

// Options say what is served and where.
type Options struct {
	Dir       string                           // the hub's folder
	Program   fs.FS                            // templates, words and assets that every hub has
	ProgramID string                           // identifies the program
	Cache     site.Cache                       // of pictures made before; nil: none
	Addr      string                           // host and port: localhost:1313
	Now       func() time.Time                 // the time at which the hub is shown
	Log       io.Writer                        // told of every change, in lines
	Ready     func(url string)                 // called once pages can be asked for; nil: nobody
	Check     func(hub *site.Hub) problem.List // more to look for after each change; nil: nothing
}

// Run serves the hub until the context ends.
func Run(ctx context.Context, o Options) error {
	root, err := os.OpenRoot(o.Dir)
	if err != nil {
		return fmt.Errorf("open hub: %w", err)
	}
	defer root.Close()
	listener, err := listen(ctx, o.Addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	changes, err := watch(o.Dir)
	if err != nil {
		return err
	}
	defer changes.Close()
	h := newHub(o, root.FS(), address(o.Addr, listener))
	h.update(nil)
	return h.serve(ctx, listener, changes)
}

// serve answers requests and follows changes, until the context ends.
func (h *hub) serve(ctx context.Context, l net.Listener, changes *watcher) error {
	tasks, ctx := errgroup.WithContext(ctx)
	server := &http.Server{
		Handler:           h.handler(),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // ends the event streams
	}
	tasks.Go(func() error {
		if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			return fmt.Errorf("serve: %w", err)
		}
		return nil
	})
	tasks.Go(func() error {
		<-ctx.Done()
		return stop(server)
	})
	tasks.Go(func() error { return changes.run(ctx) })
	tasks.Go(func() error { return h.follow(ctx, changes.batches) })
	if h.Ready != nil {
		h.Ready(h.url)
	}
	return tasks.Wait()
}

// follow reads the hub again at each batch of changes.
func (h *hub) follow(ctx context.Context, batches <-chan batch) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case b := <-batches:
			if b.failed != nil {
				fmt.Fprintf(h.Log, "warning: %v\n", b.failed)
			}
			h.update(slices.Sorted(maps.Keys(b.changed)))
		}
	}
}

// stop lets requests that are being answered come to their end, for a moment.
func stop(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return server.Close()
	}
	return nil
}
