package main

import (
	"errors"

	"github.com/spf13/cobra"
)

// Exit codes.
const (
	exitFine     = 0
	exitProblems = 1 // something is wrong with the hub, and has been said
	exitUsage    = 2 // the command line makes no sense
	exitFailure  = 3 // the work could not be done
)

const rootHelp = `Portevoix keeps a hub of posts to share in Git, and makes a static site of it.

Usage:
  portevoix [-C DIR] COMMAND [OPTION …]

Commands:
  init             start a hub
  new post TITLE   start a post; also campaign, guideline, lesson, poll
  propose          make drafts of what colleagues propose
  count            measure a text as a network does
  preview          show what would be handed over on each network
  comment          say it below the pull request, once
  packet           write a file for reviewers without an account
  export           write texts for Buffer, a spreadsheet or a calendar
  check            find mistakes, each with its cure
  eject            bring one of the program's files here, to change it
  schema           print what a kind of file may hold, for editors
  approvals        find, prove and list who approved what
  doctor           say what is odd about the hub and its repository
  serve            show the hub in the browser while you write
  build            write the site
  deploys          note what was published, and when
  metrics          count what links brought
  dossier          write papers for works councils and data protection
  audit            keep what was offered in a time
  recall           take a post back
  freeze           stop sharing for some time
  completion       print completions for bash, zsh, fish or powershell

Options of every command:
  -C, --directory DIR   the hub's folder (default: this one); other paths start there
      --now TIME        work as if it were TIME: 2026-11-20 or 2026-11-20T09:00:00+01:00
  -q, --quiet           say nothing but results and errors
  -h, --help            say what a command does
      --version         say which program this is

A session:
  $ portevoix new post "Our new region opens in Rabat"
  content/posts/2026/our-new-region-opens-in-rabat.en.md
  $ portevoix check
  $ portevoix serve
  http://localhost:1313/
  $ git switch -c rabat && git add content && git commit -m "post: Rabat"

Exit status: 0 fine, 1 problems found, 2 wrong usage, 3 failure.`

// A program is one run of the program.
type program struct {
	env
	directory string // -C; empty: this one
	quiet     bool
	now       moment
	started   bool // the command line was understood
}

// run does what the arguments say and returns the exit code.
func run(args []string, e env) int {
	p := &program{env: e}
	root := p.root()
	onlyKnownShells(root)
	root.SetArgs(args)
	cmd, err := root.ExecuteC()
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errProblems):
		return exitProblems
	case !p.started:
		p.complain(hinted{err, "see " + cmd.CommandPath() + " --help"})
		return exitUsage
	}
	p.complain(err)
	var misuse usage
	if errors.As(err, &misuse) {
		return exitUsage
	}
	return exitFailure
}

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:               "portevoix",
		Long:              rootHelp,
		Version:           version(),
		Args:              onlySubcommands,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRun:  func(*cobra.Command, []string) { p.started = true },
		SilenceErrors:     true,
		SilenceUsage:      true,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	root.SetIn(p.Stdin)
	root.SetOut(p.Stdout)
	root.SetErr(p.Stderr)
	root.SetHelpTemplate("{{.Long}}\n")
	root.SetUsageTemplate("{{.Long}}\n")
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(helpCommand())
	flags := root.PersistentFlags()
	flags.StringVarP(&p.directory, "directory", "C", "", "the hub's folder")
	flags.BoolVarP(&p.quiet, "quiet", "q", false, "say nothing but results and errors")
	flags.Var(&p.now, "now", "work as if it were this time")
	for _, command := range commands {
		root.AddCommand(command(p))
	}
	return root
}
