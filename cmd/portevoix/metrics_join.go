package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/metrics"
)

const metricsJoinHelp = `Take over what another run collected. BEFORE and AFTER are folders of hubs: the state that
both runs began with, and what the other made of it. Each day that differs between them
is taken over, and nothing else; the workflow that keeps what was collected needs this
where two runs wrote the same month.

Usage:
  portevoix metrics join BEFORE AFTER`

func metricsJoinCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "join BEFORE AFTER",
		Short: "take over what another run collected",
		Long:  metricsJoinHelp,
		Args: func(_ *cobra.Command, folders []string) error {
			if len(folders) != 2 {
				return fmt.Errorf("name two folders, found %d", len(folders))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, folders []string) error {
			return p.joinMetrics(p.below(folders[0]), p.below(folders[1]))
		},
	}
}

func (p *program) joinMetrics(before, after string) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	defer root.Close()
	changed, err := metrics.Join(root, os.DirFS(before), os.DirFS(after))
	if err == nil && changed {
		p.say("facts of another run were taken over")
	}
	return err
}
