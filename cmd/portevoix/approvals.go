package main

import (
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/git"
)

const approvalsHelp = `Who approved what. The hub offers only what is approved where approvals: require: true
stands in site/hub.yaml; whose approval a post needs, and where it is looked for, stands
there too. What is found is kept in site/data/approvals.

Usage:
  portevoix approvals collect [OPTION …]   find approvals and keep them
  portevoix approvals verify [OPTION …]    prove what is kept from scratch
  portevoix approvals report [OPTION …]    list approvals with their evidence
  portevoix approvals record [OPTION …]    keep an answer that came from outside

In a review on GitHub a line /approve POST, /approve POST until 2027-01-31 or
/hold POST REASON decides on one post of many.

Example:
  $ portevoix approvals collect
  approved: 14
  not approved: 1
  rabat.en: legal: 0 of 1; anna approved another version`

func approvalsCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "approvals",
		Short: "find, prove and list who approved what",
		Long:  approvalsHelp,
		Args:  onlySubcommands,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(approvalsCollectCommand(p), approvalsVerifyCommand(p), approvalsReportCommand(p), approvalsRecordCommand(p))
	return cmd
}

const approvalsCollectHelp = `Find approvals along the branch: reviews of merged pull requests, Approved-by: trailers
of commits, recorded answers, as approvals: source in site/hub.yaml says. Only what is
new is read; GitHub is asked only where reviews count. What is not approved is listed
with the reason.

Usage:
  portevoix approvals collect [OPTION …]

Options:
      --branch REV              the branch that is published (default: HEAD)
      --offline                 ask nobody: what is kept of reviews is all there is
` + gitHubHelp + `

Example:
  $ portevoix approvals collect --repository example/hub`

// collectOptions say where approvals are looked for.
type collectOptions struct {
	gitHubOptions
	branch  string
	offline bool
}

func (o *collectOptions) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.branch, "branch", "HEAD", "the branch that is published")
	cmd.Flags().BoolVar(&o.offline, "offline", false, "ask nobody")
	complete(cmd, "branch", cobra.NoFileCompletions)
	o.gitHubOptions.add(cmd)
}

func approvalsCollectCommand(p *program) *cobra.Command {
	return p.approvalsJob("collect", "find approvals and keep them", approvalsCollectHelp, p.collectApprovals)
}

// approvalsJob is a command that looks for approvals in a hub that asks for some.
func (p *program) approvalsJob(
	name, short, help string, job func(context.Context, *os.Root, collectOptions) error,
) *cobra.Command {
	var o collectOptions
	cmd := &cobra.Command{
		Use:               name,
		Short:             short,
		Long:              help,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			root, err := p.openHub()
			if err != nil {
				return err
			}
			defer root.Close()
			if !p.approvalsAsked(root) {
				return nil
			}
			return job(cmd.Context(), root, o)
		},
	}
	o.add(cmd)
	return cmd
}

func (p *program) collectApprovals(ctx context.Context, root *os.Root, o collectOptions) error {
	known, err := approvals.Known(root.FS())
	if err != nil {
		return hinted{err, "remove site/data/approvals/ledger.jsonl and state.json, and collect again"}
	}
	evidence, err := p.evidence(ctx, root, o, false)
	if err != nil {
		return err
	}
	found, err := approvals.Collect(ctx, evidence, known)
	if err != nil {
		return err
	}
	if err := found.Save(root); err != nil {
		return err
	}
	return p.writeOpen(found)
}

// approvalsAsked says where a hub asks for none: then nobody is asked.
func (p *program) approvalsAsked(root *os.Root) bool {
	settings, problems := config.Read(root.FS())
	if settings.Approvals.Asked() || problems.HasErrors() {
		return true
	}
	p.say("the hub asks for no approvals")
	return false
}

// evidence gathers what is on the branch, and what GitHub knows where its reviews count.
func (p *program) evidence(ctx context.Context, root *os.Root, o collectOptions, afresh bool) (approvals.Evidence, error) {
	repository, err := git.Open(p.folder())
	if err != nil {
		return approvals.Evidence{}, err
	}
	source := approvals.Source{Repository: repository, Revision: o.branch, Hub: root.FS(), Afresh: afresh}
	settings, _ := config.Read(root.FS()) // its mistakes are no approval's
	if !o.offline && slices.Contains(settings.Approvals.Sources, config.FromGitHub) {
		if source.GitHub, err = p.gitHub(o.gitHubOptions, repository); err != nil {
			return approvals.Evidence{}, err
		}
	}
	evidence, changed, err := approvals.Gather(ctx, source)
	if !afresh {
		if err := approvals.SaveFacts(root, changed); err != nil {
			return evidence, err
		}
	}
	return evidence, err
}

// writeOpen says how many editions are approved, and why others are not.
func (p *program) writeOpen(found approvals.Collection) error {
	if p.quiet {
		return nil
	}
	if _, err := fmt.Fprintf(p.Stdout, "approved: %d\nnot approved: %d\n", found.Approved, len(found.Open)); err != nil {
		return err
	}
	for _, o := range found.Open {
		if _, err := fmt.Fprintf(p.Stdout, "%s.%s: %s\n", o.Post, o.Lang, o.Reason); err != nil {
			return err
		}
	}
	return nil
}
