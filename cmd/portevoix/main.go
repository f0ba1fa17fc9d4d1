// Portevoix keeps an employee-advocacy hub in Git: posts to share, written in
// Markdown, checked before they are merged, and compiled to a static site.
//
//	$ portevoix new post "Our new region opens in Rabat"
//	$ portevoix check
//	$ portevoix serve
//	$ portevoix build
//
// main.go is the list of commands; each has a file of its own, which holds its help,
// its options and the one job it calls. Everything a command takes from outside
// (streams, folder, time, environment) is in env, so that a test can give it.
//
// What the program says follows one form: "portevoix: error: …", then, where there is
// something to do about it, "portevoix: hint: …"; lower case, no full stop. Results go
// to standard output, everything else to standard error.
package main

import (
	"io"
	"net/http"
	"os"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/portevoix/portevoix/internal/targets"
)

// commands are all commands, in the order of a hub's life and a post's.
var commands = []func(*program) *cobra.Command{
	initCommand,      // start a hub
	newCommand,       // start a post, or what else it holds
	proposeCommand,   // or one that a colleague proposes
	countCommand,     // measure a text as a network does
	previewCommand,   // read what would be handed over
	commentCommand,   // below the pull request
	packetCommand,    // send it to reviewers without an account
	exportCommand,    // hand it to other tools
	checkCommand,     // find mistakes
	approvalsCommand, // who approved what
	ejectCommand,     // bring one of the program's files here
	schemaCommand,    // what a file may hold, for editors
	doctorCommand,    // find what is odd around the content
	serveCommand,     // look at the hub while writing
	buildCommand,     // write the site
	deploysCommand,   // note that it was published
	metricsCommand,   // count what links brought
	dossierCommand,   // write what works councils and data protection ask for
	auditCommand,     // keep what was offered in a time
	recallCommand,    // take a post back
	freezeCommand,    // stop sharing for some time
}

func main() {
	collectLess()
	os.Exit(run(os.Args[1:], env{
		Stdin:      os.Stdin,
		Stdout:     os.Stdout,
		Stderr:     os.Stderr,
		Dir:        ".",
		Now:        time.Now,
		Getenv:     os.Getenv,
		CacheDir:   cacheDir(),
		IsTerminal: isTerminal,
		Web:        targets.Public(),
	}))
}

// collectLess lets garbage stand longer than Go would: a build is short and makes much
// of it. Above memoryKept collecting is as eager as need be.
func collectLess() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(400)
		debug.SetMemoryLimit(memoryKept)
	}
}

const memoryKept = 512 << 20 // bytes

// env is all that the program takes from outside.
type env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Dir            string // from which relative paths start
	Now            func() time.Time
	Getenv         func(string) string
	CacheDir       string // of the user, for what can be made again; empty: none
	IsTerminal     func(stream any) bool
	Web            http.RoundTripper
}

// cacheDir is empty where the user has no home.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return dir
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
