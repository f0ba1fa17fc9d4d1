package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/deploys"
)

const deploysHelp = `What was published, when, and made of which commits. portevoix build --as-of and
portevoix audit read it.

Usage:
  portevoix deploys record [OPTION …]   note a deploy

Example:
  $ portevoix deploys record --commit 7f3c… --address https://hub.example.com/`

func deploysCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "deploys",
		Short: "note what was published, and when",
		Long:  deploysHelp,
		Args:  onlySubcommands,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(deploysRecordCommand(p))
	return cmd
}

const deploysRecordHelp = `Note a deploy, once the site is there, in site/data/deploys. A run that is repeated notes
nothing new.

Usage:
  portevoix deploys record --commit HASH --address URL [OPTION …]

Options:
      --commit HASH   the commit that was built, in full
      --address URL   where the site is
      --data HASH     the commit of what was collected, of the branch portevoix-data
      --run URL       the run that published it
      --at TIME       when it was published (default: now)

Example:
  $ portevoix deploys record --commit "$(git rev-parse HEAD)" --address https://hub.example.com/
  site/data/deploys/2026-11.jsonl`

func deploysRecordCommand(p *program) *cobra.Command {
	var r deploys.Record
	var at moment
	cmd := &cobra.Command{
		Use:               "record",
		Short:             "note a deploy",
		Long:              deploysRecordHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	flags := cmd.Flags()
	flags.StringVar(&r.Commit, "commit", "", "the commit that was built")
	flags.StringVar(&r.Address, "address", "", "where the site is")
	flags.StringVar(&r.Data, "data", "", "the commit of what was collected")
	flags.StringVar(&r.Run, "run", "", "the run that published it")
	flags.Var(&at, "at", "when it was published")
	for _, option := range []string{"commit", "address", "data", "run", "at"} {
		complete(cmd, option, cobra.NoFileCompletions)
	}
	needs(cmd, "commit", "address")
	cmd.RunE = func(*cobra.Command, []string) error { return p.recordDeploy(r, at) }
	return cmd
}

func (p *program) recordDeploy(r deploys.Record, at moment) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	defer root.Close()
	r.Program, r.At = programName(), p.clock(root.FS())()
	if at.in != nil {
		r.At = at.in(time.UTC)
	}
	file, err := deploys.Append(root, r)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.Stdout, file)
	return err
}

// programName is the program's version, and the revision it was built from.
func programName() string {
	release, revision := identity()
	return strings.TrimSpace(release + " " + revision)
}
