package main

import (
	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/yaml"
)

const approvalsReportHelp = `List the approvals that are kept, each with who gave it, when, until when and on what
evidence. It names people: keep it where they are known.

Usage:
  portevoix approvals report [OPTION …]

Options:
      --from DATE     from that day on
      --to DATE       until the end of that day
      --format WORD   csv, json, or markdown

Example:
  $ portevoix approvals report --from 2026-10-01 --to 2026-12-31 > quarter.csv`

func approvalsReportCommand(p *program) *cobra.Command {
	var from, to yaml.Date
	cmd := &cobra.Command{
		Use:               "report",
		Short:             "list approvals with their evidence",
		Long:              approvalsReportHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().Func("from", "from that day on", func(s string) error { return from.UnmarshalText([]byte(s)) })
	cmd.Flags().Func("to", "until the end of that day", func(s string) error { return to.UnmarshalText([]byte(s)) })
	complete(cmd, "from", cobra.NoFileCompletions)
	complete(cmd, "to", cobra.NoFileCompletions)
	format := formatOption(cmd, approvals.Formats...)
	cmd.RunE = func(*cobra.Command, []string) error { return p.reportApprovals(from, to, format.value) }
	return cmd
}

func (p *program) reportApprovals(from, to yaml.Date, format string) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	defer root.Close()
	ledger, err := approvals.Read(root.FS())
	if err != nil {
		return err
	}
	settings, _ := config.Read(root.FS()) // only its zone is asked for
	lines, err := ledger.Lines(from.Start(settings.Zone), to.End(settings.Zone), settings.Zone)
	if err != nil {
		return err
	}
	return approvals.WriteReport(p.Stdout, format, lines)
}
