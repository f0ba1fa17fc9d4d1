package main

import (
	"context"
	"errors"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/build"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/problem"
)

const buildHelp = `Write the site into a folder. Only what changed is written; a build that was killed
is finished by the next one. If there are errors nothing is written and the old site
stays.

Usage:
  portevoix build [OPTION …]

Options:
  -o, --output DIR     folder of the site (default: public)
      --base-url URL   where the site will stand, instead of base_url in site/hub.yaml
      --as-of TIME     the hub as it stood at TIME: as it was published then, where
                       that was noted, else as its branch was; marked so on every
                       page, and in a folder of its own (default: public-as-of)
      --preview REV    the hub as a change since a Git revision would make it: with drafts,
                       what is to come and what nobody approved yet, what differs first;
                       marked so on every page, and in a folder of its own (default:
                       public-preview). It is not for publishing
      --keep-going     leave out what has errors and build the rest; the exit status is
                       still 1. Errors in site/hub.yaml stop the build all the same
      --format WORD    of the report: text or json

` + cacheHelp + `

Example:
  $ portevoix build -o /srv/www/hub --base-url https://hub.example.com/
  /srv/www/hub: 412 files, 3 written, 409 unchanged, 0 removed
  live: 14
  embargoed: 1 (2026-12-01 09:00)
  next change: 2026-12-01 09:00
  $ portevoix build --as-of 2026-11-03T17:00:00+01:00`

func buildCommand(p *program) *cobra.Command {
	var o build.Options
	var asOf moment
	var since revision
	cmd := &cobra.Command{
		Use:               "build",
		Short:             "write the site",
		Long:              buildHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	flags := cmd.Flags()
	flags.StringVarP(&o.Output, "output", "o", "public", "folder of the site")
	flags.Func("base-url", "where the site will stand", func(address string) error {
		o.BaseURL = address
		return checkBaseURL(address)
	})
	flags.Var(&asOf, "as-of", "the hub as it stood at a time")
	flags.Var(&since, "preview", "the hub as a change since a revision would make it")
	flags.BoolVar(&o.KeepGoing, "keep-going", false, "leave out what has errors")
	complete(cmd, "base-url", cobra.NoFileCompletions)
	complete(cmd, "as-of", cobra.NoFileCompletions)
	complete(cmd, "preview", cobra.NoFileCompletions)
	format := formatOption(cmd, "text", "json")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		switch own := !flags.Changed("output"); {
		case asOf.in != nil && since != "":
			return usagef("leave out one of them", "--as-of is of an earlier time, and --preview of one to come")
		case asOf.in != nil && own:
			o.Output = "public-as-of"
		case since != "" && own:
			o.Output = "public-preview"
		}
		return p.build(cmd.Context(), o, asOf, since, format.value)
	}
	return cmd
}

func checkBaseURL(address string) error {
	if new(config.Settings).SetBaseURL(address) != nil {
		return errors.New("write an http or https address without query, such as https://example.org/hub/")
	}
	return nil
}

func (p *program) build(ctx context.Context, o build.Options, asOf moment, since revision, format string) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	files := root.FS()
	o.Now = p.clock(files)()
	if asOf.in != nil {
		if files, err = p.hubAsOf(ctx, files, &o, asOf); err != nil {
			return err
		}
	} else if repository, err := git.Open(p.folder()); err == nil {
		if files, err = approvals.Current(ctx, files, repository); err != nil {
			return err
		}
	}
	if since != "" {
		if o.Change, err = p.changed(files, since, o.Now); err != nil {
			return err
		}
	}
	if o.Program, err = programID(); err != nil {
		return err
	}
	return p.buildFrom(files, o, format)
}

// buildFrom builds the files of a hub.
func (p *program) buildFrom(files fs.FS, o build.Options, format string) error {
	progress := p.progress("building pages")
	o.Dir, o.Output = p.folder(), p.below(o.Output)
	o.Progress, o.Cache = progress.step, p.cache()
	report, problems, err := build.Run(portevoix.Files, files, o)
	progress.end()
	if err != nil {
		return err
	}
	if err := p.report(files, problems); err != nil {
		return err
	}
	if stopped(problems, o.KeepGoing) {
		p.say("nothing was written")
		p.explainAsOf(o, problems)
		return errProblems
	}
	if err := p.writeReport(report, format); err != nil {
		return err
	}
	return verdict(problems, false)
}

// stopped reports whether the build wrote nothing: it does not go on without settings.
func stopped(problems problem.List, keepGoing bool) bool {
	inSettings := func(q problem.Problem) bool {
		return q.Severity == problem.Error && q.File == config.File
	}
	return problems.HasErrors() && !keepGoing || slices.ContainsFunc(problems, inSettings)
}

func (p *program) writeReport(r build.Report, format string) error {
	switch {
	case format == "json":
		return p.writeJSON(r)
	case p.quiet:
		return nil
	}
	return r.WriteText(p.Stdout)
}
