package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/check"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

const checkHelp = `Find mistakes: in files, settings, translations, texts, links. Each is told with its
place, its rule and its cure.

Usage:
  portevoix check [OPTION …]
  portevoix check --rules

Options:
      --rules         explain every rule, with an example
      --since REV     only what the files changed since a Git revision have, and
                      what the change itself does wrong
      --strict        warnings are problems too
      --external      ask what stands at the addresses that posts share and refer to,
                      and keep it in site/data/targets.json: the cards that networks
                      will show, and links that lead nowhere; answers are believed
                      for a week, and kept until no link needs them, longer while a
                      file has a mistake. Nothing else ever asks. Only public https
                      addresses are asked, slowly, as a link checker does, and without
                      proxies
      --format WORD   text, github (notes in a pull request, as many as GitHub shows),
                      sarif, or json: an array with the keys file, line, column, rule,
                      severity and message
      --summary FILE  add all problems to a file, as a table in Markdown: the summary
                      of a job on GitHub is in $GITHUB_STEP_SUMMARY

Example:
  $ portevoix check
  content/posts/2026/rabat.en.md:4:11: error: there is no campaign "rabbat" [unknown]
      → did you mean "rabat"?
  …
  1 error in 1 file
  $ portevoix check --since origin/main --strict
  $ portevoix check --external

Exit status: 0 fine, 1 problems found: errors, with --strict also warnings.`

// checkOptions are what the command line says about a check.
type checkOptions struct {
	rules, strict, external bool
	since                   revision
	summary                 string
	format                  *choice
}

func checkCommand(p *program) *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:               "check",
		Short:             "find mistakes, each with its cure",
		Long:              checkHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return p.check(o) },
	}
	flags := cmd.Flags()
	flags.BoolVar(&o.rules, "rules", false, "explain every rule")
	sinceOption(cmd, &o.since)
	flags.BoolVar(&o.strict, "strict", false, "warnings are problems too")
	flags.BoolVar(&o.external, "external", false, "ask what stands at shared addresses")
	flags.StringVar(&o.summary, "summary", "", "add all problems to a Markdown file")
	o.format = formatOption(cmd, check.Formats()...)
	return cmd
}

func (p *program) check(o checkOptions) error {
	if o.rules {
		return check.Explain(p.Stdout)
	}
	root, err := p.openHub()
	if err != nil {
		return err
	}
	files := root.FS()
	clock := p.clock(files)
	options := check.Options{Now: clock()}
	if o.since != "" {
		if err := p.since(string(o.since), &options); err != nil {
			return err
		}
	}
	source := site.Source{Program: portevoix.Files, Hub: files, Cache: &content.Cache{}}
	if o.external {
		if err := p.askTargets(root, source, clock); err != nil {
			return err
		}
	}
	_, problems := check.Hub(source, options)
	if err := p.writeProblems(problems, p.place(files, o), o); err != nil {
		return err
	}
	return verdict(problems, o.strict)
}

// writeProblems says what was found, where it is asked for.
func (p *program) writeProblems(problems problem.List, at check.Place, o checkOptions) error {
	if o.summary != "" {
		if err := addSummary(p.below(o.summary), problems, at); err != nil {
			return err
		}
		at.All = "the summary of this job has them all"
	}
	if p.quiet && o.format.value == "text" && len(problems) == 0 {
		return nil
	}
	return check.Write(p.Stdout, o.format.value, problems, at)
}

// maxSummary is how many bytes GitHub takes as the summary of a step. Of a longer one it
// shows nothing.
const maxSummary = 1 << 20

// addSummary adds a table of problems to a file that other commands of a step may have
// written to.
func addSummary(name string, problems problem.List, at check.Place) error {
	file, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("add a summary: %w", err)
	}
	info, err := file.Stat()
	if err == nil {
		_, err = file.WriteString(check.Summary(problems, at, maxSummary-int(info.Size())))
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("add a summary: %w", err)
	}
	return nil
}

// since adds what a revision of the repository knows.
func (p *program) since(rev string, o *check.Options) error {
	repository, err := git.Open(p.folder())
	if err != nil {
		return err
	}
	before, err := repository.At(rev)
	if err != nil {
		return err
	}
	o.Before = check.Before(before)
	o.Changed, err = repository.Changed(rev, "content", "guidelines", "site", "templates")
	return err
}

// place says where the hub stands in its repository, for those who read problems
// there.
func (p *program) place(files fs.FS, o checkOptions) check.Place {
	at := check.Place{Hub: files}
	if o.format.value != "github" && o.format.value != "sarif" && o.summary == "" {
		return at
	}
	if repository, err := git.Open(p.folder()); err == nil {
		at.Folder = repository.Folder()
	}
	return at
}

// report says problems beside a command's own result.
func (p *program) report(files fs.FS, problems problem.List) error {
	if len(problems) == 0 {
		return nil
	}
	return check.Write(p.Stderr, "text", problems, check.Place{Hub: files})
}

// verdict is errProblems where problems are such that the command cannot end well.
func verdict(problems problem.List, strict bool) error {
	if problems.HasErrors() || strict && problems.Count(problem.Warning) > 0 {
		return errProblems
	}
	return nil
}
