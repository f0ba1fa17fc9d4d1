package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/approvals"
)

const approvalsVerifyHelp = `Prove the approvals that are kept: all evidence is gathered and judged again from the
first commit on, and each difference is named. Nothing is written.

Usage:
  portevoix approvals verify [OPTION …]

Options:
      --branch REV              the branch that is published (default: HEAD)
      --offline                 ask nobody: believe what is kept of reviews
` + gitHubHelp + `

Example:
  $ portevoix approvals verify --repository example/hub
  proved: 14

Exit status: 0 all is proved, 1 there are differences.`

func approvalsVerifyCommand(p *program) *cobra.Command {
	return p.approvalsJob("verify", "prove what is kept from scratch", approvalsVerifyHelp, p.verifyApprovals)
}

func (p *program) verifyApprovals(ctx context.Context, root *os.Root, o collectOptions) error {
	kept, err := approvals.Read(root.FS())
	if err != nil {
		return err
	}
	evidence, err := p.evidence(ctx, root, o, true)
	if err != nil {
		return err
	}
	proved, err := approvals.Collect(ctx, evidence, approvals.Collection{})
	if err != nil {
		return err
	}
	differences, err := approvals.Differences(kept, proved.Ledger)
	if err != nil {
		return err
	}
	for _, d := range differences {
		if _, err := fmt.Fprintln(p.Stdout, d); err != nil {
			return err
		}
	}
	if len(differences) > 0 {
		return errProblems
	}
	_, err = fmt.Fprintf(p.Stdout, "proved: %d\n", len(kept.Entries))
	return err
}
