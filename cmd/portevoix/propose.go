package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/propose"
	"github.com/portevoix/portevoix/internal/scaffold"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/yaml"
)

const proposeHelp = `Make drafts of what colleagues propose, and check them.

An issue that was written with the form becomes a branch and a pull request, which is
brought up to date when the issue was edited, until somebody else commits to it; one
comment on the issue says what to mend. Of a mail or a spreadsheet the drafts are
written into the hub. Nothing is ever overwritten.

Usage:
  portevoix propose [OPTION …] --issue NUMBER
  portevoix propose [OPTION …] --mail FILE      a message as it came; - for standard input
  portevoix propose [OPTION …] --csv FILE       a row each; the first row names the columns:
                                                title, text, text 2, link, why, topics, kind,
                                                language, from; or as the hub's pages say

Options:
      --lang LANG               language of proposals that name none
      --dry-run                 write nothing: print the files and what was found
      --format WORD             text, or json: an array with the keys file, title, from,
                                text, problems, pull and comment
` + gitHubHelp + `

Example:
  $ portevoix propose --csv ideas.csv
  content/posts/2026/our-new-region.fr.md
  …
  $ portevoix propose --mail idea.eml --dry-run

Exit status: 0 fine, 1 of something no post could be made.`

// proposeOptions are what the command line says about proposals.
type proposeOptions struct {
	issue     string
	mail, csv string
	lang      string
	dryRun    bool
	format    *choice
	gitHubOptions
}

func proposeCommand(p *program) *cobra.Command {
	var o proposeOptions
	cmd := &cobra.Command{
		Use:               "propose",
		Short:             "make drafts of what colleagues propose",
		Long:              proposeHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return p.propose(o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.issue, "issue", "", "number of an issue")
	flags.StringVar(&o.mail, "mail", "", "file of a mail")
	flags.StringVar(&o.csv, "csv", "", "file of a spreadsheet")
	flags.StringVar(&o.lang, "lang", "", "language of proposals that name none")
	flags.BoolVar(&o.dryRun, "dry-run", false, "write nothing")
	complete(cmd, "issue", cobra.NoFileCompletions)
	complete(cmd, "lang", p.completeLanguages)
	o.format = formatOption(cmd, "text", "json")
	o.add(cmd)
	return cmd
}

func (p *program) propose(o proposeOptions) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	hub, _ := site.Read(site.Source{Program: portevoix.Files, Hub: root.FS()}) // mistakes of the hub are no proposal's
	w := &proposing{program: p, options: o, root: root, hub: hub, now: p.clock(root.FS())()}
	if o.lang != "" && !slices.Contains(hub.Settings.Languages, o.lang) {
		return usagef(yaml.Suggest(o.lang, hub.Settings.Languages), "the hub does not speak %q", o.lang)
	}
	switch {
	case o.issue != "" && o.mail == "" && o.csv == "":
		err = w.issue()
	case o.mail != "" && o.issue == "" && o.csv == "":
		err = w.read(o.mail, w.mail)
	case o.csv != "" && o.issue == "" && o.mail == "":
		err = w.read(o.csv, w.csv)
	default:
		return usagef("write one of --issue NUMBER, --mail FILE and --csv FILE", "what is proposed where?")
	}
	if err != nil {
		return err
	}
	if err := w.write(); err != nil {
		return err
	}
	return verdict(w.problems(), false)
}

// read makes drafts of a file, and writes them into the hub.
func (w *proposing) read(name string, parse func(io.Reader) ([]propose.Proposal, error)) error {
	file := w.Stdin
	if name != "-" {
		opened, err := os.Open(w.below(name))
		if err != nil {
			return fmt.Errorf("read proposals: %w", err)
		}
		defer func() { _ = opened.Close() }() // it was only read
		file = opened
	}
	list, err := parse(file)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	for i, proposal := range list {
		proposal.Language = cmp.Or(proposal.Language, w.options.lang)
		w.make(proposal, fmt.Sprintf("%s, proposal %d", name, i+1))
	}
	if err := w.check(); err != nil || w.options.dryRun {
		return err
	}
	for _, made := range w.made {
		if made.Path == "" {
			continue
		}
		if err := scaffold.Create(w.root, made.Path, made.Data); err != nil {
			return err
		}
	}
	return nil
}

func (w *proposing) mail(r io.Reader) ([]propose.Proposal, error) {
	proposal, err := propose.Mail(r, w.names())
	return []propose.Proposal{proposal}, err
}

func (w *proposing) csv(r io.Reader) ([]propose.Proposal, error) { return propose.CSV(r, w.names()) }

// issue makes a draft of an issue, and brings it to its pull request.
func (w *proposing) issue() error {
	number, err := strconv.Atoi(w.options.issue)
	if err != nil || number < 1 {
		return usagef("write its number alone, such as 12", "%q is no issue", w.options.issue)
	}
	repository, err := git.Open(w.folder())
	if err != nil {
		return err
	}
	client, err := w.gitHub(w.options.gitHubOptions, repository)
	if err != nil {
		return err
	}
	forms, problems := propose.ReadForms(os.DirFS(repository.Root()))
	if err := w.report(os.DirFS(repository.Root()), problems); err != nil {
		return err
	}
	ctx := context.Background()
	issue, err := client.Issue(ctx, number)
	if err != nil {
		return err
	}
	proposal, form, err := propose.Read(forms, issue.Body)
	source := "issue " + strconv.Itoa(number)
	if errors.Is(err, propose.ErrNoForm) {
		w.refuse(source, err)
	} else {
		proposal.From, proposal.At = issue.User, issue.CreatedAt
		w.make(proposal, source)
	}
	if err := w.check(); err != nil || w.options.dryRun {
		return err
	}
	made := &w.made[0]
	desk := propose.Desk{Client: client, Hub: w.root.FS(), Folder: repository.Folder()}
	made.sent, err = desk.Send(ctx, issue, form, made.Draft, made.found)
	return err
}

// refuse notes a proposal that can't be read.
func (w *proposing) refuse(source string, err error) {
	found := problem.Errorf(problem.Position{File: source}, "proposal", "%v", err).
		WithCure("fill in the form for proposals, and close this one")
	w.made = append(w.made, proposed{Draft: propose.Draft{Problems: problem.List{found}}})
}
