package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/sources"
)

const metricsImportHelp = `Take over exports of another program: tables as CSV, or in a zip. What they say of a day
takes the place of what the source said of it before, so the same file twice changes
nothing. A file with a mistake is told with its place, and nothing is taken over.

Usage:
  portevoix metrics import FILE … --preset NAME [--source SOURCE]
  portevoix metrics import FILE … --mapping FILE --source SOURCE
  portevoix metrics import FILE … --source SOURCE

Options:
      --preset NAME     whose export it is: %s
      --mapping FILE    a file of the hub that says what the columns hold
      --source SOURCE   name of the source (default: that of the preset); one of
                        site/hub.yaml brings its preset or mapping along

Example:
  $ portevoix metrics import visits.csv --preset ga4
  ga4: 2026-11-01 to 2026-11-20: 211 read, 3 left out`

func metricsImportCommand(p *program) *cobra.Command {
	var names []string
	for _, preset := range sources.Presets() {
		names = append(names, preset.Name)
	}
	var source config.Source
	cmd := &cobra.Command{
		Use:   "import FILE …",
		Short: "take over an export of another program",
		Long:  fmt.Sprintf(metricsImportHelp, strings.Join(names, ", ")),
		Args: func(_ *cobra.Command, files []string) error {
			if len(files) == 0 {
				return errors.New("name the files to take over")
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&source.Preset, "preset", "", "whose export it is")
	flags.StringVar(&source.Mapping, "mapping", "", "what the columns hold")
	flags.StringVar(&source.Name, "source", "", "name of the source")
	complete(cmd, "preset", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
	complete(cmd, "source", p.completeSources)
	cmd.RunE = func(cmd *cobra.Command, files []string) error { return p.importMetrics(cmd.Context(), source, files) }
	return cmd
}

func (p *program) importMetrics(ctx context.Context, source config.Source, names []string) error {
	c, err := p.countedHub()
	if err != nil {
		return err
	}
	defer c.root.Close()
	asked := p.askedFor(c)
	if asked.Source, err = importedAs(c.hub.Settings, source); err != nil {
		return err
	}
	var files []sources.File
	for _, name := range names {
		files = append(files, sources.OnDisk(p.below(name)))
	}
	batch, err := sources.Import(ctx, asked, files)
	if err != nil {
		return err
	}
	if err := p.keep(c, batch); err != nil {
		return err
	}
	if err := p.release(c); err != nil {
		return err
	}
	if _, known := c.hub.Settings.Metrics.Source(asked.Source.Name); !known {
		p.say(fmt.Sprintf("no page shows %s before site/hub.yaml names it: metrics: {sources: {%[1]s: {kind: csv}}}", asked.Source.Name))
	}
	return nil
}

// importedAs is the source that files are taken over for.
func importedAs(s *config.Settings, source config.Source) (config.Source, error) {
	if source.Preset != "" && source.Mapping != "" {
		return source, usagef("keep one of the two", "--preset and --mapping are both there")
	}
	if source.Name == "" {
		source.Name = source.Preset
	}
	if source.Name == "" {
		return source, usagef("portevoix metrics import FILE --preset ga4", "it is not said whose export it is")
	}
	known, named := s.Metrics.Source(source.Name)
	switch {
	case named && known.Kind != "csv":
		return source, usagef("name another with --source", "the source %q is of kind %s, not csv", source.Name, known.Kind)
	case source.Preset == "" && source.Mapping == "":
		source.Preset, source.Mapping = known.Preset, known.Mapping
	}
	if source.Preset == "" && source.Mapping == "" {
		return source, usagef("add --preset or --mapping", "it is not said what the columns of %q hold", source.Name)
	}
	return source, nil
}
