package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/past"
	"github.com/portevoix/portevoix/internal/yaml"
)

const approvalsRecordHelp = `Keep an answer that came from outside, such as counsel's mail, with the mail itself. It
is on what the post hands over at the last commit, and shown as what it is. It counts
once approvals are collected, if attestation is among approvals: source in site/hub.yaml
and whoever decided is in the team.

Usage:
  portevoix approvals record --post POST --lang LANG --team TEAM --by ADDRESS
                             --decision WORD --evidence FILE [OPTION …]

Options:
      --post POST        the post
      --lang LANG        its language
      --team TEAM        for which team
      --by ADDRESS       who decided: address or login, as in the team
      --decision WORD    approve or refuse
      --evidence FILE    the mail or letter; a copy is kept
      --condition TEXT   under which alone they approve: then it is not approved
      --until DATE       the last day on which they approve

Example:
  $ portevoix approvals record --post rabat --lang en --team counsel \
      --by counsel@firm.example --decision approve --evidence answer.eml`

// recordOptions are what the command line says of an answer.
type recordOptions struct {
	approvals.Answer
	until yaml.Date
}

func approvalsRecordCommand(p *program) *cobra.Command {
	var o recordOptions
	decision := &choice{of: []string{approvals.Approve, approvals.Refuse}}
	cmd := &cobra.Command{
		Use:               "record",
		Short:             "keep an answer that came from outside",
		Long:              approvalsRecordHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	flags := cmd.Flags()
	flags.StringVar(&o.Post, "post", "", "the post")
	flags.StringVar(&o.Lang, "lang", "", "its language")
	flags.StringVar(&o.Team, "team", "", "for which team")
	flags.StringVar(&o.By, "by", "", "who decided")
	flags.Var(decision, "decision", "approve or refuse")
	flags.StringVar(&o.Name, "evidence", "", "the mail or letter")
	flags.StringVar(&o.Condition, "condition", "", "under which alone they approve")
	flags.Func("until", "the last day on which they approve", func(s string) error { return o.until.UnmarshalText([]byte(s)) })
	for _, option := range []string{"team", "by", "condition", "until"} {
		complete(cmd, option, cobra.NoFileCompletions)
	}
	complete(cmd, "post", p.completePosts)
	complete(cmd, "lang", p.completeLanguages)
	needs(cmd, "post", "lang", "team", "by", "decision", "evidence")
	complete(cmd, "decision", cobra.FixedCompletions(decision.of, cobra.ShellCompDirectiveNoFileComp))
	cmd.RunE = func(*cobra.Command, []string) error {
		o.Decision = decision.value
		return p.recordAnswer(o)
	}
	return cmd
}

func (p *program) recordAnswer(o recordOptions) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	defer root.Close()
	settings, _ := config.Read(root.FS()) // only its zone is asked for
	o.Until, o.At = o.until.End(settings.Zone), p.clock(root.FS())()
	if o.Evidence, err = os.ReadFile(p.below(o.Name)); err != nil {
		return fmt.Errorf("read the evidence: %w", err)
	}
	o.Name = filepath.Base(o.Name)
	return p.attest(root, o.Answer)
}

// attest keeps an answer on the last commit.
func (p *program) attest(root *os.Root, a approvals.Answer) error {
	repository, err := git.Open(p.folder())
	if err != nil {
		return err
	}
	if a.Commit, err = repository.Head(); err != nil {
		return err
	}
	at, err := repository.At(a.Commit)
	if err != nil {
		return err
	}
	attestation, err := approvals.Attest(at, a)
	if err != nil {
		return err
	}
	name, err := approvals.SaveAttestation(root, attestation, a.Evidence)
	if err != nil {
		return err
	}
	if _, err = fmt.Fprintln(p.Stdout, name); err == nil {
		p.advise("it counts once it is collected: portevoix approvals collect; where a workflow publishes, commit it and " +
			attestation.Evidence + " to the branch " + past.DataBranch + ", as docs/approvals.md shows")
	}
	return err
}
