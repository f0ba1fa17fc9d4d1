package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/audit"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/past"
	"github.com/portevoix/portevoix/internal/yaml"
)

const auditHelp = `Keep what the hub offered in a time as one file that needs no other program: which posts,
in which words and with which pictures, who approved them on what evidence, what was taken
back, under which rules, and when it was published. Unpack it and open index.html.

It names people who approved: keep it where they may be known. It says what was offered,
not what colleagues posted, which nobody records.

Usage:
  portevoix audit --from DATE --to DATE [OPTION …]

Options:
      --from DATE     the first day
      --to DATE       the last day; of one that is not over, what has been so far
  -o, --output FILE   the archive (default: audit-FROM-TO.zip)
      --lang LANG     in which language it speaks (default: the hub's first)

Example:
  $ portevoix audit --from 2026-10-01 --to 2026-12-31 -o fourth-quarter.zip
  fourth-quarter.zip: 41 offers, 1 withdrawal, 187 deploys`

// auditOptions are what the command line says of a record.
type auditOptions struct {
	from, to yaml.Date
	days     [2]string
	output   string
	lang     string
}

func auditCommand(p *program) *cobra.Command {
	var o auditOptions
	cmd := &cobra.Command{
		Use:               "audit",
		Short:             "keep what was offered in a time",
		Long:              auditHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, _ []string) error { return p.audit(cmd.Context(), o) },
	}
	day := func(n int, d *yaml.Date) func(string) error {
		return func(text string) error {
			o.days[n] = text
			return d.UnmarshalText([]byte(text))
		}
	}
	flags := cmd.Flags()
	flags.Func("from", "the first day", day(0, &o.from))
	flags.Func("to", "the last day", day(1, &o.to))
	flags.StringVarP(&o.output, "output", "o", "", "the archive")
	flags.StringVar(&o.lang, "lang", "", "in which language it speaks")
	complete(cmd, "from", cobra.NoFileCompletions)
	complete(cmd, "to", cobra.NoFileCompletions)
	complete(cmd, "lang", p.completeLanguages)
	needs(cmd, "from", "to")
	return cmd
}

func (p *program) audit(ctx context.Context, o auditOptions) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	defer root.Close()
	options, err := p.auditOf(root, o)
	if err != nil {
		return err
	}
	if options.History, err = past.Open(ctx, p.folder(), root.FS()); err != nil {
		return err
	}
	record, err := audit.Gather(options)
	if err != nil {
		return err
	}
	p.tellKept(options.History)
	if o.output == "" {
		o.output = fmt.Sprintf("audit-%s-%s.zip", o.from.Start(options.Zone).Format(time.DateOnly),
			o.to.End(options.Zone).Add(-time.Second).Format(time.DateOnly))
	}
	if err := writeAudit(p.below(o.output), record); err != nil {
		return fmt.Errorf("write %s: %w", o.output, err)
	}
	_, err = fmt.Fprintf(p.Stdout, "%s: %s, %s, %s\n", o.output, counted(len(record.Offers), "offer"),
		counted(len(record.Withdrawals), "withdrawal"), counted(record.Deploys(), "deploy"))
	return err
}

// auditOf says what is recorded, by the settings as they stand.
func (p *program) auditOf(root *os.Root, o auditOptions) (audit.Options, error) {
	settings, problems := config.Read(root.FS())
	if problems.HasErrors() {
		return audit.Options{}, errors.Join(p.report(root.FS(), problems), errProblems)
	}
	now := p.clock(root.FS())()
	from, to := o.from.Start(settings.Zone), o.to.End(settings.Zone)
	if to.After(now) {
		to = now
	}
	if !from.Before(to) {
		return audit.Options{}, usagef("the first day comes first, and has begun", "there is nothing between %s and %s", o.days[0], o.days[1])
	}
	if o.lang == "" {
		o.lang = settings.Languages[0]
	}
	if !slices.Contains(settings.Languages, o.lang) {
		return audit.Options{}, usagef(yaml.Suggest(o.lang, settings.Languages), "the hub does not speak %q", o.lang)
	}
	words, problems := lang.Read([]string{o.lang}, portevoix.Files, root.FS())
	if problems.HasErrors() {
		return audit.Options{}, errors.Join(p.report(root.FS(), problems), errProblems)
	}
	return audit.Options{
		Program: portevoix.Files, Name: settings.Title.In(o.lang, settings.Languages), Address: settings.BaseURL, Zone: settings.Zone,
		From: from, To: to, Version: "portevoix " + programName(), Words: words[o.lang],
	}, nil
}

// writeAudit writes the archive: all of it or, where that fails, nothing.
func writeAudit(name string, record *audit.Record) error {
	beside, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.new")
	if err != nil {
		return err
	}
	err = errors.Join(record.Write(beside), beside.Close())
	if err == nil {
		err = os.Rename(beside.Name(), name)
	}
	if err != nil {
		_ = os.Remove(beside.Name()) // what went wrong first is told
	}
	return err
}

// counted words a number of things.
func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
