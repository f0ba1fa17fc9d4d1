package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/problem"
)

const metricsPruneHelp = `Remove what site/privacy.yaml does not allow to keep: facts with their days, and sooner the
codes of colleagues in them; with individuals: off also what each code brought. It goes
from the files. On GitHub the hub workflow does this each time, and keeps them on a branch
without history.

Usage:
  portevoix metrics prune [OPTION …]

Options:
      --dry-run   say what would go, and remove nothing

Example:
  $ portevoix metrics prune
  removed before 2024-10-20: 31 days, 2210 facts
  codes removed before 2026-10-21: 14`

func metricsPruneCommand(p *program) *cobra.Command {
	var dry bool
	cmd := &cobra.Command{
		Use:               "prune",
		Short:             "remove for good what may not be kept",
		Long:              metricsPruneHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return p.pruneMetrics(dry) },
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, "remove nothing")
	return cmd
}

func (p *program) pruneMetrics(dry bool) error {
	c, err := p.countedHub()
	if err != nil {
		return err
	}
	defer c.root.Close()
	var gone metrics.Pruned
	var unread problem.List
	word := "removed"
	if dry {
		word = "to be removed"
		gone, unread = metrics.Outdated(c.root.FS(), c.limits())
	} else if gone, unread, err = metrics.Prune(c.root, c.limits()); err != nil {
		return err
	}
	if !p.quiet {
		fmt.Fprintf(p.Stdout, "%s before %s: %d days, %d facts\n", word, c.limits().Facts, gone.Days, gone.Facts)
		fmt.Fprintf(p.Stdout, "codes %s before %s: %d\n", word, c.limits().Codes, gone.Codes)
		if gone.Told > 0 {
			fmt.Fprintf(p.Stdout, "%s of what single codes brought: %d facts\n", word, gone.Told)
		}
	}
	if len(unread) > 0 {
		return errProblems // told when the hub was read
	}
	return nil
}
