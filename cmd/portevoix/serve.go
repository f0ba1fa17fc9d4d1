package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/check"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/serve"
	"github.com/portevoix/portevoix/internal/site"
)

const serveHelp = `Show the hub in the browser while you write. Pages are made as they are asked for and
reload by themselves when a file is saved; a mistake is shown there, with its place.
Drafts and posts whose time has not come are shown too, marked so. No file is written.

Usage:
  portevoix serve [OPTION …]

Options:
      --addr HOST:PORT   where to listen (default: localhost:1313; port 0: any free one)

` + cacheHelp + `

Example:
  $ portevoix serve
  http://localhost:1313/
  $ portevoix serve --now 2026-12-01

Ctrl-C ends it.`

func serveCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "serve",
		Short:             "show the hub in the browser while you write",
		Long:              serveHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	addr := "localhost:1313"
	cmd.Flags().Func("addr", "where to listen", func(where string) error {
		addr = where
		return checkAddr(where)
	})
	cmd.RunE = func(*cobra.Command, []string) error { return p.serve(addr) }
	complete(cmd, "addr", cobra.NoFileCompletions)
	return cmd
}

// checkAddr wants HOST:PORT; whether one can listen there is seen when trying.
func checkAddr(addr string) error {
	_, port, err := net.SplitHostPort(addr)
	if err == nil {
		_, err = net.LookupPort("tcp", port)
	}
	if err != nil {
		return errors.New("write host and port, such as localhost:1313")
	}
	return nil
}

// serve runs until it is interrupted.
func (p *program) serve(addr string) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	id, err := programID()
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	clock := p.clock(root.FS())
	return serve.Run(ctx, serve.Options{
		Dir:       p.folder(),
		Program:   portevoix.Files,
		ProgramID: id,
		Cache:     p.cache(),
		Addr:      addr,
		Now:       clock,
		Log:       p.log(),
		Ready:     func(url string) { fmt.Fprintln(p.Stdout, url) },
		Check:     func(hub *site.Hub) problem.List { return check.Run(hub, check.Options{Now: clock()}) },
	})
}
