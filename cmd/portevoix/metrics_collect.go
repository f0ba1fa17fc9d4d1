package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/sources"
	"github.com/portevoix/portevoix/internal/yaml"
)

const metricsCollectHelp = `Ask the sources that stand in site/hub.yaml, or only some of them. What a source says of
a day takes the place of what it said of that day before; a day that is closed isn't
asked again. A source that fails is told, and what it said before stays, beside the days
that it can tell of; the others are asked all the same.

Usage:
  portevoix metrics collect [SOURCE …]

Example:
  $ portevoix metrics collect
  logs: 2026-11-18 to 2026-11-20: 12034 read, 11622 left out
  $ portevoix metrics collect logs

Exit status: 0 fine, 1 a source failed.`

func metricsCollectCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:               "collect [SOURCE …]",
		Short:             "ask the sources of numbers",
		Long:              metricsCollectHelp,
		ValidArgsFunction: p.completeSources,
		RunE:              func(cmd *cobra.Command, names []string) error { return p.collectMetrics(cmd.Context(), names) },
	}
}

func (p *program) collectMetrics(ctx context.Context, names []string) error {
	c, err := p.countedHub()
	if err != nil {
		return err
	}
	defer c.root.Close()
	list, err := sourcesNamed(c.hub.Settings, names)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		p.say("the hub counts nothing: site/hub.yaml names no sources of metrics")
	}
	var failed error
	for _, result := range sources.Collect(ctx, p.askedFor(c), list, c.hub.Facts) {
		err := result.Err
		if err == nil || len(result.Batch.Days) > 0 {
			err = errors.Join(err, p.keep(c, result.Batch))
		}
		if err != nil {
			p.complain(err)
			failed = errProblems
		}
	}
	if err := p.release(c); err != nil {
		p.complain(err)
		failed = errProblems
	}
	return failed
}

// sourcesNamed are sources of the hub; without names, all.
func sourcesNamed(s *config.Settings, names []string) ([]config.Source, error) {
	if len(names) == 0 {
		return s.Metrics.Sources, nil
	}
	var list []config.Source
	for _, name := range names {
		source, known := s.Metrics.Source(name)
		if !known {
			return nil, usagef(yaml.Suggest(name, sourceNames(s)), "the hub has no source %q", name)
		}
		list = append(list, source)
	}
	return list, nil
}

func sourceNames(s *config.Settings) []string {
	var names []string
	for _, source := range s.Metrics.Sources {
		names = append(names, source.Name)
	}
	return names
}

// completeSources are the names of the hub's sources.
func (p *program) completeSources(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	root, err := p.openHub()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	defer root.Close()
	settings, _ := config.Read(root.FS())
	return sourceNames(settings), cobra.ShellCompDirectiveNoFileComp
}
